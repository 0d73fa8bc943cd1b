"""The hot spots of the sample: what is listed today, and on which day it could have been foreseen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from doithoai import paths
from doithoai.domain.hotspots import HotSpot
from doithoai.i18n import set_language
from doithoai.register.connection import Register
from doithoai.work import hotspots, sending
from doithoai.work.hotspots import ThresholdRefused
from doithoai.work.setting_up import new_register
from doithoai.work.tables import TableRefused

TODAY = date(2026, 11, 28)
ROADS = "nông nghiệp, nông thôn, xây dựng nông thôn mới"
LAND = "bảo vệ môi trường, giải phóng mặt bằng, cấp giấy chứng nhận quyền sử dụng đất"


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path = tmp_path_factory.mktemp("sample") / "so.sdt"
    with new_register(path, paths.resource("sample", "profile.toml")) as register:
        sending.load(register, paths.resource("sample", "sessions.json"))
        yield register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with new_register(tmp_path / "so.sdt", paths.resource("sample", "profile.toml")) as register:
        yield register


def land_at_khe_san(register: Register) -> HotSpot:
    """The matter that a village brought up in three sessions of the last year."""
    spots = hotspots.listed(register, TODAY)
    return next(hot for hot in spots if (hot.spot.village, hot.spot.field) == ("Thôn Khe Sắn", LAND))


def test_those_with_most_reasons_come_first(sample: Register) -> None:
    spots = hotspots.listed(sample, TODAY)
    assert spots[:2][1] == land_at_khe_san(sample)
    assert [len(hot.reasons) for hot in spots] == sorted((len(hot.reasons) for hot in spots), reverse=True)


def test_looking_back_it_was_to_be_foreseen_years_ago(sample: Register) -> None:
    """The three matters that people raise again and again: each was listed long before the sessions of 2026."""
    first = {
        (place.hot.spot.village, place.hot.spot.field): place.day
        for place in hotspots.foreseen(sample, date(2022, 1, 1), TODAY)
    }
    assert first["Thôn Khe Sắn", LAND] == date(2023, 6, 16), "asked once more, and late the day after its date"
    assert first["Thôn Hùng Tiến", ROADS] == date(2023, 6, 8)
    assert first["Thôn Nhật Tiến", ROADS] == date(2022, 6, 4)
    lists = hotspots.listed(sample, date(2023, 6, 7)), hotspots.listed(sample, date(2023, 6, 8))
    listed_on = [any(hot.spot.village == "Thôn Hùng Tiến" for hot in spots) for spots in lists]
    assert listed_on == [False, True], "the list of a day is what looking back says of it"


def test_an_office_has_thresholds_of_its_own(register: Register) -> None:
    hotspots.set_thresholds(register, hotspots.thresholds_of(["repeated=3", "late = 2"]))
    limits = hotspots.thresholds(register)
    assert (limits.repeated, limits.late, limits.days) == (3, 2, hotspots.shipped().days)
    hotspots.set_thresholds(register, {"repeated": hotspots.shipped().repeated})
    assert hotspots.thresholds(register).late == 2


@pytest.mark.parametrize("typed", ["repeated", "repeated=x", "repeated=0", "score=3", "=1", "late=-1"])
def test_what_is_no_threshold_changes_nothing(register: Register, typed: str) -> None:
    with pytest.raises(ThresholdRefused):
        hotspots.set_thresholds(register, hotspots.thresholds_of(["late=2", typed]))
    assert hotspots.thresholds(register) == hotspots.shipped()


@pytest.mark.parametrize("change", [("days = 365", ""), ("late = 1", "late = 0"), ("jumped", "leapt")])
def test_a_broken_catalogue_is_refused(tmp_path: Path, change: tuple[str, str]) -> None:
    path = tmp_path / "hotspots.toml"
    path.write_text(paths.resource("catalogues", "hotspots.toml").read_text("utf-8").replace(*change), "utf-8")
    with pytest.raises(TableRefused):
        hotspots.shipped(path)
