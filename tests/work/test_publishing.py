"""A database kept in step with a register: what others read there is what the register's own tables say."""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from doithoai.domain.kinds import AnswerForm, Competence, OfficeLevel, Outcome, Role, SessionKind
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.period import Period
from doithoai.domain.petition import Answer, Assignment, Extension, Petition, Petitioner, WrittenAnswer, is_overdue
from doithoai.domain.session import Attendee, Session, SessionOffice
from doithoai.domain.turnover import Figure
from doithoai.exchange.errors import PublishRefused
from doithoai.i18n import set_language
from doithoai.register import across, consolidated, offices, published, sessions, turnover
from doithoai.register.connection import Register
from doithoai.register.parts import By
from doithoai.work import publishing
from postgresql import Server

pytest.importorskip("psycopg")
NOW = datetime.now()
TODAY = NOW.date()
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
FIELDS = ("đất đai", "hạ tầng", None)


def petition(unit: int, place: int) -> Petition:
    """One of many, no two alike in what is counted."""
    due = date(2025, 1 + place % 12, 10)
    moved = Extension(due, due.replace(month=12), "chờ kinh phí", datetime(2025, 6, 20, 8))
    return Petition(
        f"p{unit}-{place}",
        place + 1,
        Petitioner(f"Người {place}", f"Thôn {place % 3}"),
        received_on=date(2025, 2, 3) if place % 7 == 0 else None,
        field=FIELDS[place % 3],
        content="Đường hỏng.",
        competence=Competence.PROVINCE if place % 5 == 0 else Competence.COMMUNE,
        answer=Answer("Chủ tịch", "Sẽ sửa.") if place % 2 else None,
        assignment=Assignment(f"Phòng {place % 2}", (), due, AnswerForm.WRITTEN) if place % 3 else None,
        extensions=(moved,) if place % 4 == 1 and place % 3 else (),
        written_answer=WrittenAnswer("1/UBND", date(2025, 1 + place % 11, 20), "Đã sửa.") if place % 5 == 1 else None,
        outcome=(None, Outcome.OPEN, Outcome.CLOSED, Outcome.TRANSFERRED)[place % 4],
        matter=f"m{place}" if place % 6 == 0 else None,
    )


def fill(register: Register) -> None:
    office = Office("42", "UBND tỉnh Hà Tĩnh", level=OfficeLevel.PROVINCE)
    offices.set_periods(register, "42", [OfficePeriod(office)])
    with register.step("offices"):
        for code, level in (("18163", OfficeLevel.COMMUNE), ("18164", OfficeLevel.COMMUNE), ("436", None)):
            offices.id_of(register, code, level)
    kinds = (SessionKind.PERIODIC, SessionKind.THEMATIC, None)
    roster = (Attendee("A", role=Role.CITIZEN), Attendee("B", role=Role.LEADER), Attendee("C", present=False))
    sessions.add(
        register,
        [
            Session(
                f"s{unit}",
                office=SessionOffice(code, f"UBND {code}") if code else None,
                kind=kinds[unit % 3],
                title=f"Hội nghị {unit}",
                audience="Nhân dân" if unit % 2 else None,
                fields=("môi trường",) if unit == 1 else (),
                starts_at=datetime(2025, 1 + unit * 2, 5, 8) if unit < 6 else datetime(2199, 1, 1, 8),
                citizens_present=100 if unit % 2 else None,
                attendees=roster,
                petitions=tuple(petition(unit, place) for place in range(12)),
            )
            for unit, code in enumerate((None, "18163", "18164", "436", "18163", "18164", "18163"))
        ],
    )


@pytest.fixture(scope="module")
def above(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with Register.create(tmp_path_factory.mktemp("tinh") / "tinh.sdt", who="thư ký") as register:
        fill(register)
        yield register


@pytest.fixture(scope="module")
def database(postgresql: Server, above: Register) -> str:
    name = postgresql.new_database()
    publishing.publish(above, postgresql.url(name), NOW)
    return name


COUNTS = ("sessions", "officials", "citizens", "petitions", "answered", "assigned")


def test_the_figures_of_units_are_those_of_the_report(postgresql: Server, above: Register, database: str) -> None:
    sums = ", ".join(f"sum({name})::int" for name in COUNTS)
    rows = postgresql.rows(database, f"SELECT unit_code, {sums} FROM doithoai.figures_by_unit GROUP BY unit_code")
    units = consolidated.units(above, YEAR, TODAY)
    assert len(units) == 4
    assert {code: counts for code, *counts in rows} == {
        unit.code: [getattr(unit.figures, name) for name in COUNTS] for unit in units
    }


@pytest.mark.parametrize("by", [By.KIND, By.AUDIENCE])
def test_so_are_the_sessions_of_each_kind_and_audience(
    postgresql: Server, above: Register, database: str, by: By
) -> None:
    rows = postgresql.rows(database, f"SELECT {by}, sum(sessions)::int FROM doithoai.figures_by_{by} GROUP BY 1")
    assert dict(rows) == consolidated.sessions_by(above, YEAR, TODAY, by)


def test_levels_and_fields(postgresql: Server, above: Register, database: str) -> None:
    from doithoai.work import reporting

    rows = postgresql.rows(database, "SELECT level, sum(sessions)::int FROM doithoai.figures_by_level GROUP BY 1")
    assert dict(rows) == {"province": 1, "commune": 4, None: 1}
    columns = ("sessions", "petitions", "answered", "assigned", "answered_in_writing", "in_progress", "overdue")
    sums = ", ".join(f"sum({name})::int" for name in columns)
    fields = postgresql.rows(database, f"SELECT field, {sums} FROM doithoai.figures_by_field GROUP BY 1")
    assert {name: tuple(counts) for name, *counts in fields} == {
        name: tuple(getattr(part, name) for name in columns)
        for name, part in reporting.figures(above, YEAR, TODAY).by_field
    }


TURNOVER = (
    *(Figure.CARRIED, Figure.RECEIVED, Figure.SETTLED_IN_TIME, Figure.SETTLED_LATE),
    *(Figure.LEFT_IN_TIME, Figure.LEFT_LATE),
)


@pytest.mark.parametrize("period", [YEAR, Period(date(2025, 4, 1), date(2025, 6, 30))], ids=["year", "quarter"])
@pytest.mark.parametrize(
    ("by", "column"), [(By.UNIT, "unit_code"), (By.FIELD, "field"), (By.AGENCY, "lead"), (By.KIND, "kind")]
)
def test_what_is_carried_over_and_left_is_that_of_the_register(
    postgresql: Server, above: Register, database: str, period: Period, by: By, column: str
) -> None:
    sums = ", ".join(f"sum({name})::int" for name in TURNOVER)
    rows = postgresql.rows(
        database,
        f"SELECT {column}, {sums} FROM doithoai.turnover('{period.first}', '{period.last}') "
        f"{'WHERE assigned' if by is By.AGENCY else ''} GROUP BY 1",
    )
    groups = turnover.groups(above, period, TODAY, by)
    assert {name: counts for name, *counts in rows} == {
        name: [part.of(figure) for figure in TURNOVER] for name, part in groups.items()
    }


def test_what_is_owed_passed_up_and_shared(postgresql: Server, above: Register, database: str) -> None:
    late = Counter(
        petition.assignment.lead
        for session in sessions.each(above)
        for petition in session.petitions
        if petition.assignment and is_overdue(petition, TODAY)
    )
    assert dict(postgresql.rows(database, "SELECT lead, overdue FROM doithoai.overdue_by_agency")) == late
    passed = postgresql.rows(database, "SELECT uid FROM doithoai.passed_up")
    assert {uid for (uid,) in passed} == {row.uid for row in across.passed_up(above, TODAY)}
    matters = postgresql.rows(database, "SELECT matter, petitions, units, villages FROM doithoai.shared_matters")
    assert sorted(matters) == sorted(
        (matter.mark, matter.petitions, matter.offices, matter.villages) for matter in across.shared_matters(above)
    )


# -- in step -----------------------------------------------------------------------------


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    private = Petitioner("Ngô Thị Thu", "Thôn 2", "0912345678", confidential=True)
    with Register.create(tmp_path / "so.sdt", who="thư ký") as register:
        first = Session(
            "s1",
            starts_at=datetime(2026, 3, 1, 8),
            conclusion="Giao Công an xã bảo vệ bà Thu. Ông Lê An đã nghe.",
            petitions=(
                Petition("p1", 1, private, content="Tôi bị đe dọa."),
                Petition("p2", 2, Petitioner("Lê An", "Thôn 1", "0987654321"), content="Tôi cũng như bà Thu."),
            ),
        )
        second = Session(
            "s2",
            starts_at=datetime(2026, 4, 1, 8),
            petitions=(
                Petition("p3", 1, Petitioner("Lê Hòa"), content="Theo chị Ngô Thị Thu, số 0912345678, đường hỏng."),
            ),
        )
        sessions.add(register, [first, second])
        yield register


WORDS = "SELECT string_agg(t.*::text, ' ' ORDER BY uid) FROM doithoai.{} t"


def texts(postgresql: Server, name: str) -> str:
    return " ".join(postgresql.rows(name, WORDS.format(table.name))[0][0] for table in published.TABLES)


def test_who_asked_for_it_is_named_nowhere_unless_it_is_wanted(postgresql: Server, register: Register) -> None:
    name = postgresql.new_database()
    publishing.publish(register, postgresql.url(name), NOW)
    public = texts(postgresql, name)
    assert "Thu" not in public
    assert "0912345678" not in public
    assert "0987654321" not in public
    assert "Ông Lê An đã nghe" in public
    assert "bảo vệ" in public
    publishing.publish(register, postgresql.url(name), NOW, with_private=True)
    private = texts(postgresql, name)
    assert "Ngô Thị Thu" in private
    assert "0987654321" in private
    changes = publishing.publish(register, postgresql.url(name), NOW)
    assert (changes["session"].changed, changes["petition"].changed) == (1, 3)
    assert texts(postgresql, name) == public


def test_what_changed_in_the_register_and_nothing_else_is_written(postgresql: Server, register: Register) -> None:
    set_language("en")
    name = postgresql.new_database()
    publishing.publish(register, postgresql.url(name), NOW)
    sessions.discard(register, "s2")
    sessions.add(register, [Session("s3", title="Mới")])
    changes = publishing.publish(register, postgresql.url(name), NOW)
    assert publishing.lines(changes, with_private=False) == [
        "Offices: 1 (added 0, changed 0, removed 0)",
        "Sessions: 2 (added 1, changed 0, removed 1)",
        "Petitions: 2 (added 0, changed 0, removed 1)",
        "Names that were to be kept private, and telephones, were left out.",
    ]
    assert "limit who may read" in publishing.lines(changes, with_private=True)[-1]


def test_a_server_killed_in_the_middle_leaves_the_database_as_it_was(
    postgresql: Server, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = postgresql.new_database()
    publishing.publish(register, postgresql.url(name), NOW)
    before = texts(postgresql, name)
    each = published.each

    def killing(book: Register, table: published.Table, *arguments: object, **options: bool) -> Iterator[tuple]:
        yield from each(book, table, *arguments, **options)
        if table is published.PETITION:
            postgresql.stop()

    sessions.discard(register, "s1")
    with monkeypatch.context() as patch:
        patch.setattr(published, "each", killing)
        with pytest.raises(PublishRefused, match="was lost"):
            publishing.publish(register, postgresql.url(name), NOW)
    with pytest.raises(PublishRefused, match="No PostgreSQL server answers"):
        publishing.publish(register, postgresql.url(name), NOW)
    postgresql.start()
    assert texts(postgresql, name) == before
    assert publishing.publish(register, postgresql.url(name), NOW)["session"].removed == 1


def test_a_register_without_an_office_is_refused(postgresql: Server, tmp_path: Path) -> None:
    with Register.create(tmp_path / "moi.sdt") as empty, pytest.raises(PublishRefused, match="nothing to publish"):
        publishing.publish(empty, postgresql.url("postgres"), NOW)


def test_without_psycopg_it_says_what_to_install(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [name for name in sys.modules if name.startswith("doithoai.exchange.publish.")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    import doithoai.exchange.publish as room

    for attribute in ("server", "tables"):
        monkeypatch.delattr(room, attribute, raising=False)
    with pytest.raises(PublishRefused) as caught:
        publishing.publish(register, "postgresql://h/d", NOW)
    assert "pip install 'psycopg[binary]'" in caught.value.remedy
