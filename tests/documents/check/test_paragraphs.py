"""The paragraphs of the body, told by a DOCX or measured in a PDF."""

from dataclasses import replace

import pytest

from documents.check.parts import line, shape
from doithoai.documents.check.model import Paper, Source
from doithoai.documents.check.paragraphs import paragraphs

MM = 72 / 25.4
PDF, DOCX = Paper(Source.PDF, []), Paper(Source.DOCX, [])


def body(indent: float, lengths, top: float, pitch: float = 18.0):
    """The lines of a paragraph between 85 and 538 points; ``lengths`` are shares of the width."""
    for number, length in enumerate(lengths):
        left = 85 + (indent if not number else 0)
        yield line("chữ", x0=left, x1=85 + 453 * length, base=top + number * pitch)


def test_an_indented_line_begins_a_paragraph():
    lines = [*body(10 * MM, (1, 1, 0.5), 100), *body(10 * MM, (1, 0.3), 160)]
    first, second = paragraphs(lines, PDF, [], [])
    assert (len(first.lines), len(second.lines)) == (3, 2)
    assert first.indent == pytest.approx(10, abs=0.01)
    assert second.space == pytest.approx(6)
    assert first.leading == pytest.approx(18)
    assert first.flush is True


def test_a_docx_tells_its_paragraphs():
    shaped = shape("justify", first_indent=12.7, before=6, leading=1.1)
    lines = [
        replace(line("một", base=None), row=1, page=0, shape=shaped),
        replace(line("hai", base=None), row=2, page=0, shape=shaped),
    ]
    first, second = paragraphs(lines, DOCX, [], [])
    assert (first.indent, first.space, second.space, second.flush) == (12.7, None, 6, True)
    assert second.leading == pytest.approx(1.1 * 14 * 1.149)


def test_bases_stand_first_bold_ones_are_headings_and_dots_are_for_the_pen():
    lines = [
        replace(line("Căn cứ Luật Tiếp công dân;", base=None), row=1, page=0),
        replace(line("1. Kết quả", base=None, bold=True), row=2, page=0),
        replace(line("Họ và tên: ..............", base=None), row=3, page=0),
    ]
    described = paragraphs(lines, DOCX, [], [])
    assert [paragraph.component for paragraph in described] == ["legal_basis", "heading", "body"]
    assert [paragraph.to_fill for paragraph in described] == [False, False, True]


@pytest.mark.parametrize(("before", "component"), [("Căn cứ Luật A;", "legal_basis"), ("Căn cứ Luật A.", "body")])
def test_guidance_carried_out_goes_on_with_the_bases_until_they_end(before, component):
    texts = (before, "Thực hiện Hướng dẫn số 12-HD/BDV.")
    lines = [replace(line(text, base=None), row=row, page=0) for row, text in enumerate(texts)]
    assert [paragraph.component for paragraph in paragraphs(lines, DOCX, [], [])] == ["legal_basis", component]


def test_a_heading_of_one_line_does_not_tell_its_pitch_and_no_space_is_guessed():
    """The body stands in 1.5 lines, the heading in single ones: 6 points lie between them though the step is short."""
    heading = line("1. Kết quả", x0=85 + 10 * MM, x1=250, base=148.0, bold=True)
    lines = [*body(10 * MM, (1, 0.5), 100, pitch=24.1), heading, *body(10 * MM, (1, 0.5), 171.7, pitch=24.1)]
    after = paragraphs(lines, PDF, [], [])[-1]
    assert after.space > 6
