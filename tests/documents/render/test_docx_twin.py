"""The file for Word beside its PDF: every kind in every format, and what LibreOffice prints of it."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

import pytest

from documents.check.parts import departures_of_ours
from documents.content.small_session import PETITIONS, SESSION, make_brief, reported
from documents.render.pages import FORMS, Page, bare, read
from documents.render.printed import DATA, minutes, notice
from documents.render.word import SOFFICE, by_libreoffice, made, opened, texts
from doithoai.documents.check.lint import check_file
from doithoai.documents.content.builders import BUILDERS
from doithoai.documents.content.model import Document
from doithoai.domain.kinds import Competence, DocumentKind
from doithoai.domain.period import named_period
from doithoai.domain.petition import Assignment, Petition, Petitioner, WrittenAnswer

DAYS = {"nd30": date(2026, 1, 5), "hd36": date(2026, 2, 10), "hd05": date(2026, 6, 5)}
MORE = (
    Petition("p5", content="Sửa cầu.", competence=Competence.PROVINCE),
    Petition("p6", content="Xin đất.", written_answer=WrittenAnswer("12/UBND-KT", date(2026, 1, 3), "Đã giao.")),
    Petition(
        "p7",
        petitioner=Petitioner("Cù Thị Nhã", confidential=True),
        content="Xin giữ kín.",
        assignment=Assignment("Phòng Kinh tế xã"),
    ),
)
WHOLE = replace(SESSION, petitions=(*PETITIONS, *MORE), starts_at=datetime(2026, 1, 2, 7, 30))


def built(kind: DocumentKind, form: str) -> Document:
    day = date(2026, 4, 2) if (kind, form) == (DocumentKind.REMINDER, "nd30") else DAYS[form]
    told = None
    if kind is DocumentKind.REPORT:
        told = reported(named_period("half", day), DATA.sessions, day)
    brief = make_brief(kind, form, WHOLE, day, footer_mark="9f86d081884c7d65", reported=told)
    if kind is DocumentKind.PLAN:
        brief = replace(brief, sessions=(WHOLE,))
    return BUILDERS[kind](brief, None)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", BUILDERS)
def test_every_kind_in_every_format(kind, form, tmp_path):
    paper = built(kind, form)
    word = opened(paper, form)
    assert bare(paper.summary) in bare("".join(texts(word)))
    (tmp_path / "made.docx").write_bytes(made(paper, form))
    assert not departures_of_ours(check_file(tmp_path / "made.docx", form))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", [kind for kind in BUILDERS if kind is not DocumentKind.REPORT])
def test_it_says_what_the_pdf_says(kind, form):
    """But for dots to write on, the heads of tables repeated and the numbers of pages."""
    paper = built(kind, form)
    printed = "".join(line.text for page in read(paper, form) for line in page.lines)
    ours = "".join(texts(opened(paper, form)))
    missing = Counter(_letters(printed)) - Counter(_letters(ours))
    assert not Counter(_letters(ours)) - Counter(_letters(printed))
    assert sum(missing.values()) <= 60 * (len(read(paper, form)) - 1)


def _letters(text: str) -> str:
    return "".join(letter for letter in bare(text) if letter.isalpha())


# -- as LibreOffice prints it --------------------------------------------------------------------


needs_libreoffice = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")


def breaks(pages: list[Page]) -> Counter:
    """Where lines end: the letters on both sides."""
    lines = [bare(line.text) for page in pages for line in page.lines]
    return Counter((one[-15:], other[:15]) for one, other in pairwise(lines))


@needs_libreoffice
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("paper", [minutes, notice])
def test_libreoffice_breaks_lines_and_pages_where_the_pdf_does(paper, form, tmp_path, record_property):
    document = paper(form)
    ours, theirs = read(document, form), by_libreoffice(made(document, form), tmp_path)
    alike = sum((breaks(ours) & breaks(theirs)).values()) / sum(breaks(ours).values())
    record_property("pages", (len(ours), len(theirs)))
    record_property("breaks alike", round(alike, 3))
    assert abs(len(ours) - len(theirs)) <= 1
    assert alike >= 0.9


@needs_libreoffice
@pytest.mark.parametrize("form", FORMS)
def test_libreoffice_draws_the_head_where_the_pdf_has_it(form, tmp_path):
    """Names, number, date and type: within 2.5 points down the page and 0.6 across."""
    document = notice(form)
    ours, theirs = read(document, form)[0], by_libreoffice(made(document, form), tmp_path)[0]
    starts = {
        "nd30": ("ỦY BAN", "CỘNG HÒA", "Độc lập", "Số", "Sơn Tiến", "THÔNG BÁO"),
        "hd36": ("ĐẢNG BỘ", "ĐẢNG ỦY", "ĐẢNG CỘNG", "*", "Số", "THÔNG BÁO", "-----"),
    }
    for start in starts.get(form, starts["hd36"]):
        one, other = ours.find(start), theirs.find(start)
        assert other.centre == pytest.approx(one.centre, abs=0.6), start
        assert other.base == pytest.approx(one.base, abs=2.5), start
        assert other.size == pytest.approx(one.size, abs=0.1)


@needs_libreoffice
def test_libreoffice_numbers_pages_from_the_second(tmp_path):
    pages = by_libreoffice(made(minutes("nd30"), "nd30"), tmp_path)
    first = [page.lines[0].text for page in pages]
    assert first[1:] == [str(number) for number in range(2, len(pages) + 1)]
    assert first[0] != "1"
    wanted = read(minutes("nd30"), "nd30")[1].lines[0]
    assert pages[1].lines[0].base == pytest.approx(wanted.base, abs=1)
    assert pages[1].lines[0].centre == pytest.approx(wanted.centre, abs=1)
