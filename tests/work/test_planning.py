"""A year is planned in January, printed as a plan, and held against it in the report."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from doithoai.documents.content.letters import NothingToWrite
from doithoai.documents.formats.load import all_formats
from doithoai.documents.formats.wording import number_text
from doithoai.domain.kinds import Demand, DocumentKind, SessionKind, SessionState, Side
from doithoai.domain.period import Period, named_period
from doithoai.domain.session import Session
from doithoai.register import documents, session_life, sessions
from doithoai.work import planning, printing, reporting
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register

JANUARY, NOVEMBER = date(2026, 1, 10), date(2026, 11, 27)
YEAR = named_period("year", JANUARY)
DAYS = {"spring": (3, 18), "summer": (5, 12), "autumn": (9, 12), "winter": (12, 12)}


def lay_down(register, uid: str, month: int, day: int, **parts) -> None:
    at = datetime(2026, month, day, 8)
    planned = Session(uid, side=Side.GOVERNMENT, title=f"Hội nghị {uid}", state=SessionState.PLANNED, starts_at=at)
    sessions.create(register, replace(planned, **parts))


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    """Four sessions planned and the plan issued; in November one is held, one postponed, one forgotten, one to come."""
    with new_register(tmp_path_factory.mktemp("plan") / "so.sdt") as register:
        for uid, (month, day) in DAYS.items():
            lay_down(register, uid, month, day)
        printing.issue(register, Order(DocumentKind.PLAN, "", JANUARY, period=YEAR), JANUARY)
        session_life.set_state(register, "spring", SessionState.HELD)
        session_life.set_state(register, "summer", SessionState.POSTPONED)
        lay_down(register, "called for", 6, 1, state=SessionState.HELD)
        yield register


def test_the_plan_belongs_to_its_year_and_to_no_session(register):
    (plan,) = documents.book(register)
    assert (plan.record.kind, plan.session_uid, plan.covers) == (DocumentKind.PLAN, "", YEAR)
    text = number_text(all_formats()["nd30"], plan.record.number, plan.record.symbol)
    assert text == "Số: 01/KH-UBND"


def test_what_is_called_out_of_turn_stands_in_no_plan(register):
    coming = named_period("year", date(2027, 1, 1))
    for uid, parts in {
        "ad hoc": {"kind": SessionKind.ADHOC},
        "asked for": {"demanded_by": Demand.VOTERS},
        "laid down": {"kind": SessionKind.PERIODIC, "demanded_by": Demand.DUTY},
    }.items():
        lay_down(register, uid, 1, 1, starts_at=datetime(2027, 5, 5, 8), **parts)
    assert [session.uid for session in planning.laid_down(register, coming)] == ["laid down"]


def test_the_year_is_held_against_it(register):
    of_plan = planning.held_of_plan(register, YEAR, NOVEMBER)
    assert (of_plan.planned, of_plan.held, of_plan.ahead) == (4, 1, 1)
    missing = {unheld.title: (unheld.day, unheld.state) for unheld in of_plan.missing}
    assert missing == {
        "Hội nghị summer": (date(2026, 5, 12), SessionState.POSTPONED),
        "Hội nghị autumn": (date(2026, 9, 12), SessionState.PLANNED),
    }
    assert reporting.reported(register, YEAR, NOVEMBER).of_plan == of_plan


def test_a_part_of_the_year_has_what_was_planned_for_it(register):
    spring = Period(date(2026, 1, 1), date(2026, 3, 31))
    of_plan = planning.held_of_plan(register, spring, NOVEMBER)
    assert (of_plan.planned, of_plan.held, of_plan.ahead, of_plan.missing) == (1, 1, 0, ())
    july = Period(date(2026, 7, 1), date(2026, 7, 31))
    assert planning.held_of_plan(register, july, NOVEMBER).planned == 0


def test_before_the_plan_was_issued_nothing_is_held_against_it(register):
    assert planning.held_of_plan(register, named_period("month", JANUARY), date(2026, 1, 9)) is None


def test_a_session_moved_to_another_day_is_still_the_one_planned(tmp_path):
    with new_register(tmp_path / "so.sdt") as register:
        lay_down(register, "moved", 3, 18)
        lay_down(register, "deleted", 3, 20)
        printing.issue(register, Order(DocumentKind.PLAN, "", JANUARY, period=YEAR), JANUARY)
        held = {"starts_at": datetime(2026, 4, 2, 8), "state": SessionState.HELD}
        sessions.edit(register, "moved", lambda session: replace(session, **held))
        sessions.discard(register, "deleted")
        of_plan = planning.held_of_plan(register, YEAR, NOVEMBER)
        assert (of_plan.planned, of_plan.held) == (2, 1)
        (missing,) = of_plan.missing
        assert (missing.title, missing.state) == ("Hội nghị deleted", SessionState.CANCELLED)


def test_without_a_plan_only_what_was_not_held_is_told(tmp_path):
    with new_register(tmp_path / "so.sdt") as register:
        assert planning.held_of_plan(register, YEAR, NOVEMBER) is None
        lay_down(register, "held", 3, 18, state=SessionState.HELD)
        lay_down(register, "ahead", 12, 18)
        assert planning.held_of_plan(register, YEAR, NOVEMBER) is None
        lay_down(register, "forgotten", 5, 12)
        of_plan = planning.held_of_plan(register, YEAR, NOVEMBER)
        assert (of_plan.plan, [unheld.title for unheld in of_plan.missing]) == (None, ["Hội nghị forgotten"])


def test_of_a_year_for_which_nothing_is_laid_down_there_is_no_plan(tmp_path):
    with new_register(tmp_path / "so.sdt") as register:
        lay_down(register, "cancelled", 5, 12, state=SessionState.CANCELLED)
        with pytest.raises(NothingToWrite):
            printing.issue(register, Order(DocumentKind.PLAN, "", JANUARY, period=YEAR), JANUARY)
        assert documents.book(register) == []


def test_in_december_the_plan_is_that_of_the_coming_year_once_anything_is_laid_down_for_it(tmp_path):
    december, coming = date(2025, 12, 20), named_period("year", date(2026, 1, 1))
    with new_register(tmp_path / "so.sdt") as register:
        assert planning.year_of(register, december) == named_period("year", december)
        lay_down(register, "spring", 3, 18)
        assert planning.year_of(register, december) == coming
        assert planning.year_of(register, date(2025, 11, 30)) == named_period("year", december)
