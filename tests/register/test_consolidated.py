"""The account of 2022: 287 sessions in the province, 2 of its own, 26 of districts, 259 of communes.

Counted once more by hand, out of what each office says of itself.
"""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from offices_below import Below, any_unit, register_above

from documents.content.small_session import make_brief, paragraphs
from doithoai.documents.content.model import Document, Table
from doithoai.documents.content.report import build_report
from doithoai.domain.figures import by_level, total
from doithoai.domain.kinds import DocumentKind, OfficeLevel
from doithoai.domain.period import Period
from doithoai.domain.petition import Answer, Petition
from doithoai.domain.session import Session
from doithoai.domain.turnover import Figure, Turnover
from doithoai.domain.turnover import total as total_of
from doithoai.exchange import merge
from doithoai.register import consolidated, figures, petitions, sessions, turnover
from doithoai.register.connection import Register
from doithoai.register.parts import EVERYTHING, OF_SESSIONS, By
from doithoai.register.turnover import Counted
from doithoai.work import reporting

NINE_MONTHS = Period(date(2022, 1, 1), date(2022, 9, 30))
DAY = date(2022, 10, 3)
FIELDS = [f"lĩnh vực {number}" for number in range(1, 8)]
SESSIONS = {OfficeLevel.DISTRICT: 26, OfficeLevel.COMMUNE: 259}


def a_session(number: int) -> Session:
    """One of a year's sessions, with one to three petitions."""
    petitions = tuple(
        Petition(
            f"p{number}-{place}",
            place + 1,
            field=FIELDS[(number + place) % 7],
            content="Đường hỏng.",
            answer=Answer("Chủ tịch", "Sẽ làm.") if place else None,
        )
        for place in range(1 + number % 3)
    )
    start = datetime(2022, 1, 3, 8) + timedelta(days=number % 260)
    return Session(f"s{number}", title=f"Hội nghị {number}", starts_at=start, petitions=petitions, citizens_present=10)


def offices_of(offices: dict[OfficeLevel, int]) -> list[Below]:
    """So many offices of each level, among which its sessions are spread."""
    below = [
        Below(f"{level[0]}{place}", f"Cơ quan {level} {place}", level)
        for level, count in offices.items()
        for place in range(count)
    ]
    number = 2  # those before are the province's own
    for level, count in offices.items():
        of_level = [office for office in below if office.level is level]
        for place in range(SESSIONS[level]):
            of_level[place % count].put(a_session(number))
            number += 1
    return below


def merge_all(register: Register, below: list[Below]) -> None:
    with register.step("Merge packages"):
        for office in below:
            merge.merge(register, office.package((NINE_MONTHS.first, NINE_MONTHS.last)), any_unit)


def consolidate(path: Path, below: list[Below]) -> Register:
    """The province's register: its own two sessions, and every package in a shuffled order."""
    register = register_above(path)
    sessions.add(register, [a_session(0), a_session(1)])
    shuffled = random.Random(1).sample(below, len(below))
    merge_all(register, shuffled)
    with register.step("Take out a package"):
        for office in shuffled[:10]:
            merge.unmerge(register, office.package((NINE_MONTHS.first, NINE_MONTHS.last)).digest)
    merge_all(register, shuffled[:10])
    return register


@pytest.fixture(scope="module", params=[(26, 259), (13, 27)], ids=["285 packages", "40 units"])
def above(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    districts, communes = request.param
    below = offices_of({OfficeLevel.DISTRICT: districts, OfficeLevel.COMMUNE: communes})
    assert len(below) == districts + communes
    with consolidate(tmp_path_factory.mktemp("tinh") / "tinh.sdt", below) as register:
        yield register


@pytest.fixture(scope="module")
def report(above: Register) -> Document:
    return build_report(
        make_brief(DocumentKind.REPORT, "nd30", Session(""), DAY, reported=reporting.reported(above, NINE_MONTHS, DAY))
    )


def test_the_sessions_of_each_level_are_those_of_the_account(above: Register) -> None:
    units = consolidated.units(above, NINE_MONTHS, DAY)
    levels = {level: figures.sessions for level, figures in by_level(units)}
    assert levels == {OfficeLevel.PROVINCE: 2, OfficeLevel.DISTRICT: 26, OfficeLevel.COMMUNE: 259}
    assert list(levels) == [OfficeLevel.PROVINCE, OfficeLevel.DISTRICT, OfficeLevel.COMMUNE]
    assert units[0].name == "UBND tỉnh Hà Tĩnh"


def test_the_units_add_up_to_the_whole(above: Register) -> None:
    """By the sessions as they are, by the units, by the figures of the report: three ways, one number."""
    held = list(sessions.each(above))
    whole = total(unit.figures for unit in consolidated.units(above, NINE_MONTHS, DAY))
    figures = reporting.figures(above, NINE_MONTHS, DAY).whole
    petitions = [petition for session in held for petition in session.petitions]
    assert len(held) == whole.sessions == figures.sessions == 287
    assert len(petitions) == whole.petitions == figures.petitions
    assert sum(petition.answer is not None for petition in petitions) == whole.answered == figures.answered
    assert whole.people == figures.people == 2870


def test_the_report_prints_the_account(report: Document) -> None:
    text = "\n".join(paragraphs(report))
    levels = "cấp tỉnh 02 hội nghị, cấp huyện 26 hội nghị, cấp xã 259 hội nghị"
    assert f"Chia theo cấp tổ chức: 287 hội nghị, gồm: {levels}." in text
    assert "và các đơn vị trực thuộc đã tổ chức 287 hội nghị" in text
    rows = [row[1:3] for row in table(report, "Cấp tổ chức")]
    assert rows == [("Cấp tỉnh", "2"), ("Cấp huyện", "26"), ("Cấp xã", "259"), ("Tổng cộng", "287")]


def table(report: Document, title: str) -> list[tuple[str, ...]]:
    """The rows of the first table whose second column has the title."""
    return next(list(t.rows()) for t in report.blocks() if isinstance(t, Table) and t.columns[1].title == title)


def test_the_report_has_the_table_of_the_seven_fields(above: Register, report: Document) -> None:
    expected = Counter(petition.field for session in sessions.each(above) for petition in session.petitions)
    fields = table(report, "Lĩnh vực")
    assert {row[1].lower(): int(row[2]) for row in fields[:-1]} == expected
    assert len(fields) == 7 + 1


def test_a_register_of_one_office_has_no_units(tmp_path: Path) -> None:
    with register_above(tmp_path / "xa.sdt") as register:
        sessions.add(register, [a_session(0)])
        assert consolidated.units(register, NINE_MONTHS, DAY) == ()


def test_every_group_adds_up_to_the_whole(above: Register) -> None:
    """By unit, kind, audience and field: the petitions of the period, each once."""
    whole = turnover.tables(above, NINE_MONTHS, DAY).whole
    for by in (By.UNIT, By.KIND, By.AUDIENCE, By.FIELD):
        assert total_of(turnover.groups(above, NINE_MONTHS, DAY, by).values()) == whole
        sessions_of = consolidated.sessions_by(above, NINE_MONTHS, DAY, by)
        assert sum(sessions_of.values()) == (287 if by in OF_SESSIONS else 0)
    assert turnover.groups(above, NINE_MONTHS, DAY, By.AGENCY) == {}
    assert turnover.groups(above, Period(date(2023, 1, 1), date(2023, 2, 1)), DAY, By.UNIT) == {}


def test_a_figure_of_a_unit_opens_just_its_petitions(above: Register) -> None:
    units = turnover.groups(above, NINE_MONTHS, DAY, By.UNIT)
    code = max(units, key=lambda unit: units[unit].to_settle)
    row = EVERYTHING.within(By.UNIT, code).within(By.FIELD, FIELDS[0], None)
    inside = turnover.groups(above, NINE_MONTHS, DAY, By.FIELD, EVERYTHING.within(By.UNIT, code))
    listed = petitions.page(above, petitions.Filter(counted=Counted(Figure.RECEIVED, NINE_MONTHS, row)), limit=999)
    assert len(listed) == inside.get(FIELDS[0], Turnover()).received
    held = figures.held(above, NINE_MONTHS, DAY, EVERYTHING.within(By.UNIT, code))
    assert len(held) == consolidated.sessions_by(above, NINE_MONTHS, DAY, By.UNIT)[code]
