"""Checking one file: read it, choose the format, take it apart, ask every rule."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from doithoai.documents.check import rules_body, rules_look, rules_page, rules_place, rules_words, wording
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
    *rules_look.RULES,
    *rules_place.RULES,
    *rules_words.RULES,
    *rules_body.RULES,
)
_HEAD = 30
_UNCHECKED = {
    Source.DOCX: (
        N_("lengths of the lines below components"),
        N_("places on the page"),
        N_("that the signatures do not stand alone on a page"),
        N_("embedded fonts"),
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
        form = _chosen(paper, choice, path, lenient=True)
        departures = [*rules_page.paper_size(paper, form), *rules_page.scanned(paper, form)]
        return Report(paper.source, form, gathered(departures))
    form = _chosen(paper, choice, path)
    document = find(paper, form)
    departures = [departure for rule in _RULES for departure in rule(document)]
    return Report(
        paper.source, form, gathered([*rules_page.paper_size(paper, form), *departures]), _UNCHECKED[paper.source]
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
    """The first date written in full: that of the head, or of minutes in their text."""
    pattern = wording.FULL_DATE
    for line in paper.lines:
        match = pattern.search(line.text)
        if match is None:
            continue
        try:
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            continue
    return None
