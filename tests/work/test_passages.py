"""A paragraph edited by hand belongs to one draft: one kind of document, about one thing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from doithoai.documents.brief import Passage
from doithoai.domain.kinds import DocumentKind
from doithoai.register import history
from doithoai.register.connection import Register
from doithoai.work import passages

MINUTES, NOTICE = DocumentKind.MINUTES, DocumentKind.NOTICE


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.create(tmp_path / "so.sdt") as book:
        yield book


def test_the_hands_words_stand_for_the_builders_in_that_draft_only(register: Register) -> None:
    passages.edit(register, MINUTES, "s1", "Hội nghị bế mạc.", "Hội nghị kết thúc.")
    assert passages.of_draft(register, MINUTES, "s1") == (Passage("Hội nghị bế mạc.", "Hội nghị kết thúc."),)
    assert passages.of_draft(register, MINUTES, "s2") == passages.of_draft(register, NOTICE, "s1") == ()


def test_edited_again_it_is_one_passage_in_its_old_place(register: Register) -> None:
    for was, now in (("A", "a"), ("B", "b"), ("A", "á")):
        passages.edit(register, MINUTES, "s1", was, now)
    assert passages.of_draft(register, MINUTES, "s1") == (Passage("A", "á"), Passage("B", "b"))


@pytest.mark.parametrize("now", [None, "A", "A\u200b"])
def test_the_builders_words_again_are_no_passage(register: Register, now: str | None) -> None:
    passages.edit(register, MINUTES, "s1", "A", "a")
    passages.edit(register, MINUTES, "s1", "A", now)
    assert passages.of_draft(register, MINUTES, "s1") == ()


def test_typing_into_one_paragraph_is_undone_at_once_and_apart_from_another(register: Register) -> None:
    for was, now in (("A", "a"), ("A", "aa"), ("B", "b")):
        passages.edit(register, MINUTES, "s1", was, now)
    history.undo(register)
    assert passages.of_draft(register, MINUTES, "s1") == (Passage("A", "aa"),)
    history.undo(register)
    assert passages.of_draft(register, MINUTES, "s1") == ()
