"""Reading a PDF into pages and lines: glyphs put together on their baselines, columns parted, tables set aside."""

import io
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, cast

from doithoai.documents.check import wording
from doithoai.documents.check.drawn import Box, cut_at, level_lines, tables
from doithoai.documents.check.errors import Unreadable
from doithoai.documents.check.families import family, is_bold, is_italic
from doithoai.documents.check.glyphs import Drawn, Glyph
from doithoai.documents.check.model import MM, Line, Page, Paper, Rule, Side, Source, Span
from doithoai.domain.errors import N_

if TYPE_CHECKING:
    from pdfplumber.page import Page as PdfPage

_COLUMN = 20.0  # points: a wider gap parts columns
_BLANKS = 5  # so many blanks in a row were typed to part columns
_BLANK = 0.12  # of the size: a wider gap is a blank
_SAME_LINE = 1.0
_RAISED = 0.75  # of the size beside it: smaller glyphs next to a line are raised or lowered marks
_SCAN = 0.7  # of the page's area covered by pictures
_OUTLINES = 50  # so many curves and not a letter: the letters were turned into drawings
_MIDDLE_SHIFT = 5 * MM  # the left margin is wider than the right one
_BETWEEN_SIDES = 15.0


def read_pdf(path: Path) -> Paper:
    """The pages of a PDF.

    Raises:
        Unreadable: no PDF, damaged, locked, or without pages.
    """
    import pdfplumber

    from doithoai.documents.check.embedding import unembedded

    pages: list[Page] = []
    used: set[str] = set()
    letter_count = unknown_count = 0
    orders = count()
    try:
        data = path.read_bytes()
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                pages.append(_page(page, orders))
                letters = [char for char in _glyphs(page) if char["text"].strip()]
                used.update(str(char["fontname"]) for char in letters)
                letter_count += len(letters)
                unknown_count += sum(map(_is_unknown, letters))
                page.close()  # the glyphs of a long document are not held
        missing = unembedded(data, used)
    except OSError as error:
        raise Unreadable(N_("{path} cannot be read."), path=path, detail=str(error)) from error
    except Exception as error:  # a hostile file breaks the libraries in ways they do not name
        raise Unreadable(N_("{path} is no PDF that can be read."), path=path, detail=repr(error)) from error
    if not pages:
        raise Unreadable(N_("{path} is no PDF that can be read."), path=path, detail="no pages")
    return Paper(Source.PDF, pages, missing, unknown_count / max(1, letter_count))


def _glyphs(page: "PdfPage") -> list[Glyph]:
    return cast("list[Glyph]", page.chars)


def _is_unknown(char: Glyph) -> bool:
    """Whether no Unicode letter stands for a glyph."""
    letter = str(char["text"])
    return letter.startswith("(cid:") or "\ue000" <= letter <= "\uf8ff" or letter == "\ufffd"


def _page(page: "PdfPage", orders: Iterator[int]) -> Page:
    boxes = tables(page)
    rules = level_lines(page, boxes)
    chars = [char for char in _glyphs(page) if char["upright"]]
    lines = [
        Line(next(orders), page.page_number, spans, side, base, in_table=held is not None)
        for base, spans, side, held in _lines(page, chars, boxes)
    ]
    cut = cut_at(rules, float(page.width)) or _second_head(lines)
    first_copy, copies = _copies(lines, cut)
    return Page(
        page.page_number,
        float(page.width) / MM,
        float(page.height) / MM,
        first_copy,
        tuple(rule for rule in rules if cut is None or rule.y < cut),
        scanned=_is_picture(page, chars),
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


def _is_picture(page: "PdfPage", chars: Sequence[Glyph]) -> bool:
    whole = float(page.width) * float(page.height)
    covered = sum(
        abs(image["x1"] - image["x0"]) * abs(image["bottom"] - image["top"])
        for image in cast("list[Drawn]", page.images)
    )
    if covered > whole * _SCAN:
        return True
    letters = any(char["text"].strip() for char in chars)
    return not letters and bool(page.images or len(page.curves) > _OUTLINES)


# -- lines ---------------------------------------------------------------------------


def _lines(
    page: "PdfPage", chars: Sequence[Glyph], boxes: Sequence[Box]
) -> Iterator[tuple[float, tuple[Span, ...], Side, Box | None]]:
    height, middle = float(page.height), float(page.width) / 2 + _MIDDLE_SHIFT
    for base, row in _rows(chars, height):
        for part in _parts(row, base, boxes):
            spans = tuple(_spans(part))
            centre = (spans[0].x0 + spans[-1].x1) / 2
            side = Side.WHOLE
            if abs(centre - middle) > _BETWEEN_SIDES:
                side = Side.LEFT if centre < middle else Side.RIGHT
            held = next((box for box in boxes if box.holds(centre, base)), None)
            yield height - float(part[0]["matrix"][5]), spans, side, held


def _rows(chars: Sequence[Glyph], height: float) -> list[tuple[float, list[Glyph]]]:
    """Glyphs by baseline, from the top down; raised and lowered marks are left out."""
    rows: list[tuple[float, list[Glyph]]] = []
    for char in sorted(chars, key=lambda glyph: (height - glyph["matrix"][5], glyph["x0"])):
        base = height - float(char["matrix"][5])
        if rows and abs(base - rows[-1][0]) <= _SAME_LINE:
            rows[-1][1].append(char)
        else:
            rows.append((base, [char]))
    rows = [(base, row) for base, row in rows if any(char["text"].strip() for char in row)]
    sizes = [max(float(char["size"]) for char in row if char["text"].strip()) for _base, row in rows]
    on_lines = []
    for place, (base, row) in enumerate(rows):
        beside = [other for other in (place - 1, place + 1) if 0 <= other < len(rows)]
        if not any(_is_mark(rows[other], sizes[other], base, sizes[place]) for other in beside):
            on_lines.append((base, sorted(row, key=lambda glyph: float(glyph["x0"]))))
    return on_lines


def _is_mark(line: tuple[float, list[Glyph]], size: float, base: float, own: float) -> bool:
    return own <= size * _RAISED and abs(line[0] - base) < size * 0.5


def _parts(row: Sequence[Glyph], base: float, boxes: Sequence[Box]) -> list[list[Glyph]]:
    """The glyphs of one baseline, parted where columns part them."""
    cuts = [x for box in boxes if box.top <= base <= box.bottom for x in box.edges]
    parts: list[list[Glyph]] = []
    reach, blanks = 0.0, 0
    for char in row:
        if not char["text"].strip():
            reach = max(reach, float(char["x1"]))
            blanks += char["text"] == " "
            if parts:
                parts[-1].append(char)
            continue
        left = float(char["x0"])
        before = (
            next((float(glyph["x1"]) for glyph in reversed(parts[-1]) if glyph["text"].strip()), left)
            if parts
            else left
        )
        # Room left for a number to be written in parts nothing: what follows it begins with its sign.
        typed = blanks >= _BLANKS and left - before > _COLUMN and char["text"] not in "/-"
        apart = left - reach > _COLUMN or typed
        if not parts or apart or any(before - 1 <= cut <= left + 1 for cut in cuts):
            parts.append([])
        parts[-1].append(char)
        reach, blanks = max(reach, float(char["x1"])), 0
    return parts


def _spans(part: Sequence[Glyph]) -> Iterator[Span]:
    """Words, and pieces of words where the look changes; a blank before belongs to the word."""
    held: list[Glyph] = []
    blank, lead = False, ""
    for char in part:
        if not char["text"].strip():
            blank = True
            continue
        gap = held and char["x0"] - held[-1]["x1"] > char["size"] * _BLANK
        if held and (blank or gap or _look(held[-1]) != _look(char)):
            yield _span(held, lead)
            held, lead = [], " " if blank or gap else ""
        held.append(char)
        blank = False
    if held:
        yield _span(held, lead)


def _look(char: Glyph) -> tuple[object, ...]:
    return char["fontname"], round(float(char["size"]), 1), _is_black(char)


def _span(chars: Sequence[Glyph], lead: str) -> Span:
    face = str(chars[0]["fontname"])
    return Span(
        lead + "".join(str(char["text"]) for char in chars),
        round(float(chars[0]["size"]), 2),
        is_bold(face),
        is_italic(face),
        _is_black(chars[0]),
        family(face),
        float(chars[0]["x0"]),
        float(chars[-1]["x1"]),
    )


def _is_black(char: Glyph) -> bool:
    """Grey and RGB count from black, CMYK to it; a pattern has no numbers and is no black."""
    colour = char["non_stroking_color"]
    if colour is None:
        return True
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    numbers = [float(part) for part in parts if isinstance(part, (int, float))]
    if len(numbers) != len(parts):
        return False
    if len(numbers) == 4:
        return numbers[3] > 0.85 or sum(numbers[:3]) > 2.5
    return all(number < 0.15 for number in numbers)


def under(line: Line, rules: Sequence[Rule], depth: float) -> list[Rule]:
    """The drawn lines at most ``depth`` points below a line's baseline that lie below its words."""
    base = line.base or 0.0
    near = [rule for rule in rules if -0.5 <= rule.y - base <= depth]
    return [rule for rule in near if rule.x0 < line.x1 + MM and rule.x1 > line.x0 - MM]
