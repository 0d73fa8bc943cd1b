"""The body of printed documents: margins, indents, pitches, headings, page numbers (domain.md sections 5 and 6)."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.render.pages import FORMS, MM, SENTENCE, Page, annex, document, made, pages_of, read, say, table
from documents.render.printed import brief, minutes, notice
from doithoai.documents.content.model import Paragraph, ParagraphStyle, Run
from doithoai.documents.content.notice import build_notice
from doithoai.documents.formats.load import all_formats, with_choices
from doithoai.domain.kinds import DocumentKind

PARTY = ("hd36", "hd05")
SIZES = {"nd30": (13, 14), "hd36": (14, 15), "hd05": (14, 15)}
# Single to one and a half lines of the font, or points exactly.
PITCH = {"nd30": (1.1, 1.5 * 1.17), "hd36": (18, 22), "hd05": (18, 22)}
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def edges(form: str, number: int) -> tuple[float, float]:
    """Left and right edge of the text on an upright page; back pages are turned only where an office chose it."""
    return 30 * MM, (210 - 15) * MM


def pitch_allowed(form: str, size: float) -> tuple[float, float]:
    low, high = PITCH[form]
    return (low * size, high * size) if form == "nd30" else (low, high)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("build", [minutes, notice])
def test_paper_and_margins_of_every_page(build, form):
    pages = read(build(form), form)
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        sides = (page.width, page.height)
        assert sorted(sides) == pytest.approx([210 * MM, 297 * MM], abs=0.5)
        if page.width > page.height:
            continue
        left, right = edges(form, number)
        assert page.left >= left - 0.2
        assert page.right <= right + 0.2
        assert page.left == pytest.approx(left, abs=0.6)
        text = [line for line in page.lines if not (line.text == str(number) and line.base < 20 * MM)]
        assert min(line.base - line.size * 0.7 if len(line.sizes) == 1 else 99 for line in text) >= 20 * MM - 0.2
        assert max(line.base for line in text) <= page.height - 20 * MM + 0.2


@pytest.mark.parametrize("form", FORMS)
def test_lying_pages_have_the_margins_of_the_turned_sheet(form):
    pages = read(document([say("Nội dung.")], annexes=(annex(table([("1", SENTENCE * 4, "Công an xã")] * 30)),)), form)
    lying = [(number, page) for number, page in enumerate(pages, 1) if page.width > page.height]
    assert len(lying) > 1
    for number, page in lying:
        assert page.left >= 20 * MM - 0.2
        assert page.right <= (297 - 20) * MM + 0.2
        left_margin_turned = 15 if form in PARTY and number % 2 == 0 else 30
        text = [line for line in page.lines if line.text != str(number)]
        assert min(line.base for line in text) >= left_margin_turned * MM
        numbers = [line for line in page.lines if line.text == str(number) and line.base < 20 * MM]
        assert numbers[0].centre == pytest.approx(297 * MM / 2, abs=0.5)


@pytest.mark.parametrize("form", FORMS)
def test_page_numbers(form):
    pages = read(minutes(form), form)
    assert not [line for line in pages[0].lines if line.base < 20 * MM]
    for number, page in enumerate(pages[1:], 2):
        line = page.lines[0]
        assert line.text == str(number)
        assert line.style == "regular"
        assert 13 <= line.size <= 14
        left, right = edges(form, number)
        assert line.centre == pytest.approx((left + right) / 2, abs=0.5)
        # Its middle about 10 mm from the top edge, inside the margin.
        assert line.base - line.size * 0.33 == pytest.approx(10 * MM, abs=3)


@pytest.mark.parametrize("form", FORMS)
def test_paragraphs_are_justified_indented_and_apart(form):
    page = read(document([say(SENTENCE * 3), say(SENTENCE * 2)]), form)[0]
    left, right = edges(form, 1)
    start = page.find("Ủy ban nhân dân xã yêu cầu")
    lines = [line for line in page.lines if line.base >= start.base and line.x0 < 200 and line.size == start.size]
    firsts = [line for line in lines if line.x0 > left + 5]
    lines = lines[: lines.index(firsts[1]) + 2]
    assert SIZES[form][0] <= start.size <= SIZES[form][1]
    assert start.style == "regular"
    for line in firsts[:2]:
        indent = (line.x0 - left) / MM
        assert indent == pytest.approx(10, abs=0.2) or indent == pytest.approx(12.7, abs=0.2)
    body = lines[: lines.index(firsts[1])]
    for line in body[1:]:
        assert line.x0 == pytest.approx(left, abs=0.3)
    for line in body[:-1]:
        assert line.x1 == pytest.approx(right, abs=0.5)
    low, high = pitch_allowed(form, start.size)
    pitches = [two.base - one.base for one, two in pairwise(body)]
    assert all(low - 0.2 <= pitch <= high + 0.2 for pitch in pitches)
    apart = firsts[1].base - body[-1].base - pitches[0]
    assert apart >= 6 - 0.2


@pytest.mark.parametrize(("form", "points"), [("hd05", 18), ("hd05", 22), ("hd36", 20)])
def test_the_pitch_of_the_party_is_exact(form, points):
    chosen = with_choices(all_formats()[form], {"components.body.leading": points})
    page = read(document([say(SENTENCE * 4)]), chosen)[0]
    lines = [line for line in page.lines if line.x0 < 100 and line.size == 14 and line.base > 170][:5]
    assert [two.base - one.base for one, two in pairwise(lines)] == pytest.approx([points] * 4, abs=0.11)


@pytest.mark.parametrize("form", FORMS)
def test_legal_bases_stand_and_end_as_they_should(form):
    """Italic belongs to the State's papers only; the party's bases are upright, each behind a dash."""
    cited = replace(brief(DocumentKind.NOTICE, form), cites_bases=True)
    page = read(build_notice(cited), form)[0]
    first = page.find("Căn cứ" if form == "nd30" else "- Căn cứ")
    assert first.style == ("italic" if form == "nd30" else "regular")
    bases = []
    for line in page.lines[page.lines.index(first) :]:
        bases.append(line)
        if line.text.endswith("."):
            break
    text = " ".join(line.text for line in bases)
    assert len(re.findall(r";( |$)", text)) >= 1
    assert text.endswith((";", "."))
    assert all(SIZES[form][0] <= line.size <= SIZES[form][1] for line in bases)


def test_headings_are_bold():
    heading = Paragraph((Run("1. Đánh giá chung"),), style=ParagraphStyle.HEADING, keep_with_next=True, level=2)
    page = read(document([heading, say("Nội dung.")]), "nd30")[0]
    assert page.find("1. Đánh giá").style == "bold"


def test_runs_of_another_weight_stay_in_their_line():
    mixed = Paragraph((Run("Ý kiến số 3.", bold=True), Run(" Ông An nói: "), Run("được", italic=True)))
    line = read(document([mixed]), "nd30")[0].find("Ý kiến số 3.")
    assert line.text == "Ý kiến số 3. Ông An nói: được"
    assert len(line.fonts) == 3


def test_typed_line_ends_make_paragraphs():
    page = read(document([say("Dòng một.\nDòng hai.\r\n\n\u2028Dòng ba.")]), "nd30")[0]
    assert [page.find(f"Dòng {word}").text for word in ("một", "hai", "ba")] == ["Dòng một.", "Dòng hai.", "Dòng ba."]


# -- what stays together ---------------------------------------------------------------------


def heading(text: str, level: int = 1) -> Paragraph:
    return Paragraph((Run(text),), style=ParagraphStyle.HEADING, keep_with_next=True, level=level)


def foot(page: Page) -> str:
    return page.lines[-1].text


@pytest.mark.parametrize("form", ["nd30", "hd05"])
@pytest.mark.parametrize("before", range(18, 36))
def test_headings_never_stand_at_the_foot(form, before):
    blocks = [say(f"Dòng {number}.") for number in range(before)]
    blocks += [heading("I. PHẦN"), heading("1. Mục", 2), heading("a) Điểm", 3), say(SENTENCE * 6)]
    for page in read(document(blocks), form):
        assert not foot(page).startswith(("I. ", "1. ", "a) "))
    blocks = [*blocks[:-1], table([("1", SENTENCE, "Công an xã")])]
    for page in read(document(blocks), form):
        assert not foot(page).startswith(("I. ", "1. ", "a) "))
        assert foot(page) != "TT"


@pytest.mark.slow
@SLOW
@given(st.lists(st.tuples(st.booleans(), st.integers(1, 900)), min_size=10, max_size=40))
def test_no_line_stands_alone_and_no_heading_last(parts):
    words = (SENTENCE * 20).split()
    blocks = [
        heading(f"§{n} đề mục") if head else say(" ".join([f"¶{n}", *words[: long // 6]]))
        for n, (head, long) in enumerate(parts)
    ]
    pages = read(document([*blocks, say("Hết.")], signatures=(), recipients=()), "nd30")
    for page in pages[:-1]:
        assert not foot(page).startswith("§")
        # The last line begins no paragraph unless the paragraph ends there.
        last = page.lines[-1]
        if last.text.startswith("¶"):
            assert last.x1 < 195 * MM - 1 or len(last.text) < 60
    numbers = re.findall(r"[¶§](\d+)", " ".join(line.text for page in pages for line in page.lines))
    assert [int(number) for number in numbers] == list(range(len(parts)))


# -- the closing --------------------------------------------------------------------------------


def body_lines(page: Page, ends: str = "TM. ỦY BAN") -> list[str]:
    """Lines of the body over the signature block."""
    block = page.find(ends).base
    return [line.text for line in page.lines if line.base < block - 1 and line.base > 20 * MM]


@pytest.mark.slow
@SLOW
@given(st.integers(0, 60), st.integers(1, 14), st.integers(1, 14), st.sampled_from(["nd30", "hd05"]))
def test_two_lines_of_the_body_come_with_the_signatures(before, almost_last, last, form):
    words = SENTENCE.split()
    blocks = [say(f"Dòng {number}.") for number in range(before)]
    blocks += [say(" ".join(words * almost_last)), say(" ".join((words * last)[: 8 * last]))]
    pages = read(document(blocks), form)
    block = [page for page in pages if "TM. ỦY BAN" in page.text]
    assert len(block) == 1
    assert block[0] is pages[-1]
    assert len(body_lines(block[0])) >= 2
    assert "Đinh Xuân Lộc" in block[0].text
    assert "- Lưu: VT, VP." in block[0].text


@pytest.mark.parametrize("before", range(20, 40))
def test_one_short_last_line_takes_another_with_it(before):
    blocks = [say(f"Dòng {number}.") for number in range(before)]
    page = read(document([*blocks, say("Hết./.")]), "nd30")[-1]
    assert len(body_lines(page)) >= 2
    assert "Hết./." in page.text


@pytest.mark.parametrize("before", range(18, 34))
def test_a_heading_before_the_last_paragraph_goes_with_it(before):
    blocks = [say(f"Dòng {number}.") for number in range(before)]
    pages = read(document([*blocks, heading("4. Tổ chức thực hiện"), say(SENTENCE * 3)]), "nd30")
    for page in pages:
        assert not foot(page).startswith("4. ")
    assert len(body_lines(pages[-1])) >= 2


@pytest.mark.parametrize("rows", range(1, 30))
def test_a_table_at_the_end_gives_its_last_row_to_the_signatures(rows):
    pages = read(document([say("Nội dung."), table([("1", "Đường hỏng", "Công an xã")] * rows)]), "nd30")
    assert "Đường hỏng" in " ".join(body_lines(pages[-1]))
    assert sum(page.text.count("Đường hỏng") for page in pages) == rows
    if len(pages) > 1:
        assert "Nội dung kiến nghị" in pages[-1].text


@pytest.mark.parametrize("before", range(18, 34))
def test_a_short_line_after_a_table(before):
    rows = table([("1", "Đường hỏng", "Công an xã")] * before)
    page = read(document([rows, say("Hết./.")]), "nd30")[-1]
    assert "Hết./." in page.text
    assert len(body_lines(page)) >= 2


def test_a_document_without_body():
    page = read(document([]), "nd30")[0]
    assert page.find("TM. ỦY BAN").base > page.find("Kết luận").base


@pytest.mark.parametrize("copies", [1, 2])
def test_slips_stand_two_on_a_sheet(copies):
    lines = [say(text, to_fill=True) for text in ("Họ và tên:", "Địa chỉ:", "", SENTENCE)]
    data = made(document(lines, copies=copies, signatures=(), recipients=()), "nd30")
    pages = pages_of(data)
    assert len(pages) == 1
    assert pages[0].text.count("Họ và tên:") == copies
    assert pages[0].right <= 195 * MM + 0.2
