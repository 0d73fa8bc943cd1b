from dataclasses import replace
from datetime import date

import pytest

from documents.content.small_session import PETITIONS, SESSION, all_text, make_brief, paragraphs, tables
from doithoai.documents.content.model import Paragraph, ParagraphStyle
from doithoai.documents.content.notice import build_notice
from doithoai.domain.kinds import AnswerForm, DocumentKind, Outcome, Side
from doithoai.domain.office import Leader
from doithoai.domain.petition import Assignment, Petition, Petitioner
from doithoai.domain.session import Person, Session

NOTICE = DocumentKind.NOTICE
ISSUED = date(2026, 1, 9)


def _build(form="nd30", session=SESSION, **more):
    return build_notice(make_brief(NOTICE, form, session, ISSUED, **more))


def _assigned(count, **petitioner):
    due = Assignment("Phòng Kinh tế xã", (), date(2026, 2, 5), AnswerForm.WRITTEN)
    who = Petitioner("Trần Đình Nuôi", "Thôn Nhật Tiến", **petitioner)
    return tuple(Petition(f"a{n}", n, who, content=f"Việc thứ {n}.", assignment=due) for n in range(1, count + 1))


def _with(count, **petitioner):
    return replace(SESSION, petitions=_assigned(count, **petitioner))


def test_what_stands_around_the_notice_of_the_state():
    document = _build()
    assert document.superior is None
    assert document.number_text == "Số: 05/TB-UBND"
    assert document.place_date == "Sơn Tiến, ngày 09 tháng 01 năm 2026"
    assert document.type_name == "THÔNG BÁO"
    assert document.summary == (
        "Kết luận và phân công giải quyết ý kiến, kiến nghị tại Hội nghị tiếp xúc, đối thoại với Nhân dân năm 2026"
    )
    assert document.annexes == ()


def test_the_notice_of_the_state_word_for_word():
    assert paragraphs(_build()) == [
        "Ngày 05 tháng 01 năm 2026, tại Hội trường xã, đồng chí Phan Đình Lưu, Chủ tịch Ủy ban nhân dân xã chủ trì "
        "Hội nghị tiếp xúc, đối thoại với Nhân dân năm 2026. Dự hội nghị có 126 đại diện Nhân dân toàn xã.",
        "Sau khi nghe ý kiến, kiến nghị của Nhân dân toàn xã, nội dung trả lời tại hội nghị và kết luận "
        "của người chủ trì, Ủy ban nhân dân xã Sơn Tiến thông báo như sau:",
        "1. Kết luận của người chủ trì",
        "Đồng chí Phan Đình Lưu, Chủ tịch Ủy ban nhân dân xã kết luận hội nghị như sau:",
        "“Giao các bộ phận làm đúng hẹn.”",
        "2. Kết quả tiếp nhận và trả lời ý kiến, kiến nghị",
        "- Tổng số ý kiến, kiến nghị đã tiếp nhận: 04;",
        "- Số ý kiến, kiến nghị được trả lời tại hội nghị: 02;",
        "- Số ý kiến, kiến nghị được phân công giải quyết, trả lời sau hội nghị: 02 "
        "(trong đó có 01 đã được trả lời bước đầu tại hội nghị);",
        "- Số ý kiến, kiến nghị được ghi nhận: 01.",
        "Các ý kiến, kiến nghị được trả lời tại hội nghị (số thứ tự theo biên bản hội nghị):",
        "- Công an xã trả lời ý kiến số 2;",
        "- Đồng chí Phan Đình Lưu, Chủ tịch UBND xã trả lời ý kiến số 1.",
        "Người đã trả lời và cơ quan, đơn vị liên quan có trách nhiệm thực hiện đúng nội dung đã trả lời "
        "trước Nhân dân toàn xã.",
        "3. Phân công giải quyết",
        "Ủy ban nhân dân xã Sơn Tiến phân công, đề nghị các cơ quan, đơn vị giải quyết, trả lời những ý kiến, "
        "kiến nghị sau:",
        "a) Ý kiến số 1 của ông (bà) Trần Đình Nuôi (thôn Nhật Tiến): “Đường Cây Đa hỏng nặng.",
        "Đề nghị làm lại.”",
        "Giao Phòng Kinh tế xã chủ trì giải quyết, phối hợp: Công an xã; đề nghị Điện lực Hương Sơn phối hợp; "
        "trả lời bằng văn bản chậm nhất ngày 01/4/2026.",
        "b) Ý kiến số 3 của bà Nghiêm Thị Chắt: “Điện yếu.”",
        "Đề nghị Điện lực Hương Sơn chủ trì giải quyết; trả lời trực tiếp chậm nhất ngày 05/02/2026.",
        "4. Tổ chức thực hiện",
        "- Cơ quan, đơn vị chủ trì chịu trách nhiệm giải quyết, trả lời người có ý kiến đúng thời hạn được giao, "
        "muộn nhất là ngày 01 tháng 4 năm 2026. Kết quả trả lời đồng thời gửi về Ủy ban nhân dân xã Sơn Tiến "
        "để theo dõi, tổng hợp.",
        "- Đề nghị cơ quan, đơn vị phối hợp quan tâm thực hiện phần việc liên quan.",
        "- Giao Văn phòng HĐND và UBND xã theo dõi, đôn đốc việc thực hiện Thông báo này, tổng hợp kết quả "
        "báo cáo Chủ tịch Ủy ban nhân dân.",
        "- Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội giám sát việc giải quyết, "
        "trả lời ý kiến, kiến nghị của Nhân dân toàn xã.",
        "Trên đây là kết luận và phân công giải quyết ý kiến, kiến nghị tại hội nghị; yêu cầu các cơ quan, đơn vị "
        "trực thuộc nghiêm túc thực hiện, đề nghị các cơ quan, đơn vị liên quan quan tâm phối hợp./.",
    ]


def test_the_bases_are_italic_by_their_style_and_end_as_the_decree_says():
    blocks = [block for block in _build(cites_bases=True).blocks() if isinstance(block, Paragraph)]
    bases = [block.runs[0].text for block in blocks if block.style is ParagraphStyle.LEGAL_BASIS]
    assert bases[0] == "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"
    assert [base[-1] for base in bases] == [";", ";", "."]


@pytest.mark.parametrize("form", ["hd36", "hd05"])
def test_the_notice_of_the_party(form):
    document = _build(form, replace(SESSION, chair=Person("Tống Trần Cảnh", "Bí thư Đảng ủy xã")))
    texts = paragraphs(document)
    assert document.superior == "ĐẢNG BỘ TỈNH HÀ TĨNH"
    assert document.number_text == "Số 05-TB/ĐU"
    assert document.summary.startswith("Kết luận và phân công")
    assert not any("Căn cứ" in line for line in texts)
    assert texts[-1].endswith("quan tâm thực hiện.")
    [signature] = document.signatures
    assert (signature.authority, signature.position, signature.name) == (("T/M ĐẢNG ỦY",), "BÍ THƯ", "Tống Trần Cảnh")
    assert "Tỉnh ủy Hà Tĩnh (báo cáo)" in document.recipients[0]
    assert document.recipients[-1] == "- Lưu Văn phòng Đảng ủy."


def test_recipients_name_those_above_the_lead_then_the_supporting_agencies_once():
    assert _build().recipients == (
        "- Ủy ban nhân dân tỉnh Hà Tĩnh (báo cáo);",
        "- Thường trực Đảng ủy xã Sơn Tiến;",
        "- Thường trực Hội đồng nhân dân xã Sơn Tiến;",
        "- Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân xã Sơn Tiến;",
        "- Ủy ban Mặt trận Tổ quốc Việt Nam xã Sơn Tiến;",
        "- Phòng Kinh tế xã;",
        "- Điện lực Hương Sơn;",
        "- Công an xã;",
        "- Lưu: VT, VP.",
    )


def test_an_office_s_own_receivers_stand_for_the_superior_body():
    document = _build(receivers=("Bí thư Tỉnh ủy", "Ban Nội chính Tỉnh ủy"))
    assert document.recipients[:2] == ("- Bí thư Tỉnh ủy (báo cáo);", "- Ban Nội chính Tỉnh ủy (báo cáo);")


def test_many_agencies_are_those_of_the_annex():
    petitions = tuple(
        replace(petition, assignment=Assignment(f"Cơ quan {n}", (f"Đơn vị {n}",)))
        for n, petition in enumerate(_assigned(7))
    )
    lines = _build(session=replace(SESSION, petitions=petitions)).recipients
    assert "- Các cơ quan, đơn vị được phân công tại Phụ lục;" in lines
    assert not any("Cơ quan 1" in line for line in lines)


# -- who signs -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "leader", "block"),
    [
        (
            "nd30",
            Leader("l", "TS. Hà Thị Sâm", "Phó Chủ tịch", Side.GOVERNMENT, "KT", "Chủ tịch"),
            (("KT. CHỦ TỊCH",), "PHÓ CHỦ TỊCH", "Hà Thị Sâm"),
        ),
        (
            "nd30",
            Leader("l", "Hà Thị Sâm", "Chủ tịch", Side.GOVERNMENT, "Q"),
            (("TM. ỦY BAN NHÂN DÂN",), "Q. CHỦ TỊCH", "Hà Thị Sâm"),
        ),
        (
            "nd30",
            Leader("l", "Kiều Văn Nhượng", "Chánh Văn phòng", Side.GOVERNMENT, "TL", "Chủ tịch"),
            (("TL. CHỦ TỊCH",), "CHÁNH VĂN PHÒNG", "Kiều Văn Nhượng"),
        ),
        (
            "nd30",
            Leader("l", "Lê Bá Hoạch", "Trưởng phòng Kinh tế", Side.GOVERNMENT, "TUQ", "Chủ tịch"),
            (("TUQ. CHỦ TỊCH",), "TRƯỞNG PHÒNG KINH TẾ", "Lê Bá Hoạch"),
        ),
        (
            "hd05",
            Leader("l", "Lương Thị Hiền", "Phó Bí thư", Side.PARTY, "KT", "Bí thư"),
            (("T/M ĐẢNG ỦY",), "PHÓ BÍ THƯ", "Lương Thị Hiền"),
        ),
        (
            "hd05",
            Leader("l", "Tống Trần Cảnh", "Bí thư", Side.PARTY, "TM", "Ban Thường vụ"),
            (("T/M BAN THƯỜNG VỤ",), "BÍ THƯ", "Tống Trần Cảnh"),
        ),
    ],
)
def test_leaders_sign_with_their_authority(form, leader, block):
    [signature] = _build(form, leaders=(leader,)).signatures
    assert (signature.authority, signature.position, signature.name) == block


@pytest.mark.parametrize(
    ("chair", "block"),
    [
        (Person("Phan Đình Lưu", "Chủ tịch UBND xã"), (("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Phan Đình Lưu")),
        (Person("Bà Hà Thị Sâm", "Phó Chủ tịch UBND xã"), (("KT. CHỦ TỊCH",), "PHÓ CHỦ TỊCH", "Hà Thị Sâm")),
        (Person("Tống Trần Cảnh", "Bí thư Đảng ủy xã"), (("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "")),
        (None, (("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "")),
    ],
)
def test_without_known_leaders_the_chair_signs_by_position(chair, block):
    [signature] = _build(session=replace(SESSION, chair=chair)).signatures
    assert (signature.authority, signature.position, signature.name) == block


@pytest.mark.parametrize(
    ("form", "block"),
    [
        ("nd30", (("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Đinh Xuân Lộc")),
        ("hd05", (("T/M BAN THƯỜNG VỤ",), "BÍ THƯ", "Tống Trần Cảnh")),
    ],
)
def test_of_a_session_held_together_each_body_signs_its_own_notice(form, block):
    leaders = (
        Leader("a", "Đinh Xuân Lộc", "Chủ tịch", Side.GOVERNMENT, "TM", "Ủy ban nhân dân"),
        Leader("b", "Tống Trần Cảnh", "Bí thư", Side.PARTY, "TM", "Ban Thường vụ"),
    )
    (signed,) = _build(form, session=replace(SESSION, side=Side.JOINT), leaders=leaders).signatures
    assert (signed.authority, signed.position, signed.name) == block


# -- list or annex -----------------------------------------------------------------


def test_three_assignments_are_a_list_four_an_annex():
    three, four = _build(session=_with(3)), _build(session=_with(4))
    assert three.annexes == ()
    assert any(line.startswith("c) Ý kiến số 3 của ông (bà) Trần Đình Nuôi") for line in paragraphs(three))
    [annex] = four.annexes
    assert annex.landscape
    assert annex.title == "Phụ lục"
    assert annex.origin == (
        "(Kèm theo Thông báo số 05/TB-UBND ngày 09 tháng 01 năm 2026 của Ủy ban nhân dân xã Sơn Tiến)"
    )
    assert (
        "Ủy ban nhân dân xã Sơn Tiến phân công các cơ quan, đơn vị giải quyết, trả lời 04 ý kiến, kiến nghị "
        "tại Phụ lục kèm theo Thông báo này." in paragraphs(four)
    )


def test_nobody_is_told_to_settle_what_was_taken_back():
    first, *others = _assigned(2)
    withdrawn = replace(first, outcome=Outcome.WITHDRAWN)
    lines = paragraphs(_build(session=replace(SESSION, petitions=(withdrawn, *others))))
    assert not any("Việc thứ 1." in line for line in lines)
    assert any("Việc thứ 2." in line for line in lines)
    assert "- Số ý kiến, kiến nghị được phân công giải quyết, trả lời sau hội nghị: 02." in lines
    assert any("có 01 ý kiến, kiến nghị người có ý kiến đã rút sau hội nghị (số 1)" in line for line in lines)
    assert not any("ghi nhận" in line for line in lines)
    alone = _build(session=replace(SESSION, petitions=(withdrawn,)))
    assert alone.summary.startswith("Kết luận tại")
    assert "chủ trì giải quyết" not in all_text(alone)


def test_only_own_units_are_ordered_whoever_supports():
    """The province, a department and an inspectorate are asked to support; what they are asked is no order."""
    first, second = _assigned(2)
    task = Assignment("Phòng Kinh tế xã", ("Ủy ban nhân dân tỉnh Hà Tĩnh", "Công an xã"))
    asked = replace(second, assignment=Assignment("Sở Xây dựng", ("Công an xã", "Thanh tra tỉnh")))
    lines = paragraphs(_build(session=replace(SESSION, petitions=(replace(first, assignment=task), asked))))
    told = (
        "Giao Phòng Kinh tế xã chủ trì giải quyết, phối hợp: Công an xã; đề nghị Ủy ban nhân dân tỉnh Hà Tĩnh phối hợp"
    )
    assert any(line.startswith(told) for line in lines)
    other = "Đề nghị Sở Xây dựng chủ trì giải quyết, phối hợp: Thanh tra tỉnh; giao Công an xã phối hợp"
    assert any(line.startswith(other) for line in lines)
    assert not any("khi được yêu cầu" in line or line.endswith("liên quan nghiêm túc thực hiện./.") for line in lines)
    own = paragraphs(_build(session=replace(SESSION, petitions=(replace(first, assignment=Assignment("Công an xã")),))))
    assert own[-1].endswith("yêu cầu các cơ quan, đơn vị, cá nhân liên quan nghiêm túc thực hiện./.")


def test_the_annex_of_the_party_names_the_number_in_its_own_form():
    [annex] = _build("hd05", _with(4)).annexes
    assert annex.origin == "(Kèm theo Thông báo số 05-TB/ĐU ngày 09 tháng 01 năm 2026 của Đảng ủy xã Sơn Tiến)"


def test_the_table_of_the_annex():
    [annex] = _build(session=_with(4)).annexes
    [table] = annex.blocks()
    assert [column.title for column in table.columns] == [
        "TT",
        "Nội dung kiến nghị",
        "Người kiến nghị, địa chỉ",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời hạn",
        "Hình thức trả lời",
    ]
    rows = list(table.rows())
    assert rows == list(table.rows())
    assert rows[1] == (
        "2",
        "Việc thứ 2.",
        "Ông (bà) Trần Đình Nuôi, thôn Nhật Tiến",
        "Phòng Kinh tế xã",
        "",
        "05/02/2026",
        "Bằng văn bản",
    )


def test_what_is_not_known_of_an_assignment_is_left_open_in_the_annex():
    unknown = tuple(Petition(f"p{n}", assignment=Assignment()) for n in range(4))
    [rows] = tables(_build(session=replace(SESSION, petitions=unknown)))
    assert rows[0] == ("1", "……", "", "……", "", "……", "……")


@pytest.mark.parametrize("form", ["nd30", "hd36", "hd05"])
@pytest.mark.parametrize("count", [2, 5])
def test_a_confidential_petitioner_is_named_nowhere(form, count):
    document = _build(form, _with(count, confidential=True))
    text = all_text(document)
    assert "Nuôi" not in text
    assert "Nhật Tiến" not in text
    assert text.count("đề nghị giữ kín danh tính") == count
    assert text.count("Việc thứ 1.") == 1


# -- what is not known -----------------------------------------------------------------


def test_a_meeting_without_petitions():
    texts = paragraphs(_build(session=replace(SESSION, petitions=())))
    assert "Tại hội nghị không có ý kiến, kiến nghị." in texts
    assert not any("Phân công giải quyết" in line and line[0] == "3" for line in texts)


def test_without_a_conclusion_the_notice_speaks_of_none():
    document = _build(session=replace(SESSION, conclusion=None))
    assert document.summary.startswith("Phân công giải quyết")
    assert "kết luận" not in all_text(document).casefold()


def test_a_notice_of_neither_tells_the_results():
    document = _build(session=replace(SESSION, conclusion=None, petitions=PETITIONS[3:]))
    assert document.summary == "Kết quả Hội nghị tiếp xúc, đối thoại với Nhân dân năm 2026"
    assert paragraphs(document)[-1].startswith("Trên đây là kết quả hội nghị")


def test_the_conclusion_is_told_of_the_chair_where_the_office_wrote_it_so():
    own = replace(SESSION, notice_conclusion="Chủ tịch giao các bộ phận làm đúng hẹn.")
    texts = paragraphs(_build(session=own))
    assert "Chủ tịch giao các bộ phận làm đúng hẹn." in texts
    assert not any("“Giao" in line for line in texts)


def test_the_numbers_are_those_of_the_minutes_in_text_and_annex():
    ahead = tuple(replace(petition, number=number) for number, petition in zip((9, 7, 8, 3), _assigned(4), strict=True))
    [rows] = tables(_build(session=replace(SESSION, petitions=ahead)))
    assert [row[0] for row in rows] == ["3", "7", "8", "9"]


def test_who_watches_is_called_as_on_the_day_of_the_notice():
    before = build_notice(make_brief(NOTICE, "nd30", SESSION, date(2022, 3, 25)))
    assert any(line.startswith("- Giao Công chức Văn phòng - Thống kê xã theo dõi") for line in paragraphs(before))


def test_the_standing_board_speaks_where_it_is_signed_for():
    leader = Leader("l", "Tống Trần Cảnh", "Bí thư", Side.PARTY, "TM", "Ban Thường vụ")
    document = _build("hd05", leaders=(leader,))
    assert document.issuer == "ĐẢNG ỦY XÃ SƠN TIẾN"
    assert any("Ban Thường vụ Đảng ủy xã Sơn Tiến thông báo như sau" in line for line in paragraphs(document))


def test_annexes_of_the_state_have_pages_of_their_own_and_a_line():
    [state], [party] = _build(session=_with(4)).annexes, _build("hd05", _with(4)).annexes
    assert (state.own_pages, state.line_below) == (True, True)
    assert (party.own_pages, party.line_below) == (False, False)


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (
            {"starts_at": None, "citizens_present": None},
            "Tại Hội trường xã, đồng chí Phan Đình Lưu, Chủ tịch Ủy ban nhân dân xã chủ trì Hội nghị tiếp xúc, "
            "đối thoại với Nhân dân năm 2026.",
        ),
        (
            {"chair": None, "place": None, "citizens_present": None},
            "Ngày 05 tháng 01 năm 2026, Ủy ban nhân dân xã Sơn Tiến tổ chức Hội nghị tiếp xúc, đối thoại với "
            "Nhân dân năm 2026.",
        ),
        (
            {"chair": None, "place": None, "starts_at": None, "citizens_present": 0, "title": None},
            "Ủy ban nhân dân xã Sơn Tiến tổ chức Hội nghị tiếp xúc, đối thoại định kỳ với Nhân dân toàn xã.",
        ),
    ],
)
def test_the_sentence_of_the_meeting_without_some_of_its_facts(changes, line):
    assert line in paragraphs(_build(session=replace(SESSION, **changes)))


def test_a_deadline_not_known_leaves_out_the_last_day():
    petitions = (PETITIONS[0], replace(PETITIONS[2], assignment=Assignment("Điện lực Hương Sơn")))
    texts = paragraphs(_build(session=replace(SESSION, petitions=petitions)))
    assert not any("muộn nhất" in line or "thời hạn được giao" in line for line in texts)


def test_a_session_of_which_nothing_is_known():
    text = all_text(_build(session=Session("s")))
    assert "None" not in text
    assert "Ủy ban nhân dân xã Sơn Tiến tổ chức Hội nghị tiếp xúc, đối thoại với Nhân dân." in text
