"""Page numbers: in the top margin from page 2, each annex by itself from 1 and its first page without one."""

from documents.check.parts import line, rules_of, taken_apart
from doithoai.documents.check import rules_numbers
from doithoai.documents.check.document import CheckedDocument, Paragraph
from doithoai.documents.check.model import MM, Numbering, Page, Paper, Source


def number(text: str, page: int):
    return line(text, x0=105 * MM - 3, x1=105 * MM + 3, base=12 * MM, page=page)


def with_annex(*numbers: str, form: str = "nd30") -> CheckedDocument:
    """Two pages of text, an annex that begins on page 3; numbers from page 2 on, an empty one is not printed."""
    lines = [number(text, page) for page, text in enumerate(numbers, 2) if text]
    title = line("Phụ lục", page=3)
    pages = [Page(page, 210, 297, (line("chữ", page=page),)) for page in range(1, len(numbers) + 2)]
    return taken_apart({"page_number": lines, "annex_title": [title]}, form=form, paper=Paper(Source.PDF, pages))


def test_pages_count_on_and_page_one_has_no_number():
    middle = 105 * 72 / 25.4
    two = line("2", x0=middle - 3, x1=middle + 3, base=12 * 72 / 25.4, page=2)
    text = [line("chữ", page=1), line("chữ", page=2)]
    body = [Paragraph((text[0],), "body"), Paragraph((text[1],), "body")]
    pages = Paper(Source.PDF, [Page(1, 210, 297, (text[0],)), Page(2, 210, 297, (two, text[1]))])
    assert not list(rules_numbers.page_numbers(taken_apart({"page_number": [two]}, body=body, paper=pages)))
    (departure,) = rules_numbers.page_numbers(taken_apart({}, body=body, paper=pages))
    assert (departure.rule, departure.places[0].page) == ("page_number", 2)


def test_a_docx_says_where_its_number_stands():
    number = Numbering(line("2", base=None), at_foot=True, on_first=True)
    document = taken_apart(paper=Paper(Source.DOCX, [Page(1, 210, 297, ())], numbering=number))
    assert [departure.message for departure in rules_numbers.page_numbers(document)] == [
        "stands in the bottom margin.",
        "is shown on page 1.",
    ]


def test_a_docx_of_several_pages_has_numbers_and_one_of_a_single_page_needs_none():
    none = Numbering(None, at_foot=False, on_first=False)
    for long, due in ((True, [("page_number", "page_number")]), (False, [])):
        paper = Paper(Source.DOCX, [Page(1, 210, 297, ())], numbering=none, long=long)
        assert rules_of(rules_numbers.page_numbers(taken_apart(paper=paper))) == due


def test_the_pages_of_an_annex_are_counted_by_themselves():
    assert not list(rules_numbers.annex_counting(with_annex("2", "", "2", "3")))
    assert rules_of(rules_numbers.annex_counting(with_annex("2", "", "4", "5"))) == [("annex_pages", "page_number")] * 2
    assert rules_of(rules_numbers.annex_counting(with_annex("2", "1", "2"))) == [("annex_pages", "page_number")]
    assert not list(rules_numbers.annex_counting(with_annex("2", "3", "4", form="hd05")))


def test_two_annexes_have_roman_numbers():
    for titles, right in (
        (["Phụ lục I", "Phụ lục II"], True),
        (["Phụ lục 1", "Phụ lục 2"], False),
        (["Phụ lục"], True),
    ):
        document = taken_apart({"annex_title": [line(title) for title in titles]})
        assert (not list(rules_numbers.annex_marks(document))) == right


def test_the_number_stands_alone():
    document = taken_apart({"page_number": [number("- 2 -", 2)]}, paper=Paper(Source.PDF, [Page(1, 210, 297, ())] * 2))
    assert ("page_number_form", "page_number") in rules_of(
        rules_numbers._placed(document, Page(2, 210, 297, ()), number("- 2 -", 2), "I.7")
    )
