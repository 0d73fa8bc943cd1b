"""Charts read back: every name and count is there, bars are as long as their counts, all inside the margins."""

import io
import re

import pdfplumber
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.render.pages import FORMS, MM, annex, bare, document, made, say
from doithoai.documents.content.model import Chart, ChartKind
from doithoai.documents.render.measure.faces import GlyphMissing

BARS, COLUMNS = ChartKind.BARS, ChartKind.COLUMNS
FIELDS = (
    "Công tác xây dựng Đảng, chính quyền",
    "Nông nghiệp, nông thôn, xây dựng nông thôn mới",
    "Bảo vệ môi trường, giải phóng mặt bằng, cấp giấy chứng nhận quyền sử dụng đất",
    "Chế độ, chính sách đối với người có công, đối tượng bảo trợ xã hội",
)
RESULTS = ("Trả lời tại hội nghị", "Phân công giải quyết", "Đã trả lời bằng văn bản", "Đang giải quyết", "Quá hạn")
TEXT = {"nd30": (30, 195), "hd36": (30, 195), "hd05": (30, 195)}  # mm: where text begins and ends on a front page


def chart(labels=FIELDS, values=(8, 15, 11, 5), kind=BARS, title="Biểu đồ 1. Số ý kiến theo lĩnh vực") -> Chart:
    return Chart(title, kind, tuple(labels), tuple(values), "Lĩnh vực", "Số ý kiến, kiến nghị")


def drawn(*charts: Chart, form: str = "nd30", landscape: bool = False) -> list[pdfplumber.page.Page]:
    """The pages of an annex of charts."""
    data = made(document([say("Nội dung.")], annexes=(annex(*charts, landscape=landscape),)), form)
    return pdfplumber.open(io.BytesIO(data)).pages[1:]


def boxes(page) -> list[dict]:
    return [rect for rect in page.rects if rect["fill"]]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", ChartKind)
def test_names_and_counts_come_back(form: str, kind: ChartKind) -> None:
    (page,) = drawn(chart(kind=kind), form=form)
    told = page.extract_text().split()
    assert "Biểu đồ 1. Số ý kiến theo lĩnh vực" in page.extract_text()
    for label in FIELDS:
        assert all(word in told for word in label.split())
    assert all(count in told for count in ("8", "15", "11", "5"))


def test_each_line_of_a_name_is_whole() -> None:
    (page,) = drawn(chart())
    left = page.crop((0, 0, page.width * 0.55, page.height)).extract_text()
    told = bare(left)
    for label in FIELDS:
        assert bare(label) in told


def test_nothing_is_drawn_over_anything_else() -> None:
    (page,) = drawn(chart(FIELDS * 2, range(1, 9)))
    words_ = page.extract_words(extra_attrs=["size"])
    for one in words_:
        for other in words_:
            apart = one["x1"] <= other["x0"] or other["x1"] <= one["x0"]
            # The box of a glyph is as high as its font; letters of lines 13.8 points apart never meet.
            assert one is other or apart or abs(one["bottom"] - other["bottom"]) > 10
        for box in boxes(page):
            assert (
                one["x1"] <= box["x0"] or one["x0"] >= box["x1"] or not box["top"] < one["bottom"] - 4 < box["bottom"]
            )


def test_bars_are_as_long_as_their_counts() -> None:
    (page,) = drawn(chart())
    bars = sorted(boxes(page), key=lambda box: box["top"])
    unit = bars[1]["width"] / 15
    assert [box["width"] for box in bars] == pytest.approx([8 * unit, 15 * unit, 11 * unit, 5 * unit], abs=0.1)
    assert len({round(box["x0"], 2) for box in bars}) == 1, "all begin at the axis"


def test_columns_are_as_high_as_their_counts_and_nothing_is_drawn_for_none() -> None:
    (page,) = drawn(chart(RESULTS, (35, 28, 13, 0, 7), COLUMNS))
    columns = sorted(boxes(page), key=lambda box: box["x0"])
    unit = columns[0]["height"] / 35
    assert [box["height"] for box in columns] == pytest.approx([35 * unit, 28 * unit, 13 * unit, 7 * unit], abs=0.1)
    assert len({round(box["bottom"], 2) for box in columns}) == 1
    assert "0" in page.extract_text().split()


@pytest.mark.parametrize("form", FORMS)
def test_all_inside_the_margins(form: str) -> None:
    charts = (chart(RESULTS, (35, 28, 13, 13, 12), COLUMNS), chart(FIELDS * 4, tuple(range(1000, 1016))))
    left, right = TEXT[form]
    for page in drawn(*charts, form=form):
        things = [*page.rects, *page.lines, *(char for char in page.chars if char["top"] > 20 * MM)]
        assert min(thing["x0"] for thing in things) >= left * MM - 1
        assert max(thing["x1"] for thing in things) <= right * MM + 1
        assert max(thing["bottom"] for thing in things) <= (297 - 20) * MM + 1


def test_only_the_document_s_fonts_are_named() -> None:
    charts = (chart(kind=COLUMNS), chart(), chart(("không",), (0,)))
    data = made(document([say("Nội dung.")], annexes=(annex(*charts, landscape=False),)), "nd30")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        known = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        fonts = [one for one in known if one.get("/Type") == "/Font"]
        assert fonts
        for font in fonts:
            described = font.get("/FontDescriptor") or font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in described, font.BaseFont
            assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))


def test_grey_and_black_only() -> None:
    (page,) = drawn(chart())
    for box in boxes(page):
        red, green, blue = box["non_stroking_color"]
        assert red == green == blue
        assert set(box["stroking_color"]) == {0}


def test_a_chart_of_many_names_flows_over_pages() -> None:
    names = [f"Cơ quan số {number} của xã" for number in range(1, 121)]
    pages = drawn(chart(names, range(1, 121)))
    assert len(pages) > 2
    assert sum(len(boxes(page)) for page in pages) == 120
    told = bare("".join(page.extract_text() for page in pages))
    assert all(bare(name) in told for name in names)


def test_a_chart_is_not_parted_where_it_fits_on_a_page() -> None:
    filler = [say("Dòng.") for _ in range(24)]
    pages = pdfplumber.open(io.BytesIO(made(document([*filler, chart(), say("Hết.")]), "nd30"))).pages
    (drawn_on,) = [page for page in pages if boxes(page)]
    assert len(boxes(drawn_on)) == 4
    assert "Biểu đồ 1" in drawn_on.extract_text()


def test_more_columns_than_fit_lie_down() -> None:
    (page,) = drawn(chart([f"Tên {number}" for number in range(9)], range(1, 10), COLUMNS))
    assert len({round(box["x0"], 1) for box in boxes(page)}) == 1


def test_an_endless_name_is_cut_and_nothing_is_lost_but_its_end() -> None:
    (page,) = drawn(chart(("Ủy ban " * 300, "Công an xã"), (3, 4)))
    assert "…" in page.extract_text() and "Công an xã" in page.extract_text()


def test_a_chart_of_nothing_draws_nothing() -> None:
    assert "Biểu đồ" not in drawn(chart((), ()))[0].extract_text()
    (page,) = drawn(chart(("Định kỳ", "Đột xuất"), (0, 0), COLUMNS))
    assert not boxes(page) and "Định kỳ" in page.extract_text()


def test_a_letter_the_font_lacks_is_named() -> None:
    with pytest.raises(GlyphMissing) as told:
        drawn(chart(("Tên 漢",), (1,)))
    assert list(told.value.letters) == ["漢"]


NAME = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặ ẦỦĐỨC,-()", min_size=1, max_size=80).filter(str.strip)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(NAME, st.integers(0, 10**6)), min_size=1, max_size=14),
    st.sampled_from(ChartKind),
    st.sampled_from(FORMS),
)
def test_whatever_the_names_and_counts_nothing_leaves_the_text(parts, kind: ChartKind, form: str) -> None:
    labels, values = zip(*parts, strict=True)
    for page in drawn(chart(labels, values, kind), form=form):
        things = [*page.rects, *page.lines, *page.chars]
        assert min(thing["x0"] for thing in things) >= 15 * MM - 1
        assert max(thing["x1"] for thing in things) <= 195 * MM + 1
        assert (
            all(bare(f"{value:,}".replace(",", ".")) in bare(page.extract_text()) for value in values) or len(parts) > 6
        )
