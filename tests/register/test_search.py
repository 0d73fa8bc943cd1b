"""What a person types and what it finds (domain.md section 8)."""

from datetime import datetime

import pytest

from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner
from doithoai.domain.session import Attendee, Session
from doithoai.register import petitions, search, sessions
from doithoai.register.connection import Register
from doithoai.register.petitions import Filter

WORDS = {
    "nghi": "Đề nghị cấp giấy chứng nhận quyền sử dụng đất.",
    "duong": "Cây dương đổ ra lề.",
    "duong-di": "Đường liên thôn hỏng.",
    "giai-phong": "Sớm giải phóng mặt bằng.",
    "hoa-cu": "Xây nhà hoà giải.",
    "hoa-moi": "Thôn Hòa Tiến thiếu nước.",
    "hoan": "Hoàn trả mặt đường.",
}


@pytest.fixture
def find(register: Register):
    raised = [Petition(uid, content=content) for uid, content in WORDS.items()]
    raised.append(
        Petition(
            "names",
            petitioner=Petitioner("Nguyễn Văn Đạt", "Thôn Bãi Trạm"),
            answer=Answer("Chủ tịch", "Sẽ khảo sát."),
            assignment=Assignment("Điện lực Hương Sơn"),
        )
    )
    sessions.add(register, [Session("s", title="Đối thoại", petitions=tuple(raised))])

    def uids(query: str, *, typing: bool = False) -> set[str]:
        fitting = Filter(query, typing=typing)
        return {row.petition.uid for row in petitions.page(register, fitting)} if search.expression(query) else set()

    return uids


@pytest.mark.parametrize(
    ("query", "uids"),
    [
        ("de nghi", {"nghi"}),
        ("Đề nghị", {"nghi"}),
        ("ĐỀ NGHỊ", {"nghi"}),
        ("giay chung nhan", {"nghi"}),
        ("giai phong", {"giai-phong"}),
        ("dương", {"duong"}),
        ("đường", {"duong-di", "hoan"}),
        ("duong", {"duong", "duong-di", "hoan"}),
        ("hòa", {"hoa-cu", "hoa-moi"}),
        ("hoà", {"hoa-cu", "hoa-moi"}),
        ("Ho\u0300a", {"hoa-cu", "hoa-moi"}),
        ("hoa", {"hoa-cu", "hoa-moi"}),
        ("nguyen dat", {"names"}),
        ("khảo sát", {"names"}),
        ("bai tram", {"names"}),
        ("dien luc", {"names"}),
        ("mat bang duong", set()),
        ('"mat bang"', {"giai-phong"}),
        ('"bang mat"', set()),
        ('"giải phong"', {"giai-phong"}),
        ("không có", set()),
        ("", set()),
        ("\"'*()^:-", set()),
        ("AND OR NOT NEAR", set()),
    ],
)
def test_meaning(find, query: str, uids: set[str]) -> None:
    assert find(query) == uids


@pytest.mark.parametrize(
    ("query", "uids"),
    [
        ("gi", {"nghi", "giai-phong", "hoa-cu"}),
        ("giai ph", {"giai-phong"}),
        ("nguy", {"names"}),
        ("đư", {"duong-di", "hoan"}),
    ],
)
def test_while_typing_the_last_word_may_be_unfinished(find, query: str, uids: set[str]) -> None:
    assert find(query, typing=True) == uids


def test_a_finished_word_is_whole_even_while_typing(find) -> None:
    assert find("hoa ", typing=True) == {"hoa-cu", "hoa-moi"}


def test_newest_first_and_continued_from_the_last_row(register: Register) -> None:
    raised = tuple(Petition(f"p{n}", content="kênh mương") for n in range(10))
    sessions.add(register, [Session("s", petitions=raised)])
    first = petitions.page(register, Filter("kenh"), limit=4)
    assert [row.petition.uid for row in first] == ["p9", "p8", "p7", "p6"]
    rest = petitions.page(register, Filter("kenh"), limit=9, before=first[-1].row)
    assert [row.petition.uid for row in rest] == ["p5", "p4", "p3", "p2", "p1", "p0"]


def test_sessions_are_found_by_their_words_and_their_people(register: Register) -> None:
    one = Session(
        "a",
        title="Tiếp xúc Nhân dân",
        starts_at=datetime(2022, 3, 1, 8, 0),
        conclusion="Rà soát thuỷ lợi",
        attendees=(Attendee("Hà Thị Sâm", body="Hội Nông dân"),),
    )
    two = Session("b", title="Đối thoại thanh niên", starts_at=datetime(2022, 6, 1, 8, 0))
    sessions.add(register, [one, two])
    assert search.sessions(register, "thủy lợi") == ["a"]
    assert search.sessions(register, "sâm") == ["a"]
    assert search.sessions(register, "th", typing=True) == ["b", "a"]


def test_editing_moves_the_words_in_the_index(register: Register) -> None:
    sessions.add(register, [Session("a", title="Cũ")])
    sessions.update(register, Session("a", title="Mới"))
    assert search.sessions(register, "cũ") == []
    assert search.sessions(register, "mới") == ["a"]
