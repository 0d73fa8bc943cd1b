"""The head, title and closing of printed documents against the figures of domain.md sections 5 and 6."""

from itertools import pairwise

import pytest

from documents.render.pages import FORMS, MM, Line, Page, Rule, document, read, say
from documents.render.printed import minutes, notice
from doithoai.documents.content.model import Paragraph, ParagraphStyle, Run, Signature
from doithoai.documents.formats.load import all_formats, with_choices

TEXT_LEFT = {"nd30": 30 * MM, "hd36": 30 * MM, "hd05": 30 * MM}
TEXT_RIGHT = (210 - 15) * MM
MIDDLE = (TEXT_LEFT["nd30"] + TEXT_RIGHT) / 2
PARTY = ("hd36", "hd05")


def rule_under(page: Page, line: Line) -> Rule:
    """The drawn line between ``line`` and the next line of text in its column."""
    below = [rule for rule in page.rules if 0 < rule.y - line.base < 9 and abs(rule.centre - line.centre) < 3]
    assert len(below) == 1, (line, page.rules)
    return below[0]


@pytest.mark.parametrize("build", [minutes, notice])
def test_the_national_name_and_motto(build):
    page = read(build("nd30"), "nd30")[0]
    name, motto = page.find("CỘNG HÒA"), page.find("Độc lập")
    assert name.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert motto.text == "Độc lập - Tự do - Hạnh phúc"
    assert (name.style, motto.style) == ("bold", "bold")
    assert 12 <= name.size <= 13
    assert 13 <= motto.size <= 14
    assert (name.size, motto.size) in ((13, 14), (12, 13))
    assert name.base == min(line.base for line in page.lines)
    assert name.x1 <= TEXT_RIGHT + 0.1
    assert name.x0 > MIDDLE - 0.15 * (TEXT_RIGHT - TEXT_LEFT["nd30"])
    assert motto.centre == pytest.approx(name.centre, abs=0.5)
    rule = rule_under(page, motto)
    assert rule.wide == pytest.approx(motto.wide, abs=0.5)
    assert rule.centre == pytest.approx(motto.centre, abs=0.3)


@pytest.mark.parametrize("form", PARTY)
@pytest.mark.parametrize("build", [minutes, notice])
def test_the_title_of_the_party(build, form):
    page = read(build(form), form)[0]
    title = page.find("ĐẢNG CỘNG SẢN VIỆT NAM")
    assert (title.size, title.style) == (15, "bold")
    assert title.x0 > MIDDLE
    assert title.x1 <= TEXT_RIGHT + 0.1
    assert rule_under(page, title).wide == pytest.approx(title.wide, abs=0.5)
    assert "CỘNG HÒA" not in page.text
    assert "Độc lập" not in page.text


def test_the_issuing_body_of_the_state():
    page = read(notice("nd30"), "nd30")[0]
    first, last = page.find("ỦY BAN NHÂN DÂN"), page.find("XÃ SƠN TIẾN")
    assert (first.style, last.style) == ("bold", "bold")
    assert 12 <= first.size <= 13
    assert first.centre == pytest.approx(last.centre, abs=0.3)
    assert first.x1 < page.find("CỘNG HÒA").x0
    rule = rule_under(page, last)
    assert 1 / 3 <= rule.wide / max(first.wide, last.wide) <= 1 / 2
    assert rule.centre == pytest.approx(first.centre, abs=0.3)


@pytest.mark.parametrize("form", PARTY)
def test_the_issuing_body_of_the_party_has_a_star(form):
    page = read(notice(form), form)[0]
    above, issuer = page.find("ĐẢNG BỘ"), page.find("ĐẢNG ỦY XÃ SƠN TIẾN")
    assert (above.size, above.style) == (14, "regular")
    assert (issuer.size, issuer.style) == (14, "bold")
    assert above.base < issuer.base
    star = page.find("*")
    assert 8 < star.base - issuer.base < 22
    assert star.centre == pytest.approx(issuer.centre, abs=0.5)
    assert not [rule for rule in page.rules if rule.x1 < MIDDLE - 40]


@pytest.mark.parametrize(("form", "size", "sign"), [("nd30", 13, "Số: "), ("hd36", 14, "Số "), ("hd05", 14, "Số ")])
def test_number_and_date_stand_on_one_line(form, size, sign):
    page = read(notice(form), form)[0]
    number, day = page.find("Số"), page.find("Sơn Tiến, ngày")
    assert number.text == sign + ("05/TB-UBND" if form == "nd30" else "05-TB/ĐU")
    assert (number.size, number.style) == (size, "regular")
    assert day.style == "italic"
    assert 13 <= day.size <= 14
    assert day.base == pytest.approx(number.base, abs=0.2)
    assert day.text == "Sơn Tiến, ngày 09 tháng 02 năm 2026"
    right = page.find("CỘNG HÒA" if form == "nd30" else "ĐẢNG CỘNG SẢN")
    assert day.centre == pytest.approx(right.centre, abs=0.5)
    left = page.find("XÃ SƠN TIẾN" if form == "nd30" else "ĐẢNG ỦY XÃ")
    assert number.centre == pytest.approx(left.centre, abs=0.5)


def test_minutes_of_the_state_have_no_place_and_date():
    page = read(minutes("nd30"), "nd30")[0]
    head = [line for line in page.lines if line.base < page.find("BIÊN BẢN").base]
    assert not any("tháng" in line.text for line in head)


@pytest.mark.parametrize(("form", "low", "high"), [("nd30", 13, 14), ("hd36", 15, 16), ("hd05", 15, 16)])
def test_type_name_and_summary(form, low, high):
    page = read(notice(form), form)[0]
    name = page.find("THÔNG BÁO")
    assert low <= name.size <= high
    assert name.style == "bold"
    assert name.centre == pytest.approx(MIDDLE, abs=0.5)
    summary = [line for line in page.lines if line.base > name.base][:2]
    assert all(line.style == "bold" and 13 <= line.size <= (14 if form == "nd30" else 15) for line in summary)
    assert all(line.centre == pytest.approx(MIDDLE, abs=0.5) for line in summary)


def test_the_line_under_the_summary_of_the_state():
    page = read(document(), "nd30")[0]
    summary = page.find("Kết luận")
    rule = rule_under(page, summary)
    assert 1 / 3 <= rule.wide / summary.wide <= 1 / 2


@pytest.mark.parametrize("form", PARTY)
def test_five_hyphens_under_the_summary_of_the_party(form):
    page = read(document(), form)[0]
    hyphens = page.find("-----")
    assert hyphens.text == "-----"
    assert hyphens.centre == pytest.approx(MIDDLE, abs=0.5)
    assert 8 < hyphens.base - page.find("Kết luận").base < 22


# -- long names, letters, drafts ------------------------------------------------------------------


def in_order(page: Page, *starts: str) -> None:
    bases = [page.find(start).base for start in starts]
    assert bases == sorted(bases)
    assert len(set(bases)) == len(bases)


@pytest.mark.parametrize("form", FORMS)
def test_a_name_of_many_words_wraps_and_nothing_overlaps(form):
    long = "BAN CHỈ ĐẠO THỰC HIỆN QUY CHẾ DÂN CHỦ Ở CƠ SỞ XÃ SƠN TIẾN"
    page = read(document(issuer=long, superior="ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH"), form)[0]
    right = page.find("CỘNG HÒA" if form == "nd30" else "ĐẢNG CỘNG SẢN")
    left = [line for line in page.lines if line.base < page.find("Số").base and line.x0 < right.x0 - 1]
    assert all(line.x1 < right.x0 for line in left)
    assert all(line.x0 >= TEXT_LEFT[form] - 0.1 for line in left)
    pitches = [two.base - one.base for one, two in pairwise(left)]
    assert all(pitch > 12 for pitch in pitches)
    in_order(page, "Số", "THÔNG BÁO", "Kết luận")


def test_a_long_place_shrinks_inside_the_range_and_stays_on_its_line():
    place = "Thành phố Hồ Chí Minh, ngày 05 tháng 01 năm 2026"
    page = read(document(place_date=place), "nd30")[0]
    day = page.find("Thành phố")
    assert day.text == place
    assert 13 <= day.size <= 14
    assert day.x1 <= TEXT_RIGHT + 0.1
    assert day.base == pytest.approx(page.find("Số").base, abs=0.2)


def test_the_national_name_never_wraps():
    wide = with_choices(all_formats()["nd30"], {"page.left": 35, "page.right": 20})
    page = read(document(issuer="ỦY BAN NHÂN DÂN PHƯỜNG HÀ HUY TẬP"), wide)[0]
    assert page.find("CỘNG HÒA").text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert page.find("CỘNG HÒA").x1 <= (210 - 20) * MM + 0.1


def letter(**more):
    addressee = Paragraph((Run("Kính gửi: Phòng Kinh tế xã."),), style=ParagraphStyle.ADDRESSEE)
    return document(
        [addressee, say("Đề nghị trả lời trước ngày 10/4/2026./.")],
        type_name="",
        summary="V/v đôn đốc giải quyết, trả lời ý kiến, kiến nghị",
        number_text="Số: 05/UBND-VP",
        **more,
    )


@pytest.mark.parametrize(("form", "style", "low", "high"), [("nd30", "regular", 12, 13), ("hd05", "italic", 12, 12)])
def test_a_letter_says_what_it_is_about_under_its_number(form, style, low, high):
    page = read(letter(), form)[0]
    number, about = page.find("Số"), page.find("V/v")
    assert low <= about.size <= high
    assert about.style == style
    assert about.centre == pytest.approx(number.centre, abs=0.5)
    # 6 points apart, beside the descent of one line and the ascent of the other.
    assert about.base - number.base == pytest.approx(about.size * 1.149 + 6, abs=1.5)
    in_order(page, "Số", "V/v", "Kính gửi", "Đề nghị")
    above = [line for line in page.lines if line.base < page.find("Kính gửi").base]
    assert "V/v đôn đốc giải quyết, trả lời ý kiến, kiến nghị" in " ".join(
        line.text for line in above if line.size == about.size and line.x1 < MIDDLE
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_says_so_on_every_page(form):
    pages = read(document([say("Nội dung dài. " * 700)], draft=True), form)
    assert len(pages) > 2
    for page in pages:
        mark = page.find("DỰ THẢO")
        assert mark.style == "bold"
    assert pages[1].find("DỰ THẢO").base == pytest.approx(pages[1].find("2").base, abs=1.5)
    assert "DỰ THẢO" not in read(document(), form)[0].text


# -- the end ------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_the_signature_stands_in_the_right_half(form):
    page = read(document([say("Nội dung.")]), form)[-1]
    authority, position, name = page.find("TM. ỦY BAN"), page.find("CHỦ TỊCH"), page.find("Đinh Xuân Lộc")
    quarter = TEXT_LEFT[form] + 0.75 * (TEXT_RIGHT - TEXT_LEFT[form])
    for line in (authority, position, name):
        assert line.centre == pytest.approx(quarter, abs=0.5)
        assert 13 <= line.size <= 14
        assert line.x0 > MIDDLE
    assert authority.style == "bold"
    assert name.style == "bold"
    assert position.style == ("bold" if form == "nd30" else "regular")
    assert name.base - position.base > 45 + 14


@pytest.mark.parametrize(
    ("form", "size", "style", "each"), [("nd30", 12, "bolditalic", 11), ("hd05", 14, "regular", 12)]
)
def test_recipients_begin_level_with_the_authority(form, size, style, each):
    page = read(document([say("Nội dung.")]), form)[-1]
    title = page.find("Nơi nhận:")
    assert (title.size, title.style) == (size, style)
    assert title.x0 == pytest.approx(TEXT_LEFT[form], abs=0.3)
    assert title.base == pytest.approx(page.find("TM. ỦY BAN").base, abs=0.2)
    for text in ("- Như trên;", "- Công an xã;", "- Lưu: VT, VP."):
        line = page.find(text)
        assert (line.text, line.size, line.style) == (text, each, "regular")
        assert line.x0 == pytest.approx(TEXT_LEFT[form], abs=0.3)
    under = [rule for rule in page.rules if 0 < rule.y - title.base < 4 and rule.x0 < MIDDLE]
    assert bool(under) == (form == "hd05")
    if under:
        assert under[0].wide == pytest.approx(title.wide, abs=0.5)


@pytest.mark.parametrize(
    ("form", "left", "right"),
    [("nd30", "THƯ KÝ", "CHỦ TỌA"), ("hd36", "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ")],
)
def test_two_signatures_stand_side_by_side_with_recipients_below(form, left, right):
    page = read(minutes(form), form)[-1]
    one, other = page.find(left), page.find(right)
    assert one.base == pytest.approx(other.base, abs=0.1)
    assert one.x1 < MIDDLE - 0.01 or form != "nd30"
    assert one.x1 < other.x0
    names = [line for line in page.lines if line.base > one.base + 50][:2]
    assert names[0].base == pytest.approx(names[1].base, abs=0.1)
    assert page.find("Nơi nhận:").base > names[0].base


def test_two_signatures_of_different_height_keep_their_names_on_one_line():
    signatures = (
        Signature(("TM. BAN THƯỜNG TRỰC", "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM"), "CHỦ TỊCH", "Lê Thị An"),
        Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Đinh Xuân Lộc"),
    )
    page = read(document([say("Nội dung.")], signatures=signatures), "nd30")[-1]
    assert page.find("Lê Thị An").base == pytest.approx(page.find("Đinh Xuân Lộc").base, abs=0.1)


def test_no_name_leaves_room_to_write_it():
    unsigned = (Signature(("THƯ KÝ",), "", ""), Signature(("CHỦ TỌA",), "", "Đinh Xuân Lộc"))
    page = read(document([say("Nội dung.")], signatures=unsigned), "nd30")[-1]
    assert page.find("THƯ KÝ").base == page.find("CHỦ TỌA").base


@pytest.mark.parametrize("count", [40, 90, 300])
def test_recipients_may_go_on_over_pages(count):
    lines = tuple(f"- Cơ quan số {number};" for number in range(count))
    pages = read(document([say("Nội dung.")], recipients=lines), "nd30")
    found = [line.text for page in pages for line in page.lines if line.text.startswith("- Cơ quan")]
    assert found == list(lines)
    with_block = next(page for page in pages if "TM. ỦY BAN" in page.text)
    assert "Nội dung." in with_block.text


def test_a_document_without_signature_or_recipients():
    page = read(document([say("Nội dung.")], signatures=(), recipients=()), "nd30")[0]
    assert page.lines[-1].text == "Nội dung."


def test_the_fingerprint_stands_small_in_the_bottom_margin():
    page = read(document([say("Nội dung.")], footer_mark="9f86d081884c7d65"), "nd30")[-1]
    mark = page.find("Mã đối chứng sổ: 9f86d081884c7d65")
    assert mark.size == 6
    assert page.height - 20 * MM < mark.base < page.height
