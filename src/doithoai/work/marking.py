"""Words of a drawn draft on yellow: sought in the pages as they were drawn, so whatever is read there is marked."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from doithoai.documents.check.gathering import sheets
from doithoai.documents.check.glyphs import Glyph
from doithoai.documents.render.pdf.marks import Box, marked

Spans = Callable[[str], Iterable[tuple[int, int]]]

_ROOM = 1.5  # points beside the letters
_UNDER, _OVER = 0.25, 0.95  # of the size of the letters, under and over the line they stand on
_APART = 0.5  # of their size: further apart are two words


def with_marks(pages: bytes, spans: Spans) -> bytes:
    """The PDF with yellow under what ``spans`` gives of the text of each page; as it is where that is nothing.

    Args:
        spans: where in a text it stands, as of slices.
    """
    boxes: dict[int, list[Box]] = {}
    for number, sheet in enumerate(sheets(io.BytesIO(pages))):
        text, glyphs = _read(sheet.glyphs)
        of_page = [
            box
            for start, end in spans(text)
            for box in _lines([glyph for glyph in glyphs[start:end] if glyph], sheet.height)
        ]
        if of_page:
            boxes[number] = of_page
    return marked(pages, boxes) if boxes else pages


def _read(glyphs: Sequence[Glyph]) -> tuple[str, list[Glyph | None]]:
    """The text of a page in the order of drawing, and the glyph of each letter; None of a blank between words."""
    letters: list[str] = []
    owners: list[Glyph | None] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None and not _follows(before, glyph):
            letters.append(" ")
            owners.append(None)
        letters.append(glyph.text)
        owners.extend([glyph] * len(glyph.text))
        before = glyph
    return "".join(letters), owners


def _follows(before: Glyph, glyph: Glyph) -> bool:
    """Whether two glyphs stand side by side in one line."""
    return abs(before.base - glyph.base) < 1 and abs(glyph.x0 - before.x1) < _APART * glyph.size


def _lines(glyphs: Sequence[Glyph], height: float) -> Iterator[Box]:
    """A box for each line that the glyphs stand on."""
    rows: dict[float, list[Glyph]] = {}
    for glyph in glyphs:
        rows.setdefault(round(glyph.base, 1), []).append(glyph)
    for base, row in rows.items():
        size = max(glyph.size for glyph in row)
        left, right = min(glyph.x0 for glyph in row), max(glyph.x1 for glyph in row)
        yield left - _ROOM, height - base - _UNDER * size, right + _ROOM, height - base + _OVER * size
