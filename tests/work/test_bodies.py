"""Of a session held by both sides each body makes its own notice."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from doithoai import paths
from doithoai.domain.kinds import DocumentKind, SessionState, Side
from doithoai.domain.session import Person, Session
from doithoai.register import documents, sessions
from doithoai.work import printing
from doithoai.work.bodies import each_body, not_ended
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register

DAY = date(2026, 3, 23)
JOINT = Session(
    "s",
    side=Side.JOINT,
    title="Hội nghị đối thoại",
    state=SessionState.HELD,
    starts_at=datetime(2026, 3, 20, 8),
    place="Hội trường xã",
    chair=Person("Phan Đình Lưu", "Chủ tịch UBND xã"),
)
NOTICE = Order(DocumentKind.NOTICE, "s", DAY)


def test_of_one_side_there_is_one_paper():
    for side in (None, Side.GOVERNMENT, Side.PARTY):
        assert each_body(replace(JOINT, side=side), NOTICE, DAY) == [NOTICE]
    assert each_body(JOINT, replace(NOTICE, choice="nd30"), DAY) == [replace(NOTICE, choice="nd30")]


@pytest.mark.parametrize(("day", "party"), [(DAY, "hd36"), (date(2026, 6, 1), "hd05")])
def test_of_both_the_other_body_follows_in_its_format_in_force(day, party):
    order = replace(NOTICE, day=day)
    assert each_body(JOINT, order, DAY) == [order, replace(order, choice=party)]


def test_each_has_its_own_number_and_signature_and_is_no_copy_of_the_other(tmp_path):
    with new_register(tmp_path / "so.sdt", paths.resource("sample", "profile.toml")) as register:
        sessions.add(register, [JOINT])
        for order in each_body(JOINT, NOTICE, DAY):
            assert "paper.issued" not in printing.look(register, order, DAY).codes
            printing.issue(register, order, DAY)
            assert "paper.issued" in printing.look(register, order, DAY).codes
        lines = [(issued.record.number, issued.record.symbol) for issued in documents.book(register)]
        assert lines == [(1, "TB-UBND"), (1, "TB/ĐU")]


def test_a_body_of_a_district_is_offered_for_the_days_it_existed(tmp_path):
    district = "Phòng Tài nguyên và Môi trường huyện Hương Sơn"
    with new_register(tmp_path / "so.sdt", paths.resource("sample", "profile.toml")) as register:
        assert not_ended(register, [district, "Công an xã"], [date(2024, 5, 2), DAY]) == [district, "Công an xã"]
        assert not_ended(register, [district, "Công an xã"], [DAY]) == ["Công an xã"]
