"""What offices below passed up and was answered here: only theirs, only what was handed on, only with a day."""

from datetime import date, datetime

import pytest

from doithoai.domain.kinds import Competence, Outcome
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.petition import Petition, WrittenAnswer
from doithoai.domain.session import Session
from doithoai.register import offices, passed_up, sessions

ANSWER = WrittenAnswer("1/SXD", date(2026, 2, 1), "Sẽ làm.")
BEYOND = (Competence.DISTRICT, Competence.PROVINCE)


@pytest.fixture
def below(register) -> None:
    """A session of the office 18163, as a merged package leaves it."""
    petitions = (
        Petition("handed", 1, content="Đường.", outcome=Outcome.TRANSFERRED, written_answer=ANSWER),
        Petition("beyond", 2, content="Điện.", competence=Competence.PROVINCE, written_answer=ANSWER),
        Petition("own", 3, content="Rác.", competence=Competence.COMMUNE, written_answer=ANSWER),
        Petition("waiting", 4, content="Nước.", outcome=Outcome.TRANSFERRED),
        Petition("undated", 5, content="Chợ.", outcome=Outcome.TRANSFERRED, written_answer=WrittenAnswer("2/SXD")),
    )
    sessions.add(register, [Session("s", starts_at=datetime(2026, 1, 5, 8), petitions=petitions)])
    with register.step("of another office"):
        office = register.execute("INSERT INTO office(uid, code, own) VALUES ('o2', '18163', 0)")
        register.execute("UPDATE session SET office_id = ? WHERE uid = 's'", (office,))


def test_only_what_was_handed_on_and_has_an_answer(register, below) -> None:
    rows = passed_up.answered(register, "18163", BEYOND)
    assert [row.petition.uid for row in rows] == ["handed", "beyond"]
    assert [row.petition.uid for row in passed_up.answered(register, "18163", ())] == ["handed"]
    assert passed_up.answered(register, "18166", BEYOND) == []


def test_this_offices_own_petitions_were_passed_up_by_nobody(register) -> None:
    offices.set_periods(register, "42", [OfficePeriod(Office("42", "UBND tỉnh"))])
    petition = Petition("own", 1, content="Đường.", outcome=Outcome.TRANSFERRED, written_answer=ANSWER)
    sessions.add(register, [Session("mine", starts_at=datetime(2026, 1, 5, 8), petitions=(petition,))])
    assert passed_up.answered(register, "42", BEYOND) == []
