"""Passphrases come from files."""

from pathlib import Path

import pytest

from doithoai.work import passphrases
from doithoai.work.passphrases import PassphraseUnreadable


def test_it_is_the_first_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "khoa.txt"
    path.write_text("mưa rào tháng sáu\r\nkhông phải\r\n", "utf-8-sig")
    assert passphrases.read(path) == "mưa rào tháng sáu"
    assert passphrases.read(None) == ""
    monkeypatch.setenv(passphrases.VARIABLE, str(path))
    assert passphrases.read(None) == "mưa rào tháng sáu"


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe"])
def test_a_file_without_one_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "khoa.txt"
    path.write_bytes(content)
    with pytest.raises(PassphraseUnreadable):
        passphrases.read(path)
    with pytest.raises(PassphraseUnreadable):
        passphrases.read(tmp_path / "không có")
