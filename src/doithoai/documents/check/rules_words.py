"""Rules on fixed wordings: titles, number and symbol, place and date, recipients, authority, the end of the body."""

import re
from collections.abc import Iterator

from doithoai.documents.check import wording
from doithoai.documents.check.found import Found
from doithoai.documents.check.model import Line
from doithoai.documents.check.report import Departure, departure
from doithoai.documents.formats.model import Family
from doithoai.domain.errors import N_


def titles(found: Found) -> Iterator[Departure]:
    """National title, motto and the party's title, letter by letter; both spellings of a tone are right."""
    for name in wording.TITLES:
        wanted, lines = getattr(found.form.texts, name), found.lines(name)
        if wanted and lines and not wording.same(found.text(name), wanted):
            message = N_("the rules want “{wanted}”.")
            yield departure("wording", name, _clause(found, name), message, lines, wanted=wanted)
        if wanted and len(lines) > 1:
            yield departure("one_line", name, _clause(found, name), N_("does not stand on one line."), lines[:1])


def number(found: Found) -> Iterator[Departure]:
    """The number's line, its leading 0, the shape of the symbol and its type."""
    lines = found.lines("number")
    if not lines or found.by_hand:
        return
    line, clause = lines[0], _clause(found, "number")
    shown = wording.number_line(found.form).fullmatch(line.text)
    if shown is None:
        if not (found.draft and _is_open(found, line)):
            message = N_("is not of the form “{wanted}”.")
            yield departure("number_form", "number", clause, message, lines, wanted=_number_example(found))
        return
    digits = shown["number"]
    if int(digits) < found.form.leading_zero_numbers_below and not digits.startswith("0"):
        yield departure("leading_zero", "number", clause, N_("numbers below 10 take a leading 0."), lines)
    elif int(digits) >= found.form.leading_zero_numbers_below and digits.startswith("0"):
        yield departure("leading_zero", "number", clause, N_("only numbers below 10 take a leading 0."), lines)
    yield from _symbol(found, shown["symbol"])


def _is_open(found: Found, line: Line) -> bool:
    """A draft leaves room for its number."""
    pattern = found.form.texts.number.partition("{number}")
    after = pattern[2].partition("{symbol}")[0]
    return line.text.startswith(pattern[0].strip()) and after in line.text


def _number_example(found: Found) -> str:
    texts, kind = found.form.texts, found.kind
    kinds = texts.types.get(kind, "TB")
    typed = texts.symbol.format(type=kinds, body="UBND" if found.form.family is Family.STATE else "ĐU")
    return texts.number.format(number="05", symbol=typed)


def _symbol(found: Found, symbol: str) -> Iterator[Departure]:
    clause, lines = _clause(found, "number"), found.lines("number")
    shape = wording.symbol(found.form, letter=found.kind == "letter").fullmatch(symbol)
    if shape is None:
        message = N_("the symbol {found} is not of the form {wanted}.")
        wanted = found.form.texts.symbol.format(type="TB", body="…")
        yield departure("symbol", "number", clause, message, lines, found=symbol, wanted=wanted)
        return
    wanted = found.form.texts.types.get(found.kind, "")
    typed = shape.groupdict().get("type")
    if wanted and typed != wanted:
        message = N_("the symbol names the type {found}, of this document it is {wanted}.")
        yield departure("symbol", "number", clause, message, lines, found=typed or "", wanted=wanted)


def date_wording(found: Found) -> Iterator[Departure]:
    """Place and date in full, with the leading zeros the rules want and no others."""
    lines = found.lines("place_date")
    if not lines:
        return
    form, clause = found.form, _clause(found, "place_date")
    shown = wording.place_date_line(form).fullmatch(lines[0].text)
    if shown is None:
        if not found.draft:
            wanted = form.texts.place_date.format(place="…", day="05", month="01", year="2026")
            message = N_("is not of the form “{wanted}”.")
            yield departure("date_form", "place_date", clause, message, lines, wanted=wanted)
        return
    day, month = int(shown["day"]), int(shown["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        yield departure("date_form", "place_date", clause, N_("is no date."), lines)
        return
    right_day = f"{day:02d}" if day < form.leading_zero_days_below else str(day)
    right_month = f"{month:02d}" if month in form.leading_zero_months else str(month)
    for found_text, wanted in ((shown["day"], right_day), (shown["month"], right_month)):
        if found_text != wanted:
            message = N_("has {found} for {wanted}: days below 10 and months 1 and 2 take a leading 0, no others.")
            yield departure("leading_zero", "place_date", clause, message, lines, found=found_text, wanted=wanted)


# -- the closing -----------------------------------------------------------------------


def recipients(found: Found) -> Iterator[Departure]:
    """The title, each recipient's hyphen and end mark, the archive copy last."""
    texts, clause = found.form.texts, _clause(found, "recipients")
    for line in found.lines("recipients_title"):
        if line.text != texts.recipients_title:
            message = N_("the rules want “{wanted}”.")
            wanted = texts.recipients_title
            yield departure("wording", "recipients_title", clause, message, [line], wanted=wanted)
    items = _items(found)
    for place, item in enumerate(items):
        template = texts.recipient_last if place == len(items) - 1 else texts.recipient
        text = " ".join(line.text for line in item)
        begins, ends = wording.prefix(template), wording.suffix(template)
        if not text.startswith(begins) or not text.endswith(ends):
            message = N_("a recipient begins with “{begins}” and ends with “{ends}”.")
            values = {"begins": begins.strip(), "ends": ends}
            yield departure("recipient", "recipients", clause, message, item[:1], **values)
    archived = wording.prefix(texts.archive["no_unit"]).partition(" ")[0]
    if items and not re.match(rf"[-–]?\s*{archived}(?![:\w])", items[-1][0].text):
        message = N_("the last recipient is the archive: “{wanted} …”.")
        yield departure("archive", "recipients", clause, message, items[-1][:1], wanted=archived)


def _items(found: Found) -> list[list[Line]]:
    """The recipients; a long one takes several lines."""
    items: list[list[Line]] = []
    for line in found.lines("recipients"):
        goes_on = items and not line.text.startswith(("-", "–", "+")) and not items[-1][-1].text.endswith((";", "."))
        if goes_on:
            items[-1].append(line)
        else:
            items.append([line])
    return items


def authority(found: Found) -> Iterator[Departure]:
    """``TM.`` or ``T/M``: as the family writes it; minutes have their two titles."""
    clause = _clause(found, "authority")
    known = [wording.prefix(one).strip() for one in found.form.texts.authority.values()]
    titles = found.form.texts.minutes_signers
    if found.kind == "minutes":
        texts = tuple(line.text for line in found.lines("authority"))
        if texts and texts != titles:
            message = N_("minutes are signed by {left} at the left and {right} at the right.")
            lines = found.lines("authority")
            yield departure("authority", "authority", clause, message, lines, left=titles[0], right=titles[1])
        return
    for line in found.lines("authority"):
        if wording.AUTHORITY.match(line.text) and not any(line.text.startswith(f"{one} ") for one in known):
            message = N_("authority is written {wanted}.")
            yield departure("authority", "authority", clause, message, [line], wanted=", ".join(known))


def signer(found: Found) -> Iterator[Departure]:
    """A signer of the State has no title before the name."""
    if found.form.family is not Family.STATE:
        return
    for line in found.lines("signer"):
        if wording.TITLED.match(line.text):
            message = N_("a title stands before the name.")
            yield departure("signer", "signer", _clause(found, "signer"), message, [line])


def body_end(found: Found) -> Iterator[Departure]:
    """The last words of the body end with the format's mark."""
    if not found.body or found.by_hand or not (found.lines("authority") or found.lines("position")):
        return
    texts, last = found.form.texts, found.body[-1].lines[-1]
    if any(line.order > last.order for line in found.lines("table_body") if line.page == last.page):
        return
    wanted = texts.minutes_end if found.kind == "minutes" else texts.body_end
    if not last.text.endswith(wanted) or (wanted == "." and last.text.endswith("/.")):
        message = N_("the body ends with “{wanted}”.")
        yield departure("body_end", "body", _clause(found, "body"), message, [last], wanted=wanted)


def bases(found: Found) -> Iterator[Departure]:
    """Each legal basis ends with a semicolon, the last with a full stop."""
    items = [one for one in found.body if one.component == "legal_basis"]
    for place, one in enumerate(items):
        allowed = ".," if place == len(items) - 1 else ";"
        if not one.text.endswith(tuple(allowed)):
            message = N_("each legal basis ends with “;”, the last with “.”.")
            yield departure("basis", "legal_basis", _clause(found, "legal_basis"), message, [one.lines[-1]])


def _clause(found: Found, name: str) -> str:
    component = found.form.components.get(name)
    return component.clause if component else found.form.page.top.clause


RULES = (titles, number, date_wording, recipients, authority, signer, body_end, bases)
