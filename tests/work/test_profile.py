"""An office's profile: read strictly from TOML, written into a register as it says."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from doithoai import paths
from doithoai.domain.kinds import OfficeLevel, Side
from doithoai.register import catalogues, history, offices
from doithoai.register.connection import Register
from doithoai.work import profile
from doithoai.work.tables import TableRefused

DAY = date(2026, 6, 1)
SMALL = """
[office]
code = "18163"
[[office.period]]
name = "Ủy ban nhân dân xã Sơn Tiến"
level = "commune"
[[leader]]
name = "Đinh Xuân Lộc"
position = "Chủ tịch"
side = "government"
authority = "TM"
[[receiver]]
name = "Ban Dân vận"
periods = ["year"]
[[term]]
name = "2021 - 2026"
starts_on = 2021-06-01
[numbering.government]
scheme = "day"
scope = "kind"
body_symbol = "UBND"
[[village]]
name = "Thôn Hùng Tiến"
"""


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.create(tmp_path / "so.sdt") as book:
        profile.fill_in_shipped(book)
        yield book


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "office.toml"
    path.write_text(SMALL.replace('scheme = "day"', f'scheme = "{_scheme()}"'), encoding="utf-8")
    return path


def _scheme() -> str:
    from doithoai.domain.numbering import SCHEMES

    return next(iter(SCHEMES))


def test_the_shipped_catalogues_are_whole(register: Register) -> None:
    entries = catalogues.entries(register, "agencies")
    assert entries
    assert all(entry.name and entry.source for entry in entries)
    assert {"announcement", "results", "notice", "written_answer"} <= set(catalogues.deadline_rules(register))
    assert catalogues.holidays(register)
    assert set(offices.number_rules(register)) == {Side.GOVERNMENT, Side.PARTY}


def test_a_small_profile_says_what_it_says_and_no_more(small: Path) -> None:
    office = profile.read(small)
    assert office.code == "18163"
    (period,) = office.periods
    assert (period.office.code, period.office.level) == ("18163", OfficeLevel.COMMUNE)
    assert [leader.name for leader in office.leaders] == ["Đinh Xuân Lộc"]
    assert [receiver.periods for receiver in office.receivers] == [("year",)]
    assert [rule.body_symbol for rule in office.numbering] == ["UBND"]
    assert list(office.catalogues) == ["villages"]


def test_applied_it_is_in_the_register_and_lists_it_does_not_name_stay(register: Register, small: Path) -> None:
    agencies = catalogues.names(register, "agencies")
    profile.apply(register, profile.read(small))
    assert offices.on(register, DAY).name == "Ủy ban nhân dân xã Sơn Tiến"
    assert [leader.position for leader in offices.leaders(register, DAY, Side.GOVERNMENT)] == ["Chủ tịch"]
    assert catalogues.names(register, "villages") == ("Thôn Hùng Tiến",)
    assert catalogues.names(register, "agencies") == agencies


def test_setting_up_an_office_is_one_step(register: Register, small: Path) -> None:
    profile.apply(register, profile.read(small))
    history.undo(register)
    assert catalogues.names(register, "villages") == ()
    assert offices.leaders(register, DAY, Side.GOVERNMENT) == ()


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        (SMALL + "[[leeder]]\n", "leeder"),
        (SMALL.replace('side = "government"', 'side = "left"'), "leader[0].side"),
        (SMALL.replace('name = "Ban Dân vận"\n', ""), "receiver[0].name"),
        (SMALL.replace("2021-06-01", '"2021"'), "term[0].starts_on"),
        (SMALL.replace('level = "commune"', 'level = "commune"\ncolour = 1'), "office.period[0].colour"),
    ],
)
def test_what_breaks_the_shape_is_named_by_its_key(tmp_path: Path, wrong: str, path: str) -> None:
    file = tmp_path / "office.toml"
    file.write_text(wrong.replace('"day"', f'"{_scheme()}"'), encoding="utf-8")
    with pytest.raises(TableRefused) as refused:
        profile.read(file)
    assert refused.value.path == path


def test_the_sample_is_a_whole_profile() -> None:
    sample = profile.read(paths.resource("sample", "profile.toml"))
    assert len(sample.periods) > 1
    assert sample.leaders and sample.receivers and sample.terms and sample.numbering
