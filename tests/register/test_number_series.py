"""A number is given out once: series only go up, whatever is undone and whenever terms are said to begin."""

from datetime import date

import pytest

from doithoai.domain.kinds import DocumentKind
from doithoai.domain.numbering import OPEN_TERM, SeriesKey
from doithoai.domain.office import Term
from doithoai.domain.session import Session
from doithoai.register import check, documents, errors, history, number_series, offices, sessions
from doithoai.register.connection import Register

SERIES = "party/notice"
NEWEST = Term("t", "2025 - 2030", date(2025, 7, 1))
BEFORE = Term("b", "2020 - 2025", date(2020, 6, 1), date(2025, 6, 30))


def issue(register: Register, period: str) -> int:
    """Issue a paper in a period of the series; its number."""
    paper = documents.issue(
        register,
        DocumentKind.NOTICE,
        "s",
        lambda: documents.Decided(
            date(2026, 3, 1),
            SeriesKey(SERIES, period),
            lambda _: documents.Making(b"%PDF", "TB-ĐU", "hd36"),
        ),
    )
    assert paper.record.number
    return paper.record.number


@pytest.fixture(autouse=True)
def _session(register: Register) -> None:
    sessions.add(register, [Session("s")])


def undo_past_papers(register: Register) -> None:
    try:
        history.undo(register)
    except history.PaperStays as stays:
        history.undo(register, stays.acknowledge)


def test_undoing_the_terms_gives_no_number_out_twice(register: Register) -> None:
    assert [issue(register, OPEN_TERM) for _ in range(3)] == [1, 2, 3]
    offices.set_terms(register, [NEWEST])
    assert issue(register, "2025-07-01") == 4
    undo_past_papers(register)
    assert offices.terms(register) == ()
    assert issue(register, OPEN_TERM) == 5, "4 was taken while the term was known"
    offices.set_terms(register, [NEWEST])
    assert issue(register, "2025-07-01") == 6
    assert check.first_break(register) is None


def test_undoing_and_doing_again_keeps_the_series(register: Register) -> None:
    issue(register, OPEN_TERM)
    offices.set_terms(register, [NEWEST])
    history.undo(register)
    history.redo(register)
    assert offices.terms(register) == (NEWEST,)
    assert number_series.next_number(register, SeriesKey(SERIES, "2025-07-01")) == 2


def test_a_term_that_is_said_to_begin_later_goes_on(register: Register) -> None:
    offices.set_terms(register, [BEFORE, NEWEST])
    assert issue(register, "2025-07-01") == 1
    offices.set_terms(register, [BEFORE, Term("t", "2025 - 2030", date(2025, 8, 5))])
    assert issue(register, "2025-08-05") == 2


def test_a_term_long_over_may_be_taken_out_and_a_new_one_begins_at_one(register: Register) -> None:
    offices.set_terms(register, [BEFORE, NEWEST])
    for _ in range(5):
        issue(register, "2020-06-01")
    issue(register, "2025-07-01")
    offices.set_terms(register, [NEWEST])
    assert number_series.next_number(register, SeriesKey(SERIES, "2025-07-01")) == 2
    offices.set_terms(register, [NEWEST, Term("n", "2030 - 2035", date(2030, 7, 1))])
    assert number_series.next_number(register, SeriesKey(SERIES, "2030-07-01")) == 1


def test_numbers_of_no_term_go_on_in_one_term_only(register: Register) -> None:
    issue(register, OPEN_TERM)
    offices.set_terms(register, [NEWEST])
    offices.set_terms(register, [NEWEST, Term("n", "2030 - 2035", date(2030, 7, 1))])
    assert number_series.next_number(register, SeriesKey(SERIES, "2030-07-01")) == 1


def test_numbers_by_year_are_no_business_of_terms(register: Register) -> None:
    issue(register, "2026")
    offices.set_terms(register, [NEWEST])
    assert register.rows("SELECT period, last FROM number_series") == [("2026", 1)]


def test_a_number_set_ahead_stays_ahead(register: Register) -> None:
    key = SeriesKey(SERIES, "2026")
    documents.keep_ahead(register, [(key, 41)])
    history.undo(register)
    assert documents.next_number(register, key) == 42
    assert history.undo_label(register) == "Load sessions", "and undo goes on"
    assert check.first_break(register) is None


@pytest.mark.parametrize("statement", ["UPDATE number_series SET last = 0", "DELETE FROM number_series"])
def test_no_statement_takes_a_number_back(register: Register, statement: str) -> None:
    issue(register, "2026")
    with pytest.raises(errors.RuleBroken), register.step("x"):
        register.execute(statement)
