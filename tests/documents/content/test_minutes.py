from dataclasses import replace
from datetime import date, datetime

import pytest

from documents.content.small_session import PETITIONS, SESSION, all_text, make_brief, paragraphs
from doithoai.documents.content.minutes import build_minutes
from doithoai.documents.content.model import Paragraph, ParagraphStyle
from doithoai.documents.content.wording import load_wording
from doithoai.documents.formats.model import Family
from doithoai.domain.kinds import DocumentKind, Role, Salutation
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner
from doithoai.domain.session import Attendee, Person, Session

MINUTES = DocumentKind.MINUTES


def _build(form="nd30", session=SESSION, **more):
    return build_minutes(make_brief(MINUTES, form, session, **more))


def _told(session, form="nd30"):
    return paragraphs(_build(form, session))


# -- form 1.9 ------------------------------------------------------------------------


def test_the_minutes_of_the_state_say_what_form_1_9_asks_in_its_order():
    texts = paragraphs(_build())
    lines = [
        "Thời gian bắt đầu: 07 giờ 30 phút, ngày 05 tháng 01 năm 2026.",
        "Địa điểm: Hội trường xã.",
        "Thành phần tham dự:",
        "Chủ trì (chủ tọa): Đồng chí Phan Đình Lưu, Chủ tịch Ủy ban nhân dân xã.",
        "Thư ký (người ghi biên bản): Đồng chí ThS. Mai Thị Phượng, Công chức Văn phòng.",
        "Nội dung (theo diễn biến hội nghị):",
        "I. KHAI MẠC HỘI NGHỊ",
        "II. Ý KIẾN, KIẾN NGHỊ VÀ NỘI DUNG TRẢ LỜI TẠI HỘI NGHỊ",
        "III. NỘI DUNG GIAO, ĐỀ NGHỊ CÁC CƠ QUAN, ĐƠN VỊ GIẢI QUYẾT SAU HỘI NGHỊ",
        "IV. KẾT LUẬN HỘI NGHỊ",
        "Hội nghị kết thúc vào 11 giờ 05 phút, ngày 05 tháng 01 năm 2026./.",
    ]
    places = [texts.index(line) for line in lines]
    assert places == sorted(places)
    assert texts[-1] == lines[-1]


def test_what_stands_around_the_minutes_of_the_state():
    document = _build()
    assert document.superior is None
    assert document.issuer == "ỦY BAN NHÂN DÂN XÃ SƠN TIẾN"
    assert document.number_text == "Số: 05/BB-UBND"
    assert document.place_date is None
    assert document.type_name == "BIÊN BẢN"
    assert document.summary == "Hội nghị tiếp xúc, đối thoại với Nhân dân năm 2026"
    assert [(s.authority, s.position, s.name) for s in document.signatures] == [
        (("THƯ KÝ",), "", "Mai Thị Phượng"),
        (("CHỦ TỌA",), "", "Phan Đình Lưu"),
    ]
    assert document.recipients[-1] == "- Lưu: VT, Hồ sơ."


@pytest.mark.parametrize("form", ["hd36", "hd05"])
def test_the_minutes_of_the_party(form):
    document = _build(form)
    texts = paragraphs(document)
    assert document.superior == "ĐẢNG BỘ TỈNH HÀ TĨNH"
    assert document.issuer == "ĐẢNG ỦY XÃ SƠN TIẾN"
    assert document.number_text == "Số 05-BB/ĐU"
    assert "Chủ trì hội nghị: Đồng chí Phan Đình Lưu, Chủ tịch Ủy ban nhân dân xã." in texts
    assert "Người ghi biên bản: Đồng chí ThS. Mai Thị Phượng, Công chức Văn phòng." in texts
    assert [s.authority[0] for s in document.signatures] == ["NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"]
    assert texts[-1] == "Hội nghị kết thúc vào 11 giờ 05 phút, ngày 05 tháng 01 năm 2026."
    assert document.recipients[-1] == "- Lưu Văn phòng Đảng ủy."
    assert not any("Luật Tổ chức" in line for line in texts)


def test_the_opening_names_purpose_and_legal_base():
    purpose = next(line for line in paragraphs(_build()) if line.startswith("Căn cứ"))
    assert "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025" in purpose
    assert "Quyết định số 657-QĐ/TU ngày 04 tháng 4 năm 2018" in purpose
    assert "Ủy ban nhân dân xã Sơn Tiến tổ chức Hội nghị tiếp xúc, đối thoại với Nhân dân năm 2026" in purpose


def test_the_head_s_speech_stands_line_by_line_behind_its_lead():
    texts = paragraphs(_build())
    at = texts.index("Đồng chí Phan Đình Lưu, Chủ tịch Ủy ban nhân dân xã phát biểu khai mạc và báo cáo tình hình:")
    assert texts[at + 1 : at + 3] == ["Kính thưa bà con!", "Năm qua xã hoàn thành 17/20 chỉ tiêu."]


# -- who took part -------------------------------------------------------------------


def test_those_present_by_group_and_those_absent_apart():
    texts = paragraphs(_build())
    start = texts.index("Thành phần tham dự:") + 1
    end = next(n for n, line in enumerate(texts) if line.startswith("Chủ trì"))
    assert texts[start:end] == [
        "1. Lãnh đạo cấp ủy, chính quyền, Mặt trận Tổ quốc (01 người):",
        "- Đồng chí Phan Đình Lưu, Chủ tịch UBND xã Sơn Tiến.",
        "2. Đại diện các cơ quan, đơn vị, đoàn thể (01 người):",
        "- Đồng chí Lê Bá Hoạch, Trưởng phòng Kinh tế xã.",
        "3. Đại biểu mời (01 người):",
        "- Ông (bà) Nguyễn Văn Sự, Trưởng thôn Hùng Tiến.",
        "4. Đại biểu khác (01 người):",
        "- Hòa thượng Thích An, chùa Gia.",
        # Cù Thị Nhã, whose petition is confidential, is counted and not named
        "5. Đại diện Nhân dân: 126 người, trong đó có: ông (bà) Nguyễn Thị Hường (thôn Hùng Tiến).",
        "6. Đại biểu được mời, chưa ghi nhận việc có mặt (01 người):",
        "- Ông (bà) Trần Thị Ân, Phóng viên.",
        "7. Đại biểu vắng mặt (01 người):",
        "- Đồng chí Biện Văn Tú, Chỉ huy trưởng.",
    ]


def test_without_any_record_of_presence_the_list_is_that_of_the_invited():
    attendees = tuple(replace(attendee, present=None) for attendee in SESSION.attendees[:3])
    texts = _told(replace(SESSION, attendees=attendees))
    assert "Thành phần tham dự (ghi theo danh sách mời, chưa ghi nhận người có mặt):" in texts
    assert "2. Đại diện các cơ quan, đơn vị, đoàn thể (02 người):" in texts
    assert not any("vắng" in line or "chưa ghi nhận việc" in line for line in texts)


def test_the_office_s_own_body_is_not_said_again_behind_a_post():
    clerk = Attendee("Lưu Quang Hợp", "Công chức Địa chính xã", "Ủy ban nhân dân xã Sơn Tiến", Role.AGENCY, True)
    assert "- Đồng chí Lưu Quang Hợp, Công chức Địa chính xã." in _told(replace(SESSION, attendees=(clerk,)))


def test_the_number_of_citizens_stands_alone_where_nobody_is_named():
    texts = _told(replace(SESSION, attendees=()))
    assert "Đại diện Nhân dân: 126 người." in texts, "a single group is not numbered"


@pytest.mark.parametrize(
    ("count", "line"),
    [
        (7, "Đại diện Nhân dân: 07 người."),
        (1250, "Đại diện Nhân dân: 1.250 người."),
        (None, "Đại diện Nhân dân: …… người."),
    ],
)
def test_the_number_of_citizens(count, line):
    assert line in _told(replace(SESSION, attendees=(), citizens_present=count))


def test_no_citizen_came():
    texts = _told(replace(SESSION, attendees=(), citizens_present=0))
    assert not any("Đại diện Nhân dân" in line for line in texts)
    assert "Thành phần tham dự: …………………………………." in texts


def test_other_audiences_are_named():
    texts = _told(replace(SESSION, attendees=(), audience="đoàn viên thanh niên"))
    assert "Đại diện đoàn viên thanh niên: 126 người." in texts


def test_a_citizen_who_did_not_come_is_among_the_absent():
    attendees = (Attendee("Lê Thị Tần", None, "Thôn An Phú", Role.CITIZEN, False), *SESSION.attendees[:1])
    assert "- Ông (bà) Lê Thị Tần (thôn An Phú)." in _told(replace(SESSION, attendees=attendees))


# -- petitions -----------------------------------------------------------------------


def test_petitions_by_field_in_the_order_of_the_catalogue():
    texts = paragraphs(_build())
    start = next(n for n, line in enumerate(texts) if line.startswith("Hội nghị đã tiếp nhận"))
    end = next(n for n, line in enumerate(texts) if line.startswith("III."))
    assert texts[start:end] == [
        "Hội nghị đã tiếp nhận 04 ý kiến, kiến nghị, trong đó: 02 ý kiến, kiến nghị được trả lời tại hội nghị; "
        "02 ý kiến, kiến nghị được giao cơ quan, đơn vị giải quyết, trả lời sau hội nghị "
        "(trong đó có 01 đã được trả lời bước đầu tại hội nghị).",
        "1. Lĩnh vực công tác xây dựng Đảng, chính quyền (01 ý kiến)",
        "Ý kiến số 2. (Người có ý kiến đề nghị giữ kín danh tính): “Cán bộ một cửa mở cửa muộn.”",
        "Công an xã trả lời: Đã chấn chỉnh.",
        "2. Lĩnh vực nông nghiệp, nông thôn, xây dựng nông thôn mới (01 ý kiến)",
        "Ý kiến số 1. Ông (bà) Trần Đình Nuôi (thôn Nhật Tiến): “Đường Cây Đa hỏng nặng.",
        "Đề nghị làm lại.”",
        "Đồng chí Phan Đình Lưu, Chủ tịch UBND xã trả lời: Xã sẽ vá hố sâu trong tháng 4.",
        "3. Lĩnh vực điện nông thôn (01 ý kiến)",
        "Ý kiến số 3. Bà Nghiêm Thị Chắt: “Điện yếu.”",
        "4. Nội dung khác (01 ý kiến)",
        "Ý kiến số 4. Ông (bà) …………………………………: “Xin hỏi về bảo hiểm.”",
    ]


def test_an_office_orders_the_fields_as_its_own_catalogue():
    texts = paragraphs(_build(fields=("điện nông thôn",)))
    assert "1. Lĩnh vực điện nông thôn (01 ý kiến)" in texts


def test_what_was_taken_away_names_agencies_form_and_day():
    texts = paragraphs(_build())
    start = next(n for n, line in enumerate(texts) if line.startswith("III."))
    assert texts[start + 1 : start + 5] == [
        "Các ý kiến, kiến nghị sau đây được giao, đề nghị cơ quan, đơn vị giải quyết, trả lời sau hội nghị:",
        "- Ý kiến số 1: giao Phòng Kinh tế xã chủ trì giải quyết, phối hợp: Công an xã; "
        "đề nghị Điện lực Hương Sơn phối hợp; trả lời bằng văn bản chậm nhất ngày 01/4/2026;",
        "- Ý kiến số 3: đề nghị Điện lực Hương Sơn chủ trì giải quyết; trả lời trực tiếp chậm nhất ngày 05/02/2026.",
        "IV. KẾT LUẬN HỘI NGHỊ",
    ]


@pytest.mark.parametrize("form", ["nd30", "hd36", "hd05"])
def test_the_name_and_address_of_a_confidential_petitioner_are_nowhere(form):
    text = all_text(_build(form))
    assert "Nhã" not in text
    assert "Xóm Bìa" not in text
    assert text.count("Cán bộ một cửa mở cửa muộn.") == 1


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (Answer(None, "Đã làm."), "Trả lời tại hội nghị: Đã làm."),
        (Answer("Công an xã", None), "Công an xã đã trả lời tại hội nghị."),
        (Answer(None, None), "Ý kiến đã được trả lời tại hội nghị."),
        (Answer("ông Lê Bá Hoạch", "Rõ."), "Ông Lê Bá Hoạch trả lời: Rõ."),
        (Answer("Lê Bá Hoạch", "Rõ.\nHết."), "Đồng chí Lê Bá Hoạch trả lời: Rõ."),
        (Answer("Lê Bá Hoạchh", "Rõ."), "Lê Bá Hoạchh trả lời: Rõ."),
    ],
)
def test_answers_of_which_something_is_not_known(answer, line):
    assert line in _told(replace(SESSION, petitions=(replace(PETITIONS[3], answer=answer),)))


@pytest.mark.parametrize(
    ("assignment", "line"),
    [
        (
            Assignment(None, (), None, None),
            "- Ý kiến số 4: giao ………………………………… chủ trì giải quyết; trả lời người có ý kiến.",
        ),
        (
            Assignment("Công an xã", (), date(2026, 12, 9), None),
            "- Ý kiến số 4: giao Công an xã chủ trì giải quyết; trả lời người có ý kiến chậm nhất ngày 09/12/2026.",
        ),
    ],
)
def test_assignments_of_which_something_is_not_known(assignment, line):
    petition = replace(PETITIONS[3], number=4, assignment=assignment)
    assert line in _told(replace(SESSION, petitions=(petition,)))


@pytest.mark.parametrize(
    ("petitioner", "who"),
    [
        (None, "Ông (bà) …………………………………:"),
        (Petitioner(), "Ông (bà) …………………………………:"),
        (Petitioner(None, "Thôn An Phú"), "Ông (bà) ………………………………… (thôn An Phú):"),
        (Petitioner("Hoà"), "Ông (bà) Hoà:"),
        (Petitioner("cụ Hoà", "Thôn An Phú"), "Cụ Hoà (thôn An Phú):"),
        (Petitioner(confidential=True), "(Người có ý kiến đề nghị giữ kín danh tính):"),
    ],
)
def test_petitioners_of_whom_something_is_not_known(petitioner, who):
    texts = _told(replace(SESSION, petitions=(Petition("p", 1, petitioner, content="Xin hỏi."),)))
    assert f"Ý kiến số 1. {who} “Xin hỏi.”" in texts


def test_a_petition_without_words_leaves_room_for_them():
    texts = _told(replace(SESSION, petitions=(Petition("p", 1, Petitioner("Hoà")),)))
    assert "Ý kiến số 1. Ông (bà) Hoà: ………………………………………………………………" in texts


def test_petitions_without_number_take_the_numbers_nobody_has():
    petitions = (Petition("a", None, content="một"), Petition("b", 1, content="hai"), Petition("c", content="ba"))
    texts = [line for line in _told(replace(SESSION, petitions=petitions)) if line.startswith("Ý kiến số")]
    assert [line.split(".")[0] for line in texts] == ["Ý kiến số 1", "Ý kiến số 2", "Ý kiến số 3"]
    assert "hai" in texts[0]


def test_a_meeting_without_petitions_says_so_and_assigns_nothing():
    texts = _told(replace(SESSION, petitions=()))
    assert "Tại hội nghị không có ý kiến, kiến nghị." in texts
    assert "III. KẾT LUẬN HỘI NGHỊ" in texts
    assert not any("GIAO CÁC CƠ QUAN" in line for line in texts)


# -- what is not known ------------------------------------------------------------------


def test_a_session_of_which_nothing_is_known_leaves_gaps_to_be_filled_by_hand():
    document = _build(session=Session("s"), day=date(2026, 1, 5))
    texts = paragraphs(document)
    assert document.summary == "Hội nghị tiếp xúc, đối thoại với Nhân dân"
    assert texts[0] == "Thời gian bắt đầu: …… giờ …… phút, ngày …… tháng …… năm ……."
    assert texts[1] == "Địa điểm: …………………………………."
    assert "Chủ trì (chủ tọa): …………………………………." in texts
    assert not any("phát biểu" in line or "KẾT LUẬN" in line or "Chương trình" in line for line in texts)
    assert texts[-1] == "Hội nghị kết thúc vào …… giờ …… phút, ngày …… tháng …… năm ……./."
    assert [s.name for s in document.signatures] == ["", ""]
    assert "None" not in all_text(document)


def test_an_office_of_which_nothing_is_known_leaves_gaps():
    from doithoai.domain.office import Office

    assert _build(office=Office()).issuer == "ỦY BAN NHÂN DÂN ………………"
    assert _build("hd05", office=Office()).issuer == "ĐẢNG ỦY ………………"


def test_a_chair_without_a_position():
    texts = _told(replace(SESSION, chair=Person("bà Hà Thị Sâm")))
    assert "Chủ trì (chủ tọa): Bà Hà Thị Sâm." in texts


def test_an_unknown_time_is_not_midnight():
    paragraphs = _told(replace(SESSION, starts_at=datetime(2026, 3, 10), ends_at=datetime(2026, 3, 10)))
    assert "Thời gian bắt đầu: ngày 10 tháng 3 năm 2026." in paragraphs
    assert paragraphs[-1] == "Hội nghị kết thúc vào ngày 10 tháng 3 năm 2026./."
    assert not any("00 giờ 00" in paragraph for paragraph in paragraphs)


# -- form of the document ----------------------------------------------------------------


def test_a_draft_has_room_for_its_number():
    document = _build(number=None, draft=True)
    assert document.draft
    assert document.number_text.startswith("Số: ")
    assert document.number_text.endswith("/BB-UBND")
    assert "None" not in document.number_text


def test_headings_stay_with_what_follows():
    blocks = [block for block in _build().blocks() if isinstance(block, Paragraph)]
    headings = [block for block in blocks if block.style is ParagraphStyle.HEADING]
    assert len(headings) == 8
    assert all(block.keep_with_next and block.runs[0].bold for block in headings)
    assert not blocks[-1].keep_with_next


def test_the_blocks_are_made_anew_for_each_rendering():
    document = _build()
    assert list(document.blocks()) == list(document.blocks())
    assert next(iter(document.blocks()))  # a generator: nothing is held


def test_an_office_s_own_wording(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('[minutes]\nread_aloud = ""\nend = "Kết thúc: {moment}"\n', "utf-8")
    wording = load_wording(MINUTES, Family.STATE, path).wording
    read_back = replace(SESSION, read_back=True)
    texts = paragraphs(build_minutes(make_brief(MINUTES, session=read_back), wording))
    assert texts[-1] == "Kết thúc: 11 giờ 05 phút, ngày 05 tháng 01 năm 2026./."
    assert not any("đọc lại" in line for line in texts)


# -- what the register does not hold ---------------------------------------------------


@pytest.mark.parametrize(("read_back", "times"), [(True, 1), (False, 0), (None, 0)])
def test_minutes_were_read_back_only_where_the_session_says_so(read_back, times):
    texts = _told(replace(SESSION, read_back=read_back))
    line = "Biên bản này đã được đọc lại cho các đại biểu dự hội nghị cùng nghe, nhất trí thông qua."
    assert texts.count(line) == times
    assert ("- Thông qua biên bản." in texts) is (times == 1)


def test_the_programme_names_what_was_done_and_nothing_else():
    texts = _told(replace(SESSION, opening=None, conclusion=None))
    at = texts.index("Chương trình hội nghị:")
    assert texts[at + 1 : at + 3] == [
        "- Ý kiến, kiến nghị của Nhân dân toàn xã;",
        "- Trả lời ý kiến, kiến nghị tại hội nghị.",
    ]
    only = _told(replace(SESSION, opening=None, conclusion=None, petitions=PETITIONS[3:]))
    assert not any("Chương trình" in line for line in only), "one point is no programme"


def test_each_assignment_stands_once():
    text = "\n".join(paragraphs(_build()))
    assert text.count("giao Phòng Kinh tế xã chủ trì") == text.count("Điện lực Hương Sơn chủ trì") == 1


def test_a_single_field_is_not_numbered():
    assert "Nội dung khác (01 ý kiến)" in _told(replace(SESSION, petitions=PETITIONS[3:]))


def test_a_citizen_is_addressed_as_the_register_knows():
    petitioner = Petitioner("Lê Thị Tần", salutation=Salutation.BA)
    texts = _told(replace(SESSION, petitions=(Petition("p", 1, petitioner, content="Xin hỏi."),)))
    assert "Ý kiến số 1. Bà Lê Thị Tần: “Xin hỏi.”" in texts
