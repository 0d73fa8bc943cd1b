"""The board: who has sent, who has not."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.options import SENT_WITHIN
from doithoai.domain.period import Period
from doithoai.i18n import set_language
from doithoai.register import merged, offices, received, settings
from doithoai.register.connection import Register
from doithoai.register.merged import Package
from doithoai.work import board
from doithoai.work.board import UnitsUnknown

QUARTER = Period(date(2026, 1, 1), date(2026, 3, 31))
TODAY = date.today()


@pytest.fixture
def above(tmp_path: Path) -> Iterator[Register]:
    set_language("en")
    with Register.create(tmp_path / "tinh.sdt") as register:
        offices.set_periods(register, "42", [OfficePeriod(Office("42", "UBND tỉnh Hà Tĩnh"))])
        yield register


def receive(register: Register, code: str, first: date, last: date) -> None:
    with register.step("Merge packages"):
        office = offices.id_of(register, code)
        manifest = f"{code}{first:%m%d}".rjust(64, "0")
        merged.add(register, Package(manifest, office, f"Cơ quan {code}", first, last, "", 1, True, "a", "k"), ())


def test_every_unit_of_the_time_has_a_row(above: Register) -> None:
    before = date.today()
    receive(above, "18163", QUARTER.first, QUARTER.last)
    rows = {row.code: row for row in board.rows(above, QUARTER, TODAY)}
    assert len(rows) == 69
    sent = rows.pop("18163")
    assert (sent.name, sent.missing) == ("xã Sơn Tiến", ())
    assert sent.received is not None and before <= sent.received <= date.today(), "over midnight either day is right"
    assert len(sent.telephone_code) == 8
    assert {(row.received, row.missing) for row in rows.values()} == {(None, (QUARTER,))}
    assert {row.days_late for row in rows.values()} == {(TODAY - QUARTER.last).days}


def test_what_is_missing_is_named_by_its_days(above: Register) -> None:
    receive(above, "18163", date(2026, 1, 10), date(2026, 1, 31))
    receive(above, "18163", date(2026, 2, 15), date(2026, 3, 15))
    row = next(row for row in board.rows(above, QUARTER, TODAY) if row.code == "18163")
    assert [(gap.first.day, gap.last.day) for gap in row.missing] == [(1, 9), (1, 14), (16, 31)]
    line = board.lines([row])[0].split("\t")
    assert line[4] == "01/01/2026 – 09/01/2026; 01/02/2026 – 14/02/2026; 16/03/2026 – 31/03/2026"


def test_nobody_is_late_before_the_end_of_the_period(above: Register) -> None:
    assert {row.days_late for row in board.rows(above, QUARTER, QUARTER.last - timedelta(days=3))} == {0}


def test_a_sender_that_no_list_has_stands_at_the_end(above: Register) -> None:
    receive(above, "e1", QUARTER.first, QUARTER.last)
    assert board.rows(above, QUARTER, TODAY)[-1].name == "Cơ quan e1"


def test_an_office_without_units_has_no_board(above: Register) -> None:
    offices.set_periods(above, "18163", [OfficePeriod(Office("18163", "UBND xã"))])
    with pytest.raises(UnitsUnknown) as with_code:
        board.rows(above, QUARTER, TODAY)
    assert not with_code.value.remedy
    offices.set_periods(above, None, [OfficePeriod(Office(None, "UBND xã"))])
    with pytest.raises(UnitsUnknown) as without_code:
        board.rows(above, QUARTER, TODAY)
    assert without_code.value.remedy, "the code is what is missing"


def test_the_office_says_how_long_units_may_take(above: Register) -> None:
    settings.choose(above, SENT_WITHIN, 7)
    after = QUARTER.last + timedelta(days=8)
    assert {row.days_late for row in board.rows(above, QUARTER, after)} == {1}
    assert board.due(above, QUARTER) == date(2026, 4, 7)


def test_a_code_that_was_compared_is_on_the_board(above: Register) -> None:
    receive(above, "18163", QUARTER.first, QUARTER.last)
    row = next(row for row in board.rows(above, QUARTER, TODAY) if row.code == "18163")
    assert row.confirmed is None and row.has_sent
    received.confirm(above, row.manifests, TODAY)
    row = next(row for row in board.rows(above, QUARTER, TODAY) if row.code == "18163")
    assert row.confirmed == TODAY
