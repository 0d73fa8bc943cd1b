"""How hot spots are told."""

from dataclasses import replace
from datetime import date

import pytest

from doithoai.domain.hotspots import Counts, Foreseen, HotSpot, Reason, Spot
from doithoai.i18n import set_language
from doithoai.work import hotspot_words, hotspots

LAND = "bảo vệ môi trường, giải phóng mặt bằng, cấp giấy chứng nhận quyền sử dụng đất"
COUNTS = Counts(sessions=3, petitions=3, newer=2, late=3, unanswered=3, unsatisfied=3)
HOT = HotSpot(
    Spot(1, None, "Thôn Khe Sắn", LAND),
    COUNTS,
    (Reason.REPEATED, Reason.LATE, Reason.UNANSWERED, Reason.UNSATISFIED),
    ("Thôn Khe Sắn",),
)
TODAY = date(2026, 11, 28)
LIMITS = hotspots.shipped()


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def test_every_reason_has_its_figures() -> None:
    every = replace(HOT, reasons=tuple(Reason), counts=replace(COUNTS, jumped=2))
    assert hotspot_words.reasons(every, LIMITS) == [
        "brought up in 3 sessions within 365 days",
        "rising: 2 petitions in the newer half of the time, 1 before",
        "3 past their date",
        "3 not settled for more than 30 days",
        "3 brought up once more after they had been settled",
        "2 brought before a higher level than the one that may settle them",
    ]


def test_a_line_says_place_field_petitions_reasons_and_the_session_proposed() -> None:
    line = hotspot_words.lines([HOT], LIMITS, TODAY)[0].split("\t")
    assert line[:3] == ["Thôn Khe Sắn", LAND, "3"]
    assert line[4] == (
        f"Hold a session on this theme by 28/12/2026: Hội nghị đối thoại chuyên đề về {LAND} tại thôn Khe Sắn"
    )


def test_a_place_is_named_with_its_unit_and_one_that_is_not_known_so() -> None:
    elsewhere = replace(HOT, spot=Spot(2, "UBND xã Sơn Tiến", None, LAND))
    assert hotspot_words.place(HOT) == "Thôn Khe Sắn"
    assert hotspot_words.place(elsewhere) == "place not known, UBND xã Sơn Tiến"
    assert hotspot_words.looked_back([Foreseen(TODAY, elsewhere)], LIMITS)[0].startswith("28/11/2026\tplace not known,")
