"""What an office cites and whom it reports to: its province's facts by the day, until it has its own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from doithoai.documents.formats.model import Family
from doithoai.domain.office import Office, OfficePeriod
from doithoai.register import catalogues, history, offices
from doithoai.register.connection import Register
from doithoai.work import provinces, units
from doithoai.work.profile import Profile
from doithoai.work.provinces import Citation, Use
from doithoai.work.setting_up import new_register
from doithoai.work.tables import TableRefused

DAY = date(2026, 11, 27)
HERE, ELSEWHERE = "18163", "00004"  # a commune of Hà Tĩnh, a ward of Hà Nội


def office(code: str) -> Office:
    unit = units.by_code(code)
    assert unit
    return units.office_of(unit)


def set_up(path: Path, code: str) -> Register:
    return new_register(path, units.profile_of(office(code), {}))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with set_up(tmp_path_factory.mktemp("so") / "so.sdt", ELSEWHERE) as register:
        yield register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with set_up(tmp_path / "so.sdt", HERE) as register:
        yield register


def cited(register: Register, family: Family = Family.STATE, day: date = DAY) -> str:
    return "\n".join(text for use in Use for text in provinces.cited_on(register, use, family, day))


# -- from the office's province ---------------------------------------------------------


def test_an_office_cites_its_province_s_decision_and_one_elsewhere_does_not(
    register: Register, elsewhere: Register
) -> None:
    assert "657-QĐ/TU" in cited(register)
    for family in Family:
        assert cited(elsewhere, family)
        assert "657" not in cited(elsewhere, family) and "Hà Tĩnh" not in cited(elsewhere, family)


def test_nothing_is_cited_before_its_day(register: Register) -> None:
    assert "657" not in cited(register, day=date(2018, 4, 3))
    assert cited(register, Family.PARTY, date(2018, 4, 3)) == ""


@pytest.mark.parametrize(
    ("named", "code"),
    [
        (Office(code="18163"), "42"),
        (Office(code="42"), "42"),
        (Office(superior="Ủy ban nhân dân tỉnh Hà Tĩnh"), "42"),
        (Office(party_superior="Đảng bộ tỉnh Hà Tĩnh"), "42"),
        (Office(party_name="Thành ủy Hà Nội"), "01"),
        (Office(code="99999", superior="Ủy ban nhân dân huyện Hương Sơn"), None),
        (Office(), None),
    ],
)
def test_the_province_is_told_by_the_code_else_by_the_names(named: Office, code: str | None) -> None:
    assert provinces.province_of(named) == code


def test_an_office_moved_to_another_province_cites_what_holds_there(register: Register) -> None:
    offices.set_periods(register, ELSEWHERE, [OfficePeriod(office(ELSEWHERE))])
    assert "657" not in cited(register)


def test_a_new_register_reports_to_the_bodies_above_it(elsewhere: Register) -> None:
    assert [receiver.name for receiver in offices.receivers(elsewhere, DAY)] == [
        "Bí thư Thành ủy Hà Nội",
        "Ban Nội chính Thành ủy Hà Nội",
        "Ban Tuyên giáo và Dân vận Thành ủy Hà Nội",
        "Ủy ban nhân dân thành phố Hà Nội",
    ]
    assert offices.receivers(elsewhere, date(2024, 1, 1)) == ()
    assert catalogues.names(elsewhere, "fields") and catalogues.names(elsewhere, "audiences")
    assert all("Hà Tĩnh" not in entry.source for entry in catalogues.entries(elsewhere, "fields"))


def test_a_province_reports_to_the_bodies_of_the_centre(tmp_path: Path) -> None:
    with set_up(tmp_path / "so.sdt", "01") as register:
        assert [receiver.name for receiver in offices.receivers(register, DAY)][:2] == ["Bộ Chính trị", "Ban Bí thư"]


def test_an_office_whose_unit_is_not_known_chooses_its_receivers_itself(tmp_path: Path) -> None:
    profile = Profile(periods=(OfficePeriod(Office(name="Ủy ban nhân dân xã Mới")),))
    with new_register(tmp_path / "so.sdt", profile) as register:
        assert offices.all_receivers(register) == ()
        assert catalogues.names(register, "fields")


# -- the office's own -------------------------------------------------------------------


def test_what_the_office_edits_is_its_own_and_is_undone(register: Register) -> None:
    own = Citation(
        Use.BASE, 'Nghị quyết số 5 của "Hội đồng" \\ nhân dân', Family.STATE, date(2026, 1, 1), None, "Công báo"
    )
    guidance = Citation(Use.GUIDANCE, "Hướng dẫn số 12-HD/BDV", None, None, date(2026, 12, 31))
    provinces.set_citations(register, [guidance, own])
    assert provinces.citations(register) == (own, guidance)
    assert provinces.cited_on(register, Use.GUIDANCE, Family.PARTY, DAY) == (guidance.text,)
    assert provinces.cited_on(register, Use.GUIDANCE, Family.PARTY, date(2027, 1, 1)) == ()
    assert provinces.cited_on(register, Use.BASE, Family.PARTY, DAY) == ()
    history.undo(register)
    assert "657-QĐ/TU" in cited(register)


def test_an_office_that_took_all_out_cites_nothing(register: Register) -> None:
    provinces.set_citations(register, [])
    assert provinces.citations(register) == ()


# -- files ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ('[[base]]\nsource = "x"', "base[0].text"),
        ('[[base]]\ntext = " "', "base[0].text"),
        ('[[guidance]]\ntext = "a"\nfamily = "church"', "guidance[0].family"),
        ('[[base]]\ntext = "a"\nsince = "2026"', "base[0].since"),
        ('[[base]]\ntext = "a"\nsince = 2026-02-01T08:00:00', "base[0].since"),
        ('[[base]]\ntext = "a"\nsince = 2026-02-01\nuntil = 2026-01-31', "base[0].until"),
        ('[[receiver]]\nname = "a"\nperiods = ["decade"]', "receiver[0].periods"),
        ('[[field]]\nname = "a"\ncolour = "red"', "field[0].colour"),
        ('[[law]]\ntext = "a"', "law"),
    ],
)
def test_a_file_that_breaks_its_shape_is_refused_with_the_place(tmp_path: Path, written: str, place: str) -> None:
    path = tmp_path / "tinh.toml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(TableRefused) as refused:
        provinces.read(path)
    assert refused.value.path == place


def test_foreign_text_is_cleaned_at_the_door(tmp_path: Path) -> None:
    path = tmp_path / "tinh.toml"
    path.write_text('[[base]]\ntext = """Luật  A\n  sửa đổi"""\nsource = "x"', encoding="utf-8")
    (citation,) = provinces.read(path).citations
    assert citation.text == "Luật A sửa đổi"
