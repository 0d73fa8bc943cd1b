"""A whole province once through: every office writes, signs and sends; all is merged out of order, ten taken out again.

The account of 2022 by real packages: 287 sessions, 2 of the province, 26 of districts, 259 of communes. Counted once
more by plain loops over what each office holds. Of the 285 packages of one session each only where ``DOITHOAI_LONG``
is set; of 40 offices that hold several each always, by the commands.
"""

import os
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from documents.content.small_session import make_brief
from doithoai.cli import commands
from doithoai.documents.content.model import Document, Table
from doithoai.documents.content.report import build_report
from doithoai.domain.kinds import DocumentKind, OfficeLevel
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.period import Period
from doithoai.domain.petition import Answer, Petition
from doithoai.domain.session import Session
from doithoai.exchange.verify import verify
from doithoai.register import check, consolidated, offices, sessions
from doithoai.register.connection import Register
from doithoai.work import board, merging, reporting, sending, structure
from doithoai.work.structure import Place

PROVINCE = Office("38", "UBND tỉnh Thanh Hóa", level=OfficeLevel.PROVINCE)  # the one with more than 25 districts
NINE_MONTHS = Period(date(2022, 1, 1), date(2022, 9, 30))
DAY = date(2022, 10, 3)
SESSIONS = {OfficeLevel.DISTRICT: 26, OfficeLevel.COMMUNE: 259}


def a_session(number: int) -> Session:
    """One of the 287, each of its own: one to three petitions, other fields, every fourth answered, other guests."""
    petitions = tuple(
        Petition(
            f"p{number}-{place}",
            place + 1,
            field=f"lĩnh vực {1 + (number * 3 + place) % 7}",
            content=f"Ý kiến thứ {place + 1} của hội nghị {number}.",
            answer=Answer("Chủ tịch", "Sẽ làm.") if (number + place) % 4 == 0 else None,
        )
        for place in range(1 + number % 3)
    )
    start = datetime(2022, 1, 3, 8) + timedelta(days=number % 260)
    return Session(
        f"s{number}", title=f"Hội nghị {number}", starts_at=start, petitions=petitions, citizens_present=number % 50
    )


@dataclass(frozen=True)
class Below:
    """An office, what it holds, and the package it sent."""

    place: Place
    sessions: list[Session]
    package: Path


def exported(place: Place, held: list[Session], folder: Path) -> Below:
    """The package that an office's own register gives, signed with its own key."""
    with Register.create(folder / f"{place.code}.sdt") as register:
        office = Office(place.code, f"UBND {place.words}", level=place.level)
        offices.set_periods(register, place.code, [OfficePeriod(office)])
        sessions.add(register, held)
        return Below(place, held, sending.export(register, NINE_MONTHS.first, NINE_MONTHS.last, folder / "goi"))


def offices_below(counts: dict[OfficeLevel, int], folder: Path) -> list[Below]:
    """So many units of each level of the province as it was, among which the sessions of the level are spread."""
    below, number = [], 2  # those before are the province's own
    places = structure.below(PROVINCE.code or "", NINE_MONTHS.last)
    for level, count in counts.items():
        of_level = [place for place in places if place.level is level][:count]
        held = [a_session(session) for session in range(number, number + SESSIONS[level])]
        number += SESSIONS[level]
        below += [exported(place, held[start::count], folder) for start, place in enumerate(of_level)]
    return below


def register_above(path: Path) -> Path:
    with Register.create(path, who="thư ký tỉnh") as register:
        offices.set_periods(register, PROVINCE.code, [OfficePeriod(PROVINCE)])
        sessions.add(register, [a_session(0), a_session(1)])
    return path


def run(*arguments: object) -> str:
    """What a command prints; it is not refused."""
    result = CliRunner().invoke(commands, [str(argument) for argument in arguments], standalone_mode=False)
    assert result.exception is None and not result.return_value, (result.output, result.exception)
    return result.output


@dataclass(frozen=True)
class Province:
    """The register above and what was sent to it."""

    register: Register
    below: list[Below]


IS_LONG = bool(os.environ.get("DOITHOAI_LONG"))
COUNTS = [
    pytest.param((13, 27), id="40 units"),
    *([pytest.param((26, 259), id="285 packages")] if IS_LONG else []),
]


@pytest.fixture(scope="module", params=COUNTS)
def province(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Province]:
    folder = tmp_path_factory.mktemp("tinh")
    (folder / "goi").mkdir()
    below = offices_below(dict(zip(SESSIONS, request.param, strict=True)), folder)
    path = register_above(folder / "tinh.sdt")
    packages = [office.package for office in random.Random(1).sample(below, len(below))]
    run("merge", path, *packages)
    for package in packages[:10]:
        run("unmerge", path, package)
    with Register.open(path) as register:
        left = sum(len(office.sessions) for office in below if office.package not in packages[:10])
        assert sessions.count(register) == 2 + left
    run("merge", path, *reversed(packages[:10]))
    with Register.open(path) as register:
        yield Province(register, below)


def test_each_office_signs_with_a_key_of_its_own(province: Province) -> None:
    reports = [verify(office.package) for office in province.below[:4]]
    keys = {report.manifest.key for report in reports if report.manifest and not report.problems}
    assert len(keys) == 4 and None not in keys


def test_every_session_is_there_once_as_its_office_holds_it(province: Province) -> None:
    held = {session.uid: session for session in sessions.each(province.register)}
    of_offices = [(office.place.code, session) for office in province.below for session in office.sessions]
    assert len(held) == 287 == 2 + len(of_offices)
    for code, session in of_offices:
        above = held[session.uid]
        assert above.office and above.office.code == code
        assert (above.title, above.petitions) == (session.title, session.petitions)
    assert check.first_break(province.register) is None


def test_the_units_have_what_each_office_counts_itself(province: Province) -> None:
    units = {unit.code: unit.figures for unit in consolidated.units(province.register, NINE_MONTHS, DAY)}
    assert len(units) == len(province.below) + 1
    for office in province.below:
        counted = units[office.place.code]
        petitions = [petition for session in office.sessions for petition in session.petitions]
        assert counted.sessions == len(office.sessions)
        assert counted.citizens == sum(session.citizens_present or 0 for session in office.sessions)
        assert counted.petitions == len(petitions)
        assert counted.answered == sum(petition.answer is not None for petition in petitions)


def rows_of(report: Document, title: str) -> dict[str, int]:
    """The first number of each row of the table whose second column has the title."""
    table = next(block for block in report.blocks() if isinstance(block, Table) and block.columns[1].title == title)
    return {row[1]: int(row[2]) for row in table.rows()}


def test_the_report_prints_the_account_by_levels_and_by_the_seven_fields(province: Province) -> None:
    content = reporting.reported(province.register, NINE_MONTHS, DAY)
    report = build_report(make_brief(DocumentKind.REPORT, "nd30", Session(""), DAY, reported=content))
    levels = {"Cấp tỉnh": 2, "Cấp huyện": 26, "Cấp xã": 259, "Tổng cộng": 287}
    assert rows_of(report, "Cấp tổ chức") == levels
    everything = [a_session(0), a_session(1), *(session for office in province.below for session in office.sessions)]
    fields = Counter(petition.field for session in everything for petition in session.petitions)
    fields_of_report = {name.lower(): count for name, count in rows_of(report, "Lĩnh vực").items()}
    assert fields_of_report == {**fields, "tổng cộng": sum(fields.values())}
    assert len(fields) == 7


def test_the_board_knows_who_has_sent(province: Province) -> None:
    rows = board.rows(province.register, NINE_MONTHS, DAY)
    assert {row.code for row in rows if row.has_sent} == {office.place.code for office in province.below}
    assert len(rows) == len(structure.below("38", NINE_MONTHS.last))


def test_all_of_it_twice_is_once(province: Province) -> None:
    before = list(sessions.each(province.register))
    again = merging.merge(province.register, [office.package for office in province.below])
    assert all(merged.result and merged.result.repeated for merged in again)
    assert list(sessions.each(province.register)) == before
