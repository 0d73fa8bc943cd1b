"""The tables of a report: each ends in its total, and each total is the sum of the rows over it."""

from datetime import date

from documents.content.small_session import SESSION, make_brief, reported
from doithoai.documents.content.frame import wording_of
from doithoai.documents.content.period_tables import agencies_table, charts, fields_table, kinds_table, turnover_table
from doithoai.documents.content.prose import Prose
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.period import named_period

DAY = date(2026, 4, 11)
PERIOD = named_period("month", SESSION.starts_at.date())
REPORTED = reported(PERIOD, [SESSION], DAY)
BRIEF = make_brief(DocumentKind.REPORT, day=DAY, reported=REPORTED)
PROSE = Prose(BRIEF, wording_of(BRIEF, None))


def figures(row: tuple[str, ...]) -> list[int]:
    return [int(cell.replace(".", "")) for cell in row[2:]]


def check_total(table) -> None:
    *rows, total = table.rows()
    assert rows
    assert figures(total) == [sum(column) for column in zip(*map(figures, rows), strict=True)]


def test_totals_are_the_sums_of_their_columns():
    for make in (kinds_table, fields_table, turnover_table, agencies_table):
        check_total(make(PROSE, REPORTED))


def test_petitions_by_agency():
    *rows, _total = agencies_table(PROSE, REPORTED).rows()
    assert {row[1] for row in rows} == {"Phòng Kinh tế xã", "Điện lực Hương Sơn"}


def test_charts_are_numbered_as_they_come():
    drawn = list(charts(PROSE, REPORTED))
    assert len(drawn) == 3
    assert all(str(number) in chart.title for number, chart in enumerate(drawn, 1))
    assert all(len(chart.labels) == len(chart.values) for chart in drawn)
