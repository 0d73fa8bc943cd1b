"""Which line is which component: by its words, its place and its neighbours, not by the look the rules ask for."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from doithoai.documents.check import wording
from doithoai.documents.check.addressees import below
from doithoai.documents.check.closing import Parts, closing
from doithoai.documents.check.document import CheckedDocument
from doithoai.documents.check.model import MM, Line, Page, Paper, Side, Source
from doithoai.documents.check.paragraphs import paragraphs
from doithoai.documents.formats.model import Format
from doithoai.domain import text as words

_HEAD_LINES = 30  # the head is sought among so many first lines
_NEAR = 8.0  # points between the middles of two lines centred on one another
_LOOSE = 2.2  # of the size: a centred line further below belongs to the text
_TINY = 8.0  # points: smaller print at the foot is a mark of the printing program
_LONGEST_DATE = 70
_LONGEST_TITLE = 60


def find(paper: Paper, form: Format) -> CheckedDocument:
    """Take a document apart."""
    parts: Parts = {}
    if paper.numbering and paper.numbering.line:
        parts["page_number"] = [paper.numbering.line]
    rest = _margins(paper, form, parts)
    rest = _annexes(rest, parts)
    rest = _open_dates(rest)
    head_end = _head(rest, parts, form, paper)
    rest = [line for line in rest if line.order >= head_end and not _taken(parts, line)]
    rest = _addressees(rest, parts)
    kind = _kind(parts, form)
    rest = closing(rest, parts, form)
    table = [line for line in rest if line.in_table]
    if table:
        parts["table_body"] = [*parts.get("table_body", []), *table]
    edges = [*parts.get("recipients_title", []), *parts.get("recipients", [])]
    body = paragraphs([line for line in rest if not line.in_table], paper, table, edges)
    for paragraph in body:
        parts.setdefault(paragraph.component, []).extend(paragraph.lines)
    return CheckedDocument(paper, form, kind, parts, body)


def _open_dates(lines: Sequence[Line]) -> list[Line]:
    """The lines with a date whose day is left to be written, and so stands in two pieces, as one."""
    rest = list(lines[:1])
    for line in lines[1:]:
        before, is_beside = rest[-1], rest[-1].base == line.base is not None
        if is_beside and wording.UP_TO_DAY.search(before.text) and wording.FROM_MONTH.match(line.text):
            last = replace(before.spans[-1], text=f"{before.spans[-1].text} ")
            rest[-1] = replace(before, spans=(*before.spans[:-1], last, *line.spans))
        else:
            rest.append(line)
    return rest


def _addressees(lines: Sequence[Line], parts: Parts) -> list[Line]:
    """The lines without those that go on after ``Kính gửi:``."""
    title = parts.get("addressee")
    block = below(title[0], lines) if title else []
    if title and block:
        parts["addressee"] = [*title, *block]
    orders = {line.order for line in block}
    return [line for line in lines if line.order not in orders]


def _taken(parts: Parts, line: Line) -> bool:
    return any(line is taken for lines in parts.values() for taken in lines)


def _kind(parts: Parts, form: Format) -> str:
    if parts.get("type_name"):
        return wording.type_kind(form, parts["type_name"][0].text) or "other"
    return "letter" if parts.get("letter_summary") or parts.get("addressee") else ""


# -- margins and annexes -------------------------------------------------------------


def _margins(paper: Paper, form: Format, parts: Parts) -> list[Line]:
    """The lines of the text; what stands in the margins is set apart."""
    rest = []
    for page in paper.pages:
        for line in page.lines:
            component = _in_margin(line, page, form)
            if component:
                parts.setdefault(component, []).append(line)
            else:
                rest.append(line)
    return rest


def _in_margin(line: Line, page: Page, form: Format) -> str:
    if line.text in wording.STAMPS and not line.in_table:
        return "stamp"
    if line.base is None:
        return ""
    over = line.base < form.page.top.low * MM
    below = line.base > (page.height - form.page.bottom.low) * MM
    if (over or below) and line.text.strip("-–. ").removeprefix("Trang ").isdecimal():
        return "page_number"
    if over and line.folded == wording.folded(form.texts.draft_mark):
        return "draft_mark"
    return "footer_mark" if below and line.size <= _TINY else ""


def _annexes(lines: Sequence[Line], parts: Parts) -> list[Line]:
    """The lines before the first annex; those of annexes go to their own components."""
    starts = [
        place for place, line in enumerate(lines) if place and wording.ANNEX.match(line.text) and not line.in_table
    ]
    if not starts:
        return list(lines)
    for place, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        _annex(lines[place:end], parts)
    return list(lines[: starts[0]])


def _annex(lines: Sequence[Line], parts: Parts) -> None:
    title, *others = lines
    parts.setdefault("annex_title", []).append(title)
    named = True
    for line in others:
        if line.in_table:
            component = "table_body"
        elif named and line.text.startswith("("):
            component = "annex_origin"
        elif named and "annex_origin" not in parts and _is_centred(line, title):
            component = "annex_subtitle"
        else:
            component = "annex_text"
        named = named and component.startswith("annex_") and component != "annex_text"
        parts.setdefault(component, []).append(line)


def _is_centred(line: Line, over: Line) -> bool:
    if line.base is None:
        return line.shape is not None and line.shape.align == "centre"
    return abs(line.centre - over.centre) < _NEAR


# -- the head ------------------------------------------------------------------------


def _head(lines: Sequence[Line], parts: Parts, form: Format, paper: Paper) -> int:
    """Set the components of the head; gives the order of the first line below it."""
    top = [line for line in lines[:_HEAD_LINES] if line.page <= 1 and not line.in_table]
    for component, letters in wording.TITLES.items():
        title = find_title(top, letters)
        if title:
            parts[component] = title
    titled = _type_name(top, parts, form)
    _set(parts, "addressee", top, lambda line: bool(wording.ADDRESSEE.match(line.text)))
    end = _head_end(top, parts, titled)
    head = [line for line in top if line.order < end]
    _set(parts, "number", head, lambda line: bool(wording.NUMBER.match(line.text)) and line.side is not Side.RIGHT)
    _set(parts, "place_date", head, _is_place_date)
    _bodies(head, parts, form)
    if titled is None:
        return end
    return _summary(lines, titled, parts, paper)


def find_title(top: Sequence[Line], letters: str) -> list[Line]:
    """The line of a title, or the two lines of one column it is broken over."""
    for line in top:
        if line.folded == letters:
            return [line]
    for side in Side:
        column = [line for line in top if line.side is side and line.folded]
        for upper, lower in pairwise(column):
            if upper.folded + lower.folded == letters:
                return [upper, lower]
    return []


def _set(parts: Parts, component: str, lines: Sequence[Line], fits: Callable[[Line], bool]) -> None:
    line = next((line for line in lines if fits(line) and not _taken(parts, line)), None)
    if line is not None:
        parts[component] = [line]


def _is_place_date(line: Line) -> bool:
    return len(line.text) < _LONGEST_DATE and bool(wording.DATE.search(line.text)) and line.side is not Side.LEFT


def _type_name(top: Sequence[Line], parts: Parts, form: Format) -> Line | None:
    """A known name of a type; else capitals across the page below the titles."""
    after = max((lines[0].order for lines in parts.values()), default=-1)
    named = [line for line in top if wording.type_kind(form, line.text)]
    unnamed = [
        line
        for line in top
        if line.order > after
        and line.side is Side.WHOLE
        and len(line.text) < _LONGEST_TITLE
        and line.text == words.upper(line.text)
        and any(letter.isalpha() for letter in line.text)
        and (line.shape is None or line.shape.align == "centre")
    ]
    name = next(iter([*named, *unnamed]), None)
    if name is not None:
        parts["type_name"] = [name]
    return name


def _head_end(top: Sequence[Line], parts: Parts, titled: Line | None) -> int:
    """The order of the first line that belongs to the head no more."""
    if titled is not None:
        return titled.order
    if parts.get("addressee"):
        return parts["addressee"][0].order
    orders = [lines[0].order for lines in parts.values()]
    numbers = [line.order for line in top if wording.NUMBER.match(line.text) or _is_place_date(line)]
    return max([*orders, *numbers], default=-1) + 1


def _bodies(head: Sequence[Line], parts: Parts, form: Format) -> None:
    """The left column: the bodies over the number, the summary of a letter below it."""
    number = parts["number"][0].order if parts.get("number") else None
    bodies: list[Line] = []
    for line in head:
        if _taken(parts, line) or line.side is Side.RIGHT:
            continue
        if line.folded == wording.folded(form.texts.draft_mark):
            parts.setdefault("draft_mark", []).append(line)
        elif not line.folded:
            parts.setdefault("issuer_mark", []).append(line)
        elif number is not None and line.order > number:
            parts.setdefault("letter_summary", []).append(line)
        elif line.side is Side.LEFT or not _spans_page(line):
            bodies.append(line)
    bold = next((place for place, line in enumerate(bodies) if line.wholly("bold")), 0)
    if bodies[:bold]:
        parts["superior"] = bodies[:bold]
    if bodies[bold:]:
        parts["issuer"] = bodies[bold:]


def _spans_page(line: Line) -> bool:
    return line.side is Side.WHOLE and line.text != words.upper(line.text)


def _summary(lines: Sequence[Line], titled: Line, parts: Parts, paper: Paper) -> int:
    """The centred lines below the type name, to the mark or drawn line under them; gives the order after them."""
    before, end = titled, titled.order + 1
    for line in (candidate for candidate in lines if candidate.order > titled.order and not _taken(parts, candidate)):
        centred = _is_centred(line, titled) or (line.side is Side.WHOLE and line.wholly("bold") and titled.base)
        if line.in_table or not centred or line.page != titled.page or _is_far(line, before):
            break
        if not line.folded:
            parts["summary_mark"] = [line]
            return line.order + 1
        if before is not titled and (line.wholly("bold") != before.wholly("bold") or _has_rule(before, line, paper)):
            break
        if wording.BASIS.match(line.text) or wording.ADDRESSEE.match(line.text):
            break
        parts.setdefault("summary", []).append(line)
        before, end = line, line.order + 1
    return end


def _is_far(line: Line, before: Line) -> bool:
    return line.base is not None and before.base is not None and line.base - before.base > line.size * _LOOSE


def _has_rule(line: Line, following: Line, paper: Paper) -> bool:
    """Whether a line is drawn between two lines of text."""
    if paper.source is Source.DOCX:
        return line.shape is not None and line.shape.ruled
    rules = paper.pages[max(0, line.page - 1)].rules
    return any((line.base or 0) < rule.y < (following.base or 0) - following.size * 0.7 for rule in rules)
