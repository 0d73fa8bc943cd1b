"""Checking one file: read it, choose the format, take it apart, ask every rule."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from doithoai.documents.check import (
    rules_addressees,
    rules_body,
    rules_capitals,
    rules_look,
    rules_numbers,
    rules_page,
    rules_place,
    rules_words,
    wording,
)
from doithoai.documents.check.components import find, find_title
from doithoai.documents.check.document import CheckedDocument
from doithoai.documents.check.errors import FormatUnclear, Unreadable
from doithoai.documents.check.model import Paper, Source
from doithoai.documents.check.report import Departure, Report, gathered
from doithoai.documents.formats.load import all_formats, format_for
from doithoai.documents.formats.model import Format
from doithoai.domain.errors import N_
from doithoai.domain.kinds import Side

Check = Callable[[CheckedDocument], Iterator[Departure]]
_RULES: tuple[Check, ...] = (
    *rules_page.RULES,
    *rules_numbers.RULES,
    *rules_look.RULES,
    *rules_place.RULES,
    *rules_words.RULES,
    *rules_addressees.RULES,
    *rules_capitals.RULES,
    *rules_body.RULES,
)
_OF_BOOKS: tuple[Check, ...] = (*rules_page.RULES, *rules_numbers.RULES)
_HEAD = 30
_WORDLESS = 0.1  # of the letters: with so many unknown no word can be told
_UNCHECKED = {
    Source.DOCX: (
        N_("lengths of the lines below components"),
        N_("places on the page"),
        N_("that the signatures do not stand alone on a page"),
        N_("embedded fonts"),
        N_("how the pages of annexes are counted"),
    ),
    Source.PDF: (N_("bottom margins wider than allowed"),),
}


def check_file(path: Path, choice: str = "auto") -> Report:
    """Every departure of a PDF or DOCX from the rules of its format.

    Args:
        choice: a format's id, or ``auto``: what the head says, in force on the document's date.

    Raises:
        Unreadable: the file is of another kind, or damaged.
        FormatUnclear: ``auto``, and the head says nothing.
        FormatUnknown: there is no such format, or none in force.
    """
    paper = read(path)
    if any(page.scanned for page in paper.pages):
        return _of_no_words(paper, choice, path, N_("everything on pages that are pictures"))
    if paper.unreadable > _WORDLESS:
        return _of_no_words(paper, choice, path, N_("everything that the words of the document say"))
    form = _chosen(paper, choice, path)
    unchecked = (*_UNCHECKED[paper.source], *paper.notes)
    return Report(paper.source, form, _departures(paper, form), unchecked)


def check_drawn(pdf: bytes, form: Format) -> tuple[Departure, ...]:
    """Every departure of pages that were just drawn from the rules of the format they follow.

    Raises:
        Unreadable: the pages cannot be read back.
    """
    from doithoai.documents.check.reading_pdf import read_data

    return _departures(read_data(pdf, Path("pdf")), form)


def _departures(paper: Paper, form: Format) -> tuple[Departure, ...]:
    document = find(paper, form)
    is_book = any(line.folded in wording.BOOKS for line in paper.lines[:_HEAD])
    departures = [departure for rule in (_OF_BOOKS if is_book else _RULES) for departure in rule(document)]
    of_the_file = [*rules_page.paper_size(paper, form), *rules_page.readable(paper, form)]
    return gathered([*of_the_file, *departures])


def _of_no_words(paper: Paper, choice: str, path: Path, unchecked: str) -> Report:
    """What can be said of a document whose words the file does not tell."""
    form = _chosen(paper, choice, path, lenient=True)
    rules = (rules_page.paper_size, rules_page.scanned, rules_page.readable)
    return Report(
        paper.source, form, gathered(departure for rule in rules for departure in rule(paper, form)), (unchecked,)
    )


def read(path: Path) -> Paper:
    """The document in a file, by its name's end.

    Raises:
        Unreadable: of another kind, or damaged.
    """
    match path.suffix.lower():
        case ".pdf":
            from doithoai.documents.check.reading_pdf import read_pdf

            return read_pdf(path)
        case ".docx":
            from doithoai.documents.check.reading_docx import read_docx

            return read_docx(path)
    raise Unreadable(N_("{path} is neither a PDF nor a DOCX."), path=path)


def _chosen(paper: Paper, choice: str, path: Path, *, lenient: bool = False) -> Format:
    """The format named, or the one the head speaks of."""
    if choice != "auto":
        return format_for(Side.GOVERNMENT, date.today(), choice)
    day = _day(paper) or date.today()
    head = {name: find_title(paper.lines[:_HEAD], letters) for name, letters in wording.TITLES.items()}
    titles = [name for name, lines in head.items() if lines]
    if titles:
        return format_for(Side.PARTY if titles == ["party_title"] else Side.GOVERNMENT, day)
    if lenient:
        return format_for(Side.GOVERNMENT, day)
    raise FormatUnclear(
        N_("Nothing in the head of {path} says which rules it follows."),
        remedy=N_("Name them: --format {formats}."),
        path=path,
        formats="|".join(all_formats()),
    )


def _day(paper: Paper) -> date | None:
    """The first date written in full: that of the head, or of minutes in their text.

    Of a copy whose day is left to be written it is the last day of that month.
    """
    pattern = wording.FULL_DATE
    for line in paper.lines:
        if month := wording.OPEN_MONTH.match(line.text):
            year, number = int(month["year"]), int(month["month"])
            if 1 <= number <= 12 and year:
                return date(year, number, monthrange(year, number)[1])
        match = pattern.search(line.text)
        if match is None:
            continue
        try:
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            continue
    return None
