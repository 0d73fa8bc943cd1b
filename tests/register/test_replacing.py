"""A session of another office in the place of what it said before."""

from dataclasses import replace
from datetime import date

import pytest

from doithoai.domain.kinds import DocumentKind
from doithoai.domain.petition import Petition
from doithoai.domain.session import DocumentRecord, Session, SessionOffice
from doithoai.register import check, errors, replacing, sessions
from doithoai.register.connection import Register

OTHER = SessionOffice("18166", "UBND xã Sơn Hồng")
PAPER = DocumentRecord(DocumentKind.NOTICE, 5, "TB-UBND", date(2022, 3, 21), "ab" * 32)


def put(register: Register, session: Session) -> Session:
    with register.step("Merge packages"):
        replacing.put(register, session)
    return sessions.get(register, session.uid)


@pytest.fixture
def theirs(session: Session) -> Session:
    return replace(session, office=OTHER, documents=(PAPER,))


def test_it_is_as_it_was_said(register: Register, theirs: Session) -> None:
    assert put(register, theirs) == theirs
    newer = replace(
        theirs, title="Khác", attendees=theirs.attendees[:1], petitions=theirs.petitions[::-1], documents=()
    )
    assert put(register, newer) == newer
    assert check.first_break(register) is None


def test_a_petition_keeps_its_row(register: Register, theirs: Session) -> None:
    put(register, theirs)
    uid = theirs.petitions[0].uid
    before = register.value("SELECT id FROM petition WHERE uid = ?", (uid,))
    new = Petition("mới", 99, content="Ý kiến khác.")
    put(register, replace(theirs, petitions=(new, *theirs.petitions)))
    assert register.value("SELECT id FROM petition WHERE uid = ?", (uid,)) == before


def test_it_goes_with_all_that_is_in_it(register: Register, theirs: Session) -> None:
    put(register, theirs)
    with register.step("Merge packages"):
        replacing.remove(register, theirs.uid)
    assert sessions.count(register) == 0
    assert register.value("SELECT count(*) FROM petition") == 0
    assert check.first_break(register) is None


def test_a_paper_of_this_office_is_never_removed_so(register: Register, session: Session) -> None:
    sessions.add(register, [replace(session, documents=(PAPER,))])
    with pytest.raises(errors.RuleBroken), register.step("Merge packages"):
        replacing.remove(register, session.uid)
    assert sessions.get(register, session.uid).documents == (PAPER,)
