"""The end of a document: recipients at the left, signatures at the right or side by side."""

from collections.abc import Sequence

from doithoai.documents.check import wording
from doithoai.documents.check.model import Line, Side
from doithoai.documents.formats.load import all_formats
from doithoai.documents.formats.model import Format
from doithoai.domain import text as words

Parts = dict[str, list[Line]]

_ROOM = 2.5  # of the size: more than a line
_LEVEL = 2.0  # points
_ONE_BLOCK = 150.0  # points: a line of authority so far above another belongs to another text


def closing(lines: Sequence[Line], parts: Parts, form: Format) -> list[Line]:
    """Set recipients and signatures; gives the lines of the body.

    Args:
        lines: of the document without head, margins and annexes, in reading order.
    """
    rest = _recipients(lines, parts)
    signed = _signature_start(rest, form)
    if signed is None:
        return rest
    after = [line for line in rest if line.order >= signed.order and line.side is not Side.WHOLE]
    for side in (Side.LEFT, Side.RIGHT):
        _signature([line for line in after if line.side is side], parts, form)
    return [line for line in rest if not any(line is signed_line for signed_line in after)]


def _recipients(lines: Sequence[Line], parts: Parts) -> list[Line]:
    """Take away the title ``Nơi nhận:`` and what stands in its column below it."""
    titles = [line for line in lines if wording.RECIPIENTS.match(line.text) and not line.in_table]
    if not titles:
        return list(lines)
    title = titles[-1]
    parts["recipients_title"] = [title]
    listed = [line for line in lines if line.order > title.order and _is_recipient(line, title)]
    if listed:
        parts["recipients"] = listed
    taken = {title.order, *(line.order for line in listed)}
    return [line for line in lines if line.order not in taken]


def _is_recipient(line: Line, title: Line) -> bool:
    if line.in_table:
        return False
    if line.base is None:
        return line.side is not Side.RIGHT
    # A signer's name may stand lower than the list: columns, not halves, tell them apart.
    return line.x0 < title.x1 + 10 and line.side is not Side.RIGHT


def _signature_start(lines: Sequence[Line], form: Format) -> Line | None:
    """The first line of the last block of authorities and positions."""
    first: Line | None = None
    for line in reversed(lines):
        if not _is_signing(line, form) and not (first and _is_level(line, first)):
            continue
        if first is not None and _are_apart(line, first):
            break
        first = line
    return first


def _is_level(line: Line, right: Line) -> bool:
    """Whether an authority at the left stands level with that at the right: two bodies sign together."""
    if line.in_table or line.side is not Side.LEFT or right.side is not Side.RIGHT:
        return False
    if not wording.AUTHORITY.match(line.text) or line.page != right.page:
        return False
    if line.base is None or right.base is None:
        return not _are_apart(line, right)
    return abs(line.base - right.base) < _LEVEL


def _are_apart(line: Line, below: Line) -> bool:
    if line.base is None or below.base is None:
        return line.row < below.row - 8
    return line.page != below.page or below.base - line.base > _ONE_BLOCK


def _is_signing(line: Line, form: Format) -> bool:
    text = line.text
    if line.in_table or line.side is Side.WHOLE or text != words.upper(text):
        return False
    if line.side is Side.LEFT:
        return text in _signers(form)
    return bool(text in _signers(form) or wording.AUTHORITY.match(text) or wording.POSITION.match(text))


def _signers(form: Format) -> frozenset[str]:
    """The titles of the signatures of minutes, of this format and of others: a wrong one is still a signature."""
    return frozenset(
        title for any_format in (form, *all_formats().values()) for title in any_format.texts.minutes_signers
    )


def _signature(lines: Sequence[Line], parts: Parts, form: Format) -> None:
    """One signature, from the authority down to the name."""
    component, before = "", None
    for line in lines:
        if line.text != words.upper(line.text):
            # Below the name stands another office of the signer, or what belongs to the signature no more.
            component = "" if component == "signer" or wording.HELD.match(line.text) else "signer"
        elif line.text in _signers(form) or wording.AUTHORITY.match(line.text):
            component = "authority"
        elif wording.POSITION.match(line.text) or before is None:
            component = "position"
        elif _has_room(before, line):
            component = "signer"  # in capitals, below the room to sign
        parts.setdefault(component or "held", []).append(line)
        before = line


def _has_room(before: Line, line: Line) -> bool:
    """Whether there is room for a signature between two lines; a DOCX has empty paragraphs there."""
    if line.base is None or before.base is None:
        return line.row > before.row + 1
    return line.base - before.base > line.size * _ROOM
