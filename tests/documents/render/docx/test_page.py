"""Pages of a file for Word: margins, the page's number, lying annexes, tables, what stays together."""

import itertools
from dataclasses import replace

import pytest
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn

from documents.render.pages import FORMS, annex, document, say, table
from documents.render.word import find, opened, paragraphs, points, text_of
from doithoai.documents.content.model import Chart, ChartKind, ParagraphStyle, Signature
from doithoai.documents.formats.load import all_formats, with_choices
from doithoai.domain.kinds import DocumentKind

MARGINS = {"nd30": (20, 15, 20, 30), "hd36": (20, 15, 20, 30), "hd05": (20, 15, 20, 30)}


def margins(section) -> tuple[int, ...]:
    sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    return tuple(round(side.mm) for side in sides)


@pytest.mark.parametrize("form", FORMS)
def test_a4_with_the_margins_of_the_format(form):
    word = opened(document(), form)
    (section,) = word.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert margins(section) == MARGINS[form]
    mirrored = word.settings.element.find(qn("w:mirrorMargins")) is not None
    assert not mirrored  # until the office prints on both sides


def test_margins_an_office_chose():
    form = with_choices(all_formats()["nd30"], {"page.left": 35.0, "page.right": 20.0, "page.top": 25.0})
    (section,) = opened(document(), form).sections
    assert margins(section) == (25, 20, 20, 35)


# -- the page's number -------------------------------------------------------------------------


def field(header) -> str:
    return "".join(one.text or "" for one in header._element.iter(qn("w:instrText"))).strip()


@pytest.mark.parametrize("form", FORMS)
def test_the_number_is_a_field_over_the_text_but_not_on_page_1(form):
    (section,) = opened(document(), form).sections
    assert field(section.header) == "PAGE"
    (number,) = section.header.paragraphs
    assert number.style.name == "Số trang"
    assert number.style.font.size.pt == 14
    assert section.different_first_page_header_footer
    assert field(section.first_page_header) == ""
    # The middle of the digits 10 mm below the edge, as in the PDF: the line begins about 7.2 mm below it.
    assert section.header_distance.mm == pytest.approx(10 - (0.891 - 0.33) * 14 / 72 * 25.4, abs=0.05)


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_says_so_on_every_page(form):
    word = opened(document([say("Lời")], draft=True, annexes=(annex(table([("1", "a", "b")])),)), form)
    assert text_of(find(word, "DỰ THẢO")) == "DỰ THẢO"
    assert find(word, "DỰ THẢO").style.name == "Dấu dự thảo"
    for section in word.sections:
        mark, number = section.header.paragraphs
        assert (mark.text, mark.style.name) == ("DỰ THẢO", "Dấu dự thảo")
        assert number.style.name == "Số trang"
    final = opened(document([say("Lời")]), form)
    assert "DỰ THẢO" not in [text_of(one) for one in paragraphs(final)]


# -- annexes ---------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_a_lying_annex_has_pages_of_its_own(form):
    upright, lying, last = opened(
        document([say("Lời")], annexes=(annex(say("một")), annex(say("hai"), landscape=False))), form
    ).sections
    assert lying.orientation == WD_ORIENTATION.LANDSCAPE
    assert (round(lying.page_width.mm), round(lying.page_height.mm)) == (297, 210)
    top, right, bottom, left = margins(upright)
    assert margins(lying) == (left, top, right, bottom)
    assert margins(last) == margins(upright)
    assert [one.different_first_page_header_footer for one in (upright, lying, last)] == [True, False, False]
    assert field(lying.header) == field(last.header) == "PAGE"


def test_annexes_on_the_same_paper_begin_a_page():
    word = opened(document(annexes=(annex(say("một"), landscape=False), annex(say("hai"), landscape=False))), "nd30")
    assert len(word.sections) == 1
    titles = [one for one in paragraphs(word) if text_of(one) == "PHỤ LỤC"]
    assert [one.paragraph_format.page_break_before for one in titles] == [True, True]
    assert titles[0].style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}").get(qn("w:val")) == "0"


def test_an_annex_with_pages_of_its_own_is_numbered_from_1_and_shows_none_on_its_first():
    own = replace(annex(say("một"), landscape=False), own_pages=True)
    word = opened(document([say("Lời")], draft=True, annexes=(own, replace(own, landscape=True))), "nd30")
    main, *annexes = word.sections
    assert main._sectPr.find(qn("w:pgNumType")) is None
    for section in annexes:
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert section.different_first_page_header_footer
        mark, number = section.first_page_header.paragraphs
        assert (mark.text, number.text) == ("DỰ THẢO", "")
        names = [child.tag.rpartition("}")[2] for child in section._sectPr]
        assert names.index("pgMar") < names.index("pgNumType") < names.index("titlePg")


# -- tables ----------------------------------------------------------------------------------


def data_table(word):
    return next(one for one in word.tables if one.style.name == "Bảng số liệu")


def switch(row, name: str) -> bool:
    return row._tr.find(f"{qn('w:trPr')}/{qn(name)}") is not None


def test_the_head_repeats_and_short_rows_stay_whole():
    long = "Đề nghị xã sửa đường liên thôn. " * 120
    made = data_table(opened(document([table([("1", "ngắn", "a"), ("2", long, "b")])]), "nd30"))
    head, short, tall = made.rows
    assert [switch(row, "w:tblHeader") for row in made.rows] == [True, False, False]
    assert (switch(head, "w:cantSplit"), switch(short, "w:cantSplit"), switch(tall, "w:cantSplit")) == (
        True,
        True,
        False,
    )
    assert [cell.text for cell in head.cells] == ["TT", "Nội dung kiến nghị", "Cơ quan chủ trì"]
    assert {cell.paragraphs[0].style.name for cell in head.cells} == {"Đầu bảng"}
    assert {cell.paragraphs[0].style.name for cell in short.cells} == {"Ô trong bảng"}


def test_a_table_is_as_wide_as_the_text_upright_and_lying():
    word = opened(document([table([("1", "a", "b")])], annexes=(annex(table([("1", "a", "b")])),)), "nd30")
    wide = [
        sum(int(one.get(qn("w:w"))) for one in made._tbl.tblGrid) / 20 / 72 * 25.4
        for made in word.tables
        if made.style.name == "Bảng số liệu"
    ]
    assert wide == pytest.approx([165, 257], abs=0.1)


def test_rows_to_be_written_in_have_room():
    made = data_table(opened(document([table([("1", "", "")], by_hand=True)]), "nd30"))
    assert made.rows[1].height.pt == 26
    assert made.rows[0].height is None


def test_a_table_without_rows_shows_a_blank_one():
    made = data_table(opened(document([table([])]), "nd30"))
    assert [[cell.text for cell in row.cells] for row in made.rows[1:]] == [["", "", ""]]


@pytest.mark.parametrize("kind", ["THÔNG BÁO", ""])
@pytest.mark.parametrize("count", [0, 1, 2])
def test_two_tables_do_not_become_one(count, kind):
    word = opened(document([table([("1", "a", "b")])] * count, type_name=kind), "nd30")
    body = [one.tag.rpartition("}")[2] for one in word.element.body]
    assert body.count("tbl") == 2 + count
    assert not any(pair == ("tbl", "tbl") for pair in itertools.pairwise(body))


def test_a_chart_is_a_table_of_its_counts():
    chart = Chart("Ý kiến theo lĩnh vực", ChartKind.BARS, ("đất đai", "đường"), (12, 3), "Lĩnh vực", "Ý kiến")
    word = opened(document([chart]), "nd30")
    cells = [[cell.text for cell in row.cells] for row in data_table(word).rows]
    assert cells == [["Lĩnh vực", "Ý kiến"], ["đất đai", "12"], ["đường", "3"]]
    assert find(word, "Ý kiến theo lĩnh vực").paragraph_format.keep_with_next


# -- what stays together -------------------------------------------------------------------------


def test_headings_and_lead_ins_stay_with_what_follows():
    blocks = [say("Mục", style=ParagraphStyle.HEADING), say("Dẫn:", keep_with_next=True), say("a"), say("b"), say("c")]
    word = opened(document(blocks), "nd30")
    keeps = {text: find(word, text).paragraph_format.keep_with_next for text in ("Dẫn:", "a", "b", "c")}
    # The last two lines go with the signatures.
    assert keeps == {"Dẫn:": True, "a": None, "b": True, "c": True}
    assert word.styles["Heading 1"].paragraph_format.keep_with_next


def test_the_signatures_never_stand_alone():
    long = "Ủy ban nhân dân xã yêu cầu các cơ quan, đơn vị giải quyết đúng hạn và trả lời bằng văn bản cho người dân."
    word = opened(document([say("Đầu"), say(long)]), "nd30")
    assert find(word, "Ủy ban nhân dân xã yêu").paragraph_format.keep_with_next
    assert find(word, "Đầu").paragraph_format.keep_with_next is None
    assert switch(word.tables[-1].rows[0], "w:cantSplit")


def test_a_table_at_the_end_goes_with_the_signatures():
    word = opened(document([table([("1", "a", "b"), ("2", "c", "d")])]), "nd30")
    rows = data_table(word).rows
    assert [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows] == [None, None, True]
    parting = data_table(word)._tbl.getnext()
    assert parting.tag == qn("w:p")
    assert parting.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def test_a_hundred_recipients_may_go_on_over_pages():
    word = opened(document([say("Lời")], recipients=tuple(f"- Thôn {one};" for one in range(100))), "nd30")
    assert not switch(word.tables[-1].rows[0], "w:cantSplit")


def test_widows_and_orphans_are_controlled():
    defaults = opened(document(), "nd30").styles.element.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}")
    assert defaults.find(f"{qn('w:pPr')}/{qn('w:widowControl')}") is not None


# -- signatures ----------------------------------------------------------------------------------


def test_room_for_the_signature_and_the_recipients_level_with_the_authority():
    word = opened(document([say("Lời")]), "nd30")
    left, right = word.tables[-1].rows[0].cells
    assert [text_of(one) for one in left.paragraphs][:2] == ["Nơi nhận:", "- Như trên;"]
    authority, _position, name = right.paragraphs
    assert [text_of(one) for one in right.paragraphs] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Đinh Xuân Lộc"]
    assert name.style.paragraph_format.space_before.pt == 60
    baselines = [
        points(one._p, "w:pPr/w:spacing", "w:before") + 0.891 * size
        for one, size in ((left.paragraphs[0], 12), (authority, 14))
    ]
    assert baselines[0] == pytest.approx(baselines[1], abs=0.06)


def test_two_signatures_have_their_names_level():
    left = Signature(("THƯ KÝ",), "", "Mai Thị Phượng")
    right = Signature(("CHỦ TỌA",), "CHỦ TỊCH", "Phan Đình Lưu")
    word = opened(document([say("Lời")], kind=DocumentKind.MINUTES, signatures=(left, right)), "nd30")
    signed, listed = word.tables[-1].rows
    assert [cell.paragraphs[0].text for cell in signed.cells] == ["THƯ KÝ", "CHỦ TỌA"]
    assert listed.cells[0].paragraphs[0].text == "Nơi nhận:"
    rooms = [cell.paragraphs[-1].paragraph_format.space_before for cell in signed.cells]
    assert rooms[0].pt - 60 == pytest.approx(14 * 1.149, abs=0.06)
    assert rooms[1] is None


# -- papers of their own kind ----------------------------------------------------------------


def test_slips_stand_two_on_a_sheet():
    slip = document([say("Họ và tên:", to_fill=True), say("", to_fill=True)], signatures=(), recipients=(), copies=2)
    word = opened(slip, "nd30")
    assert [text_of(one) for one in paragraphs(word)].count("THÔNG BÁO") == 2
    (sheet,) = word.tables
    upper, _lower = sheet.rows
    assert upper.height.mm == pytest.approx(297 / 2 - 10, abs=0.1)
    (section,) = word.sections
    assert margins(section) == (10, 15, 10, 30)
    assert field(section.header) == ""
    name = find(word, "Họ và tên:")
    (stop,) = name.paragraph_format.tab_stops
    assert (stop.leader.name, stop.alignment.name) == ("DOTS", "RIGHT")


def test_words_that_fill_a_line_to_be_written_on_leave_a_line_of_dots():
    slip = document([say("Nội dung ý kiến, kiến nghị của người tham dự hội nghị tiếp xúc, đối thoại:", to_fill=True)])
    assert find(opened(slip, "nd30"), "Nội dung ý kiến").text.count("\n") == 1


def test_the_mark_of_the_history_stands_in_the_bottom_margin():
    word = opened(document([say("Lời")], footer_mark="9f86d081884c7d65"), "nd30")
    mark = find(word, "Mã đối chứng sổ: 9f86d081884c7d65")
    assert mark.style.font.size.pt == 6
    frame = mark._p.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    assert frame.get(qn("w:vAnchor")) == "page"
    assert int(frame.get(qn("w:y"))) / 20 / 72 * 25.4 == pytest.approx(297 - 10 - 6 * 0.891 / 72 * 25.4, abs=0.1)
