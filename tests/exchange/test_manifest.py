"""What a package says of itself, written and read."""

import json
from dataclasses import replace
from datetime import date

import pytest
from sendable import OFFICE

from doithoai.domain.errors import AppError
from doithoai.domain.turnover import Turnover
from doithoai.exchange.container import Member
from doithoai.exchange.errors import DataRefused, PackageProblem
from doithoai.exchange.keys import PublicKey
from doithoai.exchange.manifest import Counts, Manifest, Packed, Since, State, fingerprint, from_bytes, to_bytes

WHOLE = Manifest(
    program="doithoai 1",
    office=OFFICE,
    receiver="Ban Thường vụ Tỉnh ủy",
    period=(date(2022, 1, 1), date(2022, 12, 31)),
    as_of=date(2022, 12, 31),
    made_on=date(2023, 1, 5),
    history_head="ab" * 32,
    counts=Counts(1, 127, 2, 1, 1),
    members=(Member("data.json", 10, "cd" * 32), Member("documents/a.pdf", 0, "ef" * 32)),
    packed=Packed(100, "01" * 32),
    turnover=Turnover(carried=3, received=4, settled_in_time=2, settled_late=1, left=4, left_late=2),
    state=State(12, "2022-12-31T09:00:00Z"),
    since=Since("23" * 32, ("s7",)),
    key=PublicKey("45" * 32, "age1weejupep9fkf8gnqckxzjk7nhszxg9evaayaaz90afmsrlz2qq7q908x5v"),
)


@pytest.mark.parametrize(
    "manifest",
    [
        WHOLE,
        replace(
            WHOLE,
            office=None,
            receiver="",
            made_on=None,
            history_head="",
            members=(),
            turnover=None,
            state=None,
            since=None,
            key=None,
        ),
    ],
    ids=["whole", "least"],
)
def test_it_reads_back_as_it_was_written(manifest):
    assert from_bytes(to_bytes(manifest)) == manifest


def test_its_keys_are_in_their_order():
    written = json.loads(to_bytes(WHOLE))
    expected = "format program office receiver period as_of made_on history_head counts turnover members packed"
    expected += " state since key"
    assert list(written) == expected.split()
    assert written["turnover"] == {
        "carried": 3,
        "received": 4,
        "settled_in_time": 2,
        "settled_late": 1,
        "left_in_time": 2,
        "left_late": 2,
    }
    assert list(written["counts"]) == ["sessions", "attendees", "petitions", "assigned", "documents"]


def changed(**parts) -> bytes:
    return json.dumps({**json.loads(to_bytes(WHOLE)), **parts}).encode()


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        ({"period": {"from": "2022-01-01"}}, "period.to"),
        ({"counts": {"sessions": 1}}, "counts.attendees"),
        (
            {"counts": dict.fromkeys(("sessions", "attendees", "petitions", "assigned", "documents"), -1)},
            "counts.sessions",
        ),
        ({"members": [{"name": "../a", "size": 1, "sha256": "ab" * 32}]}, "members[0].name"),
        ({"members": [{"name": "a", "size": 1}]}, "members[0].sha256"),
        ({"packed": {"size": 1, "sha256": "AB" * 32}}, "packed.sha256"),
        ({"state": {"step": 1}}, "state.at"),
        ({"state": {"step": 1, "at": "2022-12-31T09:00:00+07:00"}}, "state.at"),
        ({"since": {"withdrawn": []}}, "since.manifest"),
        ({"key": {"signing": "45" * 32, "sealing": "age1weejupep"}}, "key.sealing"),
        ({"key": {"signing": "45" * 31, "sealing": None}}, "key.signing"),
        ({"as_of": None}, "as_of"),
        ({"office": {"level": "village"}}, "office.level"),
        ({"extra": 1}, "extra"),
        ({"format": "zip/1"}, "manifest.json"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(parts, path):
    with pytest.raises(DataRefused) as caught:
        from_bytes(changed(**parts))
    assert caught.value.path == path


def test_a_newer_format_is_told_from_a_wrong_one():
    with pytest.raises(PackageProblem, match="newer program"):
        from_bytes(changed(format="doithoai-package/3"))
    with pytest.raises(AppError):
        from_bytes(b"no json")


def test_the_code_stands_for_every_byte():
    content = to_bytes(WHOLE)
    assert len(fingerprint(content)) == 8
    assert fingerprint(content) != fingerprint(content + b" ")
