"""An office's own phrases stand over the shipped ones; one that cannot be used changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from doithoai.documents.formats.model import Family
from doithoai.domain.kinds import DocumentKind
from doithoai.register.connection import Register
from doithoai.work import wordings

MINUTES, STATE, PARTY = DocumentKind.MINUTES, Family.STATE, Family.PARTY
OWN = "Người chủ trì: {chair}."


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.create(tmp_path / "so.sdt") as book:
        yield book


def with_own(register: Register, phrase: str, kind: DocumentKind = MINUTES, family: Family = STATE) -> None:
    rows = [row | {"own": phrase} if row["key"] == "chair" else row for row in wordings.rows(register, kind, family)]
    wordings.set_rows(register, kind, family, rows)


def test_an_offices_phrase_is_the_one_a_document_is_written_with(register: Register) -> None:
    shipped = wordings.in_use(register, MINUTES, STATE).say("chair", chair="X")
    with_own(register, OWN)
    assert wordings.in_use(register, MINUTES, STATE).say("chair", chair="X") == "Người chủ trì: X." != shipped
    assert ("chair", OWN) in {(row["key"], row["own"]) for row in wordings.rows(register, MINUTES, STATE)}


def test_other_documents_stay_as_they_are(register: Register) -> None:
    with_own(register, OWN)
    with_own(register, "Chủ trì hội nghị: {chair}.", family=PARTY)
    assert wordings.in_use(register, MINUTES, STATE).say("chair", chair="X") == "Người chủ trì: X."
    assert wordings.in_use(register, MINUTES, PARTY).say("chair", chair="X") == "Chủ trì hội nghị: X."


def test_blank_or_the_shipped_phrase_again_is_none_of_its_own(register: Register) -> None:
    shipped = {row["key"]: row["shipped"] for row in wordings.rows(register, MINUTES, STATE)}
    for phrase in ("", shipped["chair"]):
        with_own(register, OWN)
        with_own(register, phrase)
        assert wordings.own_phrases(register) == ""


@pytest.mark.parametrize("phrase", ['"Chủ trì" \\ {chair}', "hai\ndòng\t{chair}", "đuôi\x07 {chair}"])
def test_any_sign_typed_comes_back(register: Register, phrase: str) -> None:
    with_own(register, phrase)
    (own,) = [row["own"] for row in wordings.rows(register, MINUTES, STATE) if row["key"] == "chair"]
    assert own == phrase.replace("\x07", "")


@pytest.mark.parametrize("phrase", ["{chief} chủ trì.", "{chair", "{chair.name}"])
def test_a_phrase_that_names_what_it_cannot_is_refused(register: Register, phrase: str) -> None:
    with_own(register, OWN)
    with pytest.raises(wordings.WordingRefused):
        with_own(register, phrase)
    assert wordings.in_use(register, MINUTES, STATE).say("chair", chair="X") == "Người chủ trì: X."
