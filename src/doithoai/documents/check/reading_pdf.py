"""Reading a PDF into pages and lines: glyphs put together on their baselines, columns parted, tables set aside."""

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from doithoai.documents.check import bounds, wording
from doithoai.documents.check.drawn import Box, cut_at, level_lines, tables
from doithoai.documents.check.errors import Unreadable
from doithoai.documents.check.families import family, is_bold, is_italic
from doithoai.documents.check.glyphs import Glyph, Sheet
from doithoai.documents.check.model import MM, Line, Page, Paper, Rule, Side, Source, Span
from doithoai.domain.errors import N_

_COLUMN = 20.0  # points: a wider gap parts columns
_BLANKS = 5  # so many blanks in a row were typed to part columns
_BLANK = 0.12  # of the size: a wider gap is a blank
_SAME_LINE = 1.0
_RAISED = 0.75  # of the size beside it: smaller glyphs next to a line are raised or lowered marks
_SCAN = 0.7  # of the page's area covered by pictures
_OUTLINES = 50  # so many curves and not a letter: the letters were turned into drawings
_MIDDLE_SHIFT = 5 * MM  # the left margin is wider than the right one
_BETWEEN_SIDES = 15.0
_TITLE_ENDS = ("nam", "húc")  # of the national title, the motto and the party's title
_HEAD = 220.0  # points from the top: titles stand above


def read_pdf(path: Path) -> Paper:
    """The pages of a PDF.

    Raises:
        Unreadable: no PDF, damaged, locked, or without pages.
    """
    try:
        data = bounds.read_whole(path)
    except Unreadable:
        raise
    except OSError as error:
        raise Unreadable(N_("{path} cannot be read."), path=path, detail=str(error)) from error
    return read_data(data, path)


def read_data(data: bytes, path: Path) -> Paper:
    """The pages of a PDF that is in memory already; ``path`` is what errors call it.

    Raises:
        Unreadable: as of `read_pdf`.
    """
    from doithoai.documents.check.embedding import unembedded
    from doithoai.documents.check.gathering import TooMuch, sheets

    pages: list[Page] = []
    used: set[str] = set()
    letter_count = unknown_count = 0
    orders = count()
    try:
        bounds.check_pdf(path, data)
        for sheet in sheets(io.BytesIO(data)):
            pages.append(_page(sheet, orders))
            letters = Counter((glyph.face, glyph.text) for glyph in sheet.glyphs if not glyph.text.isspace())
            used.update(face for face, _letter in letters)
            letter_count += letters.total()
            unknown_count += sum(number for (_face, letter), number in letters.items() if _is_unknown(letter))
        missing = unembedded(data, used)
    except TooMuch as error:
        raise bounds.too_large(path) from error
    except Unreadable:
        raise
    except Exception as error:  # a hostile file breaks the libraries in ways they do not name
        raise Unreadable(N_("{path} is no PDF that can be read."), path=path, detail=repr(error)) from error
    if not pages:
        raise Unreadable(N_("{path} is no PDF that can be read."), path=path, detail="no pages")
    return Paper(Source.PDF, pages, missing, unknown_count / max(1, letter_count))


def words_of(data: bytes) -> Iterator[str]:
    """The words of a PDF of ours, a page at a time: whoever found what he looks for reads no further."""
    from doithoai.documents.check.gathering import sheets

    orders = count()
    for sheet in sheets(io.BytesIO(data)):
        yield " ".join(line.text for line in _page(sheet, orders).lines)


def _is_unknown(letter: str) -> bool:
    """Whether no Unicode letter stands for a glyph."""
    return letter.startswith("(cid:") or "\ue000" <= letter <= "\uf8ff" or letter == "\ufffd"


def _page(sheet: Sheet, orders: Iterator[int]) -> Page:
    boxes = tables(sheet)
    rules = level_lines(sheet.shapes, boxes)
    lines = [
        Line(next(orders), sheet.number, spans, side, base, in_table=box is not None)
        for base, spans, side, box in _lines(sheet, boxes)
    ]
    cut = cut_at(rules, sheet.width) or _second_head(lines)
    first_copy, copies = _copies(lines, cut)
    return Page(
        sheet.number,
        sheet.width / MM,
        sheet.height / MM,
        first_copy,
        tuple(rule for rule in rules if cut is None or rule.y < cut),
        scanned=_is_picture(sheet, lines),
        copies=copies,
    )


def _second_head(lines: Sequence[Line]) -> float | None:
    """Where a second document begins on the page: a sheet to be cut up though no line says so from edge to edge."""
    heads = [line for line in lines if line.folded in (wording.NATIONAL, wording.PARTY)]
    return (heads[1].base or 0.0) - 1.5 * heads[1].size if len(heads) > 1 else None


def _copies(lines: Sequence[Line], cut: float | None) -> tuple[tuple[Line, ...], tuple[tuple[Line, ...], ...]]:
    """The lines of the first copy, and those of the copy below the line to cut along."""
    if cut is None:
        return tuple(lines), ()
    above = tuple(line for line in lines if (line.base or 0.0) < cut)
    below = tuple(line for line in lines if (line.base or 0.0) >= cut)
    return above, (below,) if below else ()


def _is_picture(sheet: Sheet, lines: Sequence[Line]) -> bool:
    if sheet.covered > sheet.width * sheet.height * _SCAN:
        return True
    return not lines and bool(sheet.pictures or sheet.curves > _OUTLINES)


# -- lines ---------------------------------------------------------------------------


def _lines(sheet: Sheet, boxes: Sequence[Box]) -> Iterator[tuple[float, tuple[Span, ...], Side, Box | None]]:
    middle = sheet.width / 2 + _MIDDLE_SHIFT
    for base, row in _rows(sheet.glyphs):
        parts: list[Sequence[Glyph]] = [*_parts(row, base, boxes)]
        if base <= _HEAD:
            parts = [half for whole in parts for half in _halves(whole)]
        for part in parts:
            spans = tuple(_spans(part))
            centre = (spans[0].x0 + spans[-1].x1) / 2
            side = Side.WHOLE
            if abs(centre - middle) > _BETWEEN_SIDES:
                side = Side.LEFT if centre < middle else Side.RIGHT
            holder = next((box for box in boxes if box.holds(centre, base)), None)
            yield part[0].base, spans, side, holder


def _rows(glyphs: Sequence[Glyph]) -> list[tuple[float, list[Glyph]]]:
    """Glyphs by baseline, from the top down; raised and lowered marks are left out."""
    rows: list[tuple[float, list[Glyph]]] = []
    for glyph in sorted(glyphs):
        if rows and glyph.base - rows[-1][0] <= _SAME_LINE:
            rows[-1][1].append(glyph)
        else:
            rows.append((glyph.base, [glyph]))
    inked = [
        (base, row, max((glyph.size for glyph in row if not glyph.text.isspace()), default=0.0)) for base, row in rows
    ]
    inked = [row for row in inked if row[2]]
    on_lines = []
    for place, (base, row, own) in enumerate(inked):
        beside = [inked[other] for other in (place - 1, place + 1) if 0 <= other < len(inked)]
        if not any(own <= size * _RAISED and abs(other - base) < size * 0.5 for other, _row, size in beside):
            on_lines.append((base, sorted(row, key=lambda glyph: glyph.x0)))
    return on_lines


def _parts(row: Sequence[Glyph], base: float, boxes: Sequence[Box]) -> list[list[Glyph]]:
    """The glyphs of one baseline, parted where columns part them."""
    cuts = [x for box in boxes if box.top <= base <= box.bottom for x in box.edges]
    parts: list[list[Glyph]] = []
    reach, blanks, before = 0.0, 0, 0.0
    for glyph in row:
        if glyph.text.isspace():
            reach = max(reach, glyph.x1)
            blanks += glyph.text == " "
            if parts:
                parts[-1].append(glyph)
            continue
        left = glyph.x0
        if parts:
            # Room left for a number to be written in parts nothing: what follows it begins with its sign.
            typed = blanks >= _BLANKS and left - before > _COLUMN and glyph.text not in "/-"
            apart = left - reach > _COLUMN or typed
            if apart or (cuts and any(before - 1 <= cut <= left + 1 for cut in cuts)):
                parts.append([])
        else:
            parts.append([])
        parts[-1].append(glyph)
        before = glyph.x1
        reach, blanks = max(reach, before), 0
    return parts


def _halves(part: Sequence[Glyph]) -> list[Sequence[Glyph]]:
    """A line of the head parted before its title: two long names may stand closer than columns do."""
    if "".join([glyph.text for glyph in part[-12:]]).strip()[-3:].casefold() not in _TITLE_ENDS:
        return [part]
    inked = [place for place, glyph in enumerate(part) if wording.folded(glyph.text)]
    letters = "".join(wording.folded(part[place].text)[:1] for place in inked)
    for title in wording.TITLES.values():
        start = letters.find(title)
        if start > 0 and letters.endswith(title):
            cut = inked[start]
            return [part[:cut], part[cut:]]
    return [part]


def _spans(part: Sequence[Glyph]) -> Iterator[Span]:
    """Stretches in one look; a sign that stands alone begins one, for its place tells columns of dashes."""
    stretch: list[str] = []
    first = last = part[0]
    blank = False
    for glyph in part:
        letter = glyph.text
        if letter.isspace():
            blank = True
            continue
        apart = bool(stretch) and (blank or glyph.x0 - last.x1 > glyph.size * _BLANK)
        if stretch and (last[4:] != glyph[4:] or (apart and letter in "-–")):
            yield _span(stretch, first, last.x1)
            stretch = []
        if not stretch:
            first = glyph
        if apart:
            stretch.append(" ")
        stretch.append(letter)
        last, blank = glyph, False
    if stretch:
        yield _span(stretch, first, last.x1)


def _span(letters: Sequence[str], first: Glyph, end: float) -> Span:
    return Span(
        "".join(letters),
        first.size,
        is_bold(first.face) or first.bold,
        is_italic(first.face) or first.slanted,
        first.black,
        family(first.face),
        first.x0,
        end,
    )


def under(line: Line, rules: Sequence[Rule], depth: float) -> list[Rule]:
    """The drawn lines at most ``depth`` points below a line's baseline that lie below its words."""
    base = line.base or 0.0
    near = [rule for rule in rules if -0.5 <= rule.y - base <= depth]
    return [rule for rule in near if rule.x0 < line.x1 + MM and rule.x1 > line.x0 - MM]
