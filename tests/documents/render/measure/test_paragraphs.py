"""Paragraphs measured by ReportLab: plain text, cut between lines, never one line alone."""

import pytest

from doithoai.documents.content.model import Run
from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.paragraphs import laid, plain, style_of

faces.faces()
BODY = all_formats()["nd30"].components["body"]
STYLE = style_of(BODY)
SENTENCE = "Ủy ban nhân dân xã yêu cầu các cơ quan, đơn vị rà soát toàn bộ ý kiến, kiến nghị của Nhân dân. "


def test_text_is_never_markup():
    part = plain("<b>1 < 2 & 3</b>", STYLE, BODY)
    assert part.frags[0].text == "<b>1 < 2 & 3</b>"
    assert part.frags[0].fontName == faces.REGULAR


def test_a_run_s_weight_adds_to_the_component_s():
    part = laid((Run("Câu 1.", bold=True), Run(" Đường", italic=True)), STYLE, BODY)
    assert [frag.fontName for frag in part.frags] == [faces.BOLD, faces.ITALIC]


def test_a_cut_leaves_two_lines_on_either_side():
    part = plain(SENTENCE * 6, STYLE, BODY)
    part.wrap(450, 1e9)
    whole = part.line_count
    upper, lower = part.cut(450, 4 * STYLE.leading, 99)
    for half in (upper, lower):
        half.wrap(450, 1e9)
    assert (upper.line_count, lower.line_count) == (4, whole - 4)
    assert part.cut(450, 1.5 * STYLE.leading, 99) == []


def test_what_it_needs_to_begin_on_a_page():
    long, short = plain(SENTENCE * 6, STYLE, BODY), plain("Một dòng.", STYLE, BODY)
    assert long.least(450, 700) == pytest.approx(2 * STYLE.leading)
    assert short.least(450, 700) == pytest.approx(STYLE.leading)


def test_a_letter_the_font_lacks_is_refused():
    with pytest.raises(faces.GlyphMissing):
        plain("😀", STYLE, BODY)
