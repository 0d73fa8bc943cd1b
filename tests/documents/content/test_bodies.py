"""How bodies stand to the office, and when two names are one."""

from datetime import date

import pytest

from documents.content.small_session import OFFICE
from doithoai.documents.content.bodies import Standing, body_key, by_rank, ranked, standing, unit_of, watcher
from doithoai.documents.formats.model import Family
from doithoai.domain.office import Office
from doithoai.domain.session import Attendee

STATE, PARTY = Family.STATE, Family.PARTY


@pytest.mark.parametrize(
    ("body", "state", "party"),
    [
        ("Phòng Kinh tế xã", Standing.OWN, Standing.OWN),
        ("Công an xã Sơn Tiến", Standing.OWN, Standing.OWN),
        ("Thôn An Phú", Standing.OWN, Standing.OWN),
        ("Bộ phận Một cửa", Standing.OWN, Standing.OWN),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", Standing.BESIDE, Standing.OWN),
        ("Đảng ủy xã Sơn Tiến", Standing.BESIDE, Standing.OWN),
        ("Điện lực Hương Sơn", Standing.BESIDE, Standing.BESIDE),
        ("Hợp tác xã dịch vụ nông nghiệp", Standing.BESIDE, Standing.OWN),
        ("Sở Xây dựng", Standing.ABOVE, Standing.ABOVE),
        ("Công an tỉnh Hà Tĩnh", Standing.ABOVE, Standing.ABOVE),
        ("Phòng Tài nguyên và Môi trường huyện Hương Sơn", Standing.ABOVE, Standing.ABOVE),
    ],
)
def test_own_units_are_told_apart_from_those_beside_and_above(body: str, state: Standing, party: Standing) -> None:
    assert (standing(body, OFFICE, STATE), standing(body, OFFICE, PARTY)) == (state, party)


def test_the_unit_is_the_rest_of_the_office_s_name() -> None:
    assert unit_of(OFFICE) == "xã Sơn Tiến"
    assert unit_of(Office(party_name="Tỉnh ủy Hà Tĩnh")) == "Hà Tĩnh"
    assert unit_of(Office()) == ""


def test_one_body_under_two_names_is_one() -> None:
    assert body_key("Công an xã", OFFICE) == body_key("Công an xã Sơn Tiến", OFFICE)
    assert body_key("HĐND xã", OFFICE) == body_key("Hội đồng nhân dân xã Sơn Tiến (báo cáo)", OFFICE)
    assert body_key("Công an xã", OFFICE) != body_key("Công an xã Kim Hoa", OFFICE)


def test_recipients_stand_by_rank_each_once_and_the_office_not_at_all() -> None:
    given = (
        "Thôn An Phú",
        "Công an xã",
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã Sơn Tiến",
        "Thường trực HĐND xã",
        "Sở Xây dựng",
        "Ủy ban MTTQ xã",
        "Thường trực Đảng ủy xã",
        "Ủy ban nhân dân xã Sơn Tiến",
    )
    assert ranked(given, OFFICE, STATE) == [
        "Sở Xây dựng",
        "Thường trực Đảng ủy xã",
        "Thường trực HĐND xã",
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã Sơn Tiến",
        "Công an xã",
        "Thôn An Phú",
    ]


def test_an_office_of_the_past_watches_in_its_own_time() -> None:
    assert watcher(OFFICE, STATE, date(2025, 6, 30)) == "Công chức Văn phòng - Thống kê xã"
    assert watcher(OFFICE, STATE, date(2025, 7, 1)) == "Văn phòng HĐND và UBND xã"
    assert watcher(OFFICE, PARTY, date(2025, 7, 1)) == "Văn phòng Đảng ủy"
    ward = Office(name="Ủy ban nhân dân Phường 1")
    assert watcher(ward, STATE, date(2026, 1, 1)) == "Văn phòng HĐND và UBND Phường 1", "a ward named by a number"


def test_people_stand_by_the_rank_of_their_posts_others_as_they_were_typed() -> None:
    office = Office(name="Ủy ban nhân dân xã Sơn Tiến", party_name="Đảng ủy xã Sơn Tiến")
    posts = [
        ("Trưởng thôn", "Thôn An Phú"),
        ("Chủ tịch", "Ủy ban MTTQ Việt Nam xã"),
        ("Bí thư", "Chi bộ thôn An Phú"),
        ("Phó Chủ tịch UBND xã", None),
        ("Bí thư", "Đảng ủy xã"),
        ("Chuyên viên", "Ban Nội chính Tỉnh ủy Hà Tĩnh"),
        ("Phó Bí thư Đảng ủy, Chủ tịch UBND xã", None),
    ]
    people = [Attendee(str(number), position, body) for number, (position, body) in enumerate(posts)]
    assert [person.name for person in by_rank(people, office, Family.STATE)] == list("5463102")
