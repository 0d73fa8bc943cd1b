"""The marking scheme that holds, the sheets of all units, and marks set by hand."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from doithoai import paths
from doithoai.domain.assessment import Measure, Sheet, Value
from doithoai.domain.errors import AppError
from doithoai.domain.kinds import OfficeLevel
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.session import Session, SessionOffice
from doithoai.register import history, offices, sessions
from doithoai.register.connection import Register
from doithoai.work import assessment
from doithoai.work.assessment import MarkRefused
from doithoai.work.tables import TableRefused

TODAY = date(2026, 11, 28)
SHIPPED = paths.resource("assessment", "national.toml")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.create(tmp_path / "so.sdt", who="chuyên viên") as register:
        office = Office("42", "UBND tỉnh Hà Tĩnh", level=OfficeLevel.PROVINCE)
        offices.set_periods(register, "42", [OfficePeriod(office)])
        sessions.add(register, [Session("own", starts_at=datetime(2026, 3, 2, 8))])
        yield register


def of(register: Register, code: str) -> Sheet:
    return next(sheet for sheet in assessment.sheets(register, 2026, TODAY) if sheet.unit.code == code)


def test_an_office_alone_has_its_own_sheet(register: Register) -> None:
    (sheet,) = assessment.sheets(register, 2026, TODAY)
    assert sheet.unit.own and sheet.unit.code == "42"


def test_above_every_unit_below_has_one_whether_it_sent_or_not(register: Register) -> None:
    sessions.add(
        register, [Session("s", office=SessionOffice("18163", "UBND xã Sơn Tiến"), starts_at=datetime(2026, 3, 2, 8))]
    )
    sheets = assessment.sheets(register, 2026, TODAY)
    assert len(sheets) == 69 and "42" not in {sheet.unit.code for sheet in sheets}
    assert of(register, "18163").unit.level is OfficeLevel.COMMUNE
    silent = of(register, next(sheet.unit.code for sheet in sheets if sheet.unit.code != "18163"))
    assert (silent.grade, silent.out_of, silent.unit.values) == (None, 0, {})


def test_a_commune_is_assessed_together_with_those_it_was_made_of(register: Register) -> None:
    office = Office("20", "UBND xã Mới", level=OfficeLevel.COMMUNE)
    offices.set_periods(register, "20", [OfficePeriod(office)])
    for code in ("11", "12"):
        held = Session(f"s{code}", office=SessionOffice(code, f"UBND xã {code}"), starts_at=datetime(2026, 3, 2, 8))
        sessions.add(register, [held])
    (sheet,) = assessment.sheets(register, 2026, TODAY)
    assert sheet.unit.own and sheet.unit.code == "20"
    assert sheet.unit.values[Measure.SESSIONS] == Value(3, 1), "three held, its duty is one"
    assert sheet.unit.values[Measure.ANNOUNCED] == Value(0, 0), "no announcement of theirs is kept"


def test_the_shipped_scheme_has_a_hundred_points_and_a_source() -> None:
    scheme = assessment.read(SHIPPED)
    assert scheme.points == 100 and scheme.source
    assert {criterion.measure for criterion in scheme.criteria} >= {
        *(Measure.SESSIONS, Measure.SETTLED, Measure.IN_TIME, Measure.OVERDUE, Measure.REOPENED),
        *(Measure.CONCLUSIONS, Measure.RECEPTION),
    }


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('measure = "settled"', 'measure = "kindness"'),
        ("points = 15", "points = 0"),
        ("points = 15", "points = true"),
        ('key = "settled"', 'key = "sessions"'),
        ("least = 75", "least = 95"),
        ("least = 0\n", "least = 10\n"),
        ("[duty]", "[duties]"),
        ("least_data = 50", "least_data = 101"),
        ("each = 1", "each = 1\neach_week = 1"),
        ('name = "Hoàn thành"', 'name = ""'),
        ("commune = 1", "commune = 400"),
    ],
)
def test_a_scheme_that_breaks_its_shape_is_refused_and_changes_nothing(
    register: Register, tmp_path: Path, was: str, now: str
) -> None:
    path = tmp_path / "scheme.toml"
    text = SHIPPED.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, now, 1), "utf-8")
    with pytest.raises(TableRefused):
        assessment.keep_scheme(register, path)
    assert assessment.scheme(register) == assessment.read(SHIPPED)


def test_an_office_marks_by_its_own_scheme(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "scheme.toml"
    level = "[[criterion.level]]\nleast = 50\npoints = 12\n"
    path.write_text(
        SHIPPED.read_text("utf-8").replace(
            'measure = "sessions"\npoints = 20', f'measure = "sessions"\npoints = 20\n{level}'
        ),
        "utf-8",
    )
    assessment.keep_scheme(register, path)
    assert of(register, "42").marks[0].points == 12, "one of two is a half"


def test_a_mark_by_hand_shows_is_in_the_history_and_can_be_undone(register: Register) -> None:
    assessment.mark_typed(register, 2026, "42/reception=7,5", "Theo  sổ tiếp công dân")
    mark = of(register, "42").marks[-1]
    assert mark.hand is not None
    assert (mark.points, mark.hand.reason, mark.hand.by) == (7.5, "Theo sổ tiếp công dân", "chuyên viên")
    history.undo(register)
    assert of(register, "42").marks[-1].points is None
    history.redo(register)
    assessment.mark_typed(register, 2026, "42/reception=", "")
    assert of(register, "42").marks[-1].hand is None


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("42/reception=11", "Vì sao"),
        ("42/reception=-1", "Vì sao"),
        ("42/reception=8", " "),
        ("42/kindness=8", "Vì sao"),
        ("42", "Vì sao"),
        ("42/reception=many", "Vì sao"),
    ],
)
def test_what_is_no_mark_is_refused(register: Register, typed: str, reason: str) -> None:
    with pytest.raises(MarkRefused):
        assessment.mark_typed(register, 2026, typed, reason)
    assert of(register, "42").marks[-1].hand is None
    assert issubclass(MarkRefused, AppError)
