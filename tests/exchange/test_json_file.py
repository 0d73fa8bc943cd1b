"""A JSON file that may be anything: one clear error for each thing that can be wrong."""

from pathlib import Path

import pytest

from doithoai.exchange.errors import DataUnreadable
from doithoai.exchange.json_file import json_of, read_json
from doithoai.exchange.values import Repeated


def message(content: bytes) -> str:
    with pytest.raises(DataUnreadable) as caught:
        json_of(content, "data.json")
    return str(caught.value)


def test_what_it_says():
    assert json_of(b'\xef\xbb\xbf{"a": [1, null, "\xc4\x91"]}', "f") == {"a": [1, None, "đ"]}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b" \n", "data.json is empty"),
        (b'{"a": 1,\n"b" 2}', "line 2, column 5"),
        (b'{"a":\n\n"\xff"}', "not UTF-8 text (line 3)"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[NaN]", "NaN"),
        (b"[-Infinity]", "-Infinity"),
        (b"9" * 5000, "cannot be read"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(content, expected):
    text = message(content)
    assert expected in text
    assert "\n" not in text


def test_a_key_given_twice_marks_its_object():
    value = json_of(b'{"a": {"b": 1, "c": 2, "c": 3, "b": 4}}', "f")["a"]
    assert isinstance(value, Repeated)
    assert value.key == "b", "the first key that is given again"


def test_a_file_that_is_missing_a_folder_or_locked(tmp_path, monkeypatch):
    with pytest.raises(DataUnreadable, match=r"no\.json"):
        read_json(tmp_path / "no.json")
    with pytest.raises(DataUnreadable, match="is a folder"):
        read_json(tmp_path)
    locked = tmp_path / "locked.json"
    locked.write_bytes(b"{}")

    def refused(path):  # the rights of a file do not hold for root
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(DataUnreadable, match="cannot be read"):
        read_json(locked)
