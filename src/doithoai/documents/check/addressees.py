"""The addressees after ``Kính gửi:``: one on its line, several below one another, each after its dash."""

from collections.abc import Sequence
from dataclasses import dataclass

from doithoai.documents.check.model import Line

_DASHES = ("-", "–")
_FAR = 2.6  # of the size: a line further below belongs to the text
_ENDS = (";", ".")


@dataclass(frozen=True, slots=True)
class Addressee:
    """One addressee with a dash.

    Attributes:
        dash: where its dash begins, points; None where the file does not tell.
        inline: it stands on the line of ``Kính gửi:``.
    """

    text: str
    line: Line
    dash: float | None
    inline: bool


def below(title: Line, lines: Sequence[Line]) -> list[Line]:
    """The lines of addressees that follow ``title``, the line ``Kính gửi:``."""
    block: list[Line] = []
    before = title
    dashed: Line | None = title if _dash_span(title) else None
    for line in lines:
        if line.order <= title.order:
            continue
        if line.in_table or line.page != title.page or _is_far(line, before):
            break
        if line.text.startswith(_DASHES):
            dashed = line
        elif dashed is None or before.text.endswith(_ENDS) or not _goes_on(line, dashed):
            break
        block.append(line)
        before = line
    return block


def _is_far(line: Line, before: Line) -> bool:
    return line.base is not None and before.base is not None and line.base - before.base > line.size * _FAR


def _goes_on(line: Line, dashed: Line) -> bool:
    """Whether a line without a dash is the rest of the addressee above: it does not begin further left."""
    start = _dash_span(dashed)
    return line.base is not None and start is not None and line.x0 >= start - 1


def _dash_span(line: Line) -> float | None:
    """Where the first dash that begins an addressee stands on a line."""
    for place, span in enumerate(line.spans):
        ahead = "".join(part.text for part in line.spans[:place]).strip()
        if span.text.strip().startswith(_DASHES) and (not ahead or ahead.endswith(":")):
            return span.x0
    return None


def addressees(lines: Sequence[Line]) -> list[Addressee]:
    """The addressees that have dashes, among the lines of the component."""
    if not lines:
        return []
    rows: list[Addressee] = []
    for line in lines:
        text = line.text.partition(":")[2].strip() if line is lines[0] else line.text
        if text.startswith(_DASHES):
            dash = None if line.base is None else _dash_span(line)
            rows.append(Addressee(text, line, dash, line is lines[0]))
        elif rows and line is not lines[0]:
            last = rows[-1]
            rows[-1] = Addressee(f"{last.text} {text}", last.line, last.dash, last.inline)
    return rows
