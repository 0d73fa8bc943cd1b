"""Rules on fixed wordings: titles, number and symbol, place and date, recipients, authority, the end of the body."""

import re
from collections.abc import Iterator

from doithoai.documents.check import clauses, wording
from doithoai.documents.check.document import CheckedDocument
from doithoai.documents.check.model import Line
from doithoai.documents.check.report import Departure, departure
from doithoai.documents.formats.model import Family
from doithoai.domain.errors import N_


def titles(document: CheckedDocument) -> Iterator[Departure]:
    """National title, motto and the party's title, letter by letter; both spellings of a tone are right."""
    for name in wording.TITLES:
        rule, lines = getattr(document.form.texts, name), document.lines(name)
        if rule and lines and not wording.same(document.text(name), rule):
            message = N_("the rules want “{wanted}”.")
            yield departure("wording", name, _clause(document, name), message, lines, wanted=rule)
        if rule and len(lines) > 1:
            yield departure("one_line", name, _clause(document, name), N_("does not stand on one line."), lines[:1])


def number(document: CheckedDocument) -> Iterator[Departure]:
    """The number's line, its leading 0, the shape of the symbol and its type."""
    lines = document.lines("number")
    if not lines or document.by_hand:
        return
    line, clause = lines[0], _clause(document, "number")
    match = wording.number_line(document.form).fullmatch(line.text)
    if match is None:
        is_open = wording.is_open_number(document.form, line.text)
        if not (is_open and (document.draft or document.is_for_signing)):
            message = N_("is not of the form “{wanted}”.")
            yield departure("number_form", "number", clause, message, lines, wanted=_number_example(document))
        return
    digits, zero = match["number"], clauses.clause(document.form, "leading_zero_number", "number")
    below = int(digits) < document.form.leading_zero_numbers_below
    if below and not digits.startswith("0"):
        yield departure("leading_zero", "number", zero, N_("numbers below 10 take a leading 0."), lines)
    elif digits != (f"{int(digits):02d}" if below else str(int(digits))):
        yield departure("leading_zero", "number", zero, N_("only numbers below 10 take a leading 0."), lines)
    elif not int(digits):
        yield departure("leading_zero", "number", zero, N_("numbers begin with 01."), lines)
    yield from _symbol(document, match["symbol"])


def _number_example(document: CheckedDocument) -> str:
    texts, kind = document.form.texts, document.kind
    kinds = texts.types.get(kind, "TB")
    typed = texts.symbol.format(type=kinds, body="UBND" if document.form.family is Family.STATE else "ĐU")
    return texts.number.format(number="05", symbol=typed)


def _symbol(document: CheckedDocument, symbol: str) -> Iterator[Departure]:
    clause, lines = clauses.clause(document.form, "symbol", "number"), document.lines("number")
    if any(len(group) > 1 and group.islower() for group in re.split(r"[-/.]", symbol)):
        message = N_("the symbol {found} is not in capitals.")
        yield departure("symbol", "number", _clause(document, "number"), message, lines, found=symbol)
        return
    shape = wording.symbol(document.form, letter=document.kind == "letter").fullmatch(symbol)
    if shape is None:
        message = N_("the symbol {found} is not of the form {wanted}.")
        example = document.form.texts.symbol.format(type="TB", body="…")
        yield departure("symbol", "number", clause, message, lines, found=symbol, wanted=example)
        return
    abbreviation = document.form.texts.types.get(document.kind, "")
    typed = shape.groupdict().get("type")
    if abbreviation and typed != abbreviation:
        message = N_("the symbol names the type {found}, of this document it is {wanted}.")
        yield departure("symbol", "number", clause, message, lines, found=typed or "", wanted=abbreviation)


def date_wording(document: CheckedDocument) -> Iterator[Departure]:
    """Place and date in full, with the leading zeros the rules want and no others."""
    lines = document.lines("place_date")
    if not lines:
        return
    form, clause = document.form, clauses.clause(document.form, "date", "place_date")
    match = wording.place_date_line(form).fullmatch(lines[0].text)
    if match is None:
        if not (document.draft or document.is_for_signing):
            example = form.texts.place_date.format(place="…", day="05", month="01", year="2026")
            message = N_("is not of the form “{wanted}”.")
            yield departure("date_form", "place_date", clause, message, lines, wanted=example)
        return
    day, month = int(match["day"]), int(match["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        yield departure("date_form", "place_date", clause, N_("is no date."), lines)
        return
    right_day = f"{day:02d}" if day < form.leading_zero_days_below else str(day)
    right_month = f"{month:02d}" if month in form.leading_zero_months else str(month)
    for printed, right in ((match["day"], right_day), (match["month"], right_month)):
        if printed != right:
            message = N_("has {found} for {wanted}: days below 10 and months 1 and 2 take a leading 0, no others.")
            yield departure("leading_zero", "place_date", clause, message, lines, found=printed, wanted=right)


# -- the closing -----------------------------------------------------------------------


def recipients(document: CheckedDocument) -> Iterator[Departure]:
    """The title, each recipient's hyphen and end mark, the archive copy last."""
    texts, clause = document.form.texts, _clause(document, "recipients")
    for line in document.lines("recipients_title"):
        if line.text != texts.recipients_title:
            message = N_("the rules want “{wanted}”.")
            example = texts.recipients_title
            yield departure("wording", "recipients_title", clause, message, [line], wanted=example)
    items = _items(document)
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


def _items(document: CheckedDocument) -> list[list[Line]]:
    """The recipients; a long one takes several lines."""
    items: list[list[Line]] = []
    for line in document.lines("recipients"):
        goes_on = items and not line.text.startswith(("-", "–", "+")) and not items[-1][-1].text.endswith((";", "."))
        if goes_on:
            items[-1].append(line)
        else:
            items.append([line])
    return items


def authority(document: CheckedDocument) -> Iterator[Departure]:
    """``TM.`` or ``T/M``: as the family writes it; minutes have their two titles."""
    clause = _clause(document, "authority")
    beginnings = [wording.prefix(beginning).strip() for beginning in document.form.texts.authority.values()]
    titles = document.form.texts.minutes_signers
    if document.kind == "minutes":
        texts = tuple(line.text for line in document.lines("authority"))
        # Who chairs with the chair signs as the chair does.
        if texts and (texts[0] != titles[0] or set(texts[1:]) != {titles[1]}):
            message = N_("minutes are signed by {left} at the left and {right} at the right.")
            lines = document.lines("authority")
            yield departure("authority", "authority", clause, message, lines, left=titles[0], right=titles[1])
        return
    for line in document.lines("authority"):
        if wording.AUTHORITY.match(line.text) and not any(
            line.text.startswith(f"{beginning} ") for beginning in beginnings
        ):
            message = N_("authority is written {wanted}.")
            yield departure("authority", "authority", clause, message, [line], wanted=", ".join(beginnings))


def signer(document: CheckedDocument) -> Iterator[Departure]:
    """A signer of the State has no title before the name."""
    if document.form.family is not Family.STATE:
        return
    for line in document.lines("signer"):
        if wording.TITLED.match(line.text):
            message = N_("a title stands before the name.")
            where = clauses.clause(document.form, "titled_signer", "signer")
            yield departure("signer", "signer", where, message, [line])


def body_end(document: CheckedDocument) -> Iterator[Departure]:
    """The last words of the body end with the format's mark, and no others do."""
    if not document.body or document.by_hand or not (document.lines("authority") or document.lines("position")):
        return
    texts, last = document.form.texts, document.body[-1].lines[-1]
    ending = texts.minutes_end if document.kind == "minutes" else texts.body_end
    where = clauses.clause(document.form, "body_end", "body")
    for paragraph in document.body[:-1]:
        if paragraph.text.endswith("./."):
            message = N_("“./.” stands before the end of the body.")
            yield departure("body_end", "body", where, message, [paragraph.lines[-1]])
    if any(line.order > last.order for line in document.lines("table_body") if line.page == last.page):
        return
    if not last.text.endswith(ending) or (ending == "." and last.text.endswith("/.")):
        message = N_("the body ends with “{wanted}”.")
        yield departure("body_end", "body", where, message, [last], wanted=ending)


def annex_end(document: CheckedDocument) -> Iterator[Departure]:
    """An annex of the State that ends in words ends with the mark of the form; one that ends in a table needs none."""
    if document.form.family is not Family.STATE or not document.lines("annex_title"):
        return
    starts = [line.order for line in document.lines("annex_title")]
    names = ("annex_text", "table_body", "annex_origin")
    lines = sorted(
        ((line.order, name, line) for name in names for line in document.lines(name)), key=lambda row: row[0]
    )
    for start, following in zip(starts, [*starts[1:], float("inf")], strict=True):
        own = [row for row in lines if start < row[0] < following]
        if own and own[-1][1] == "annex_text" and _is_sentence(document, own[-1][2]):
            message = N_("the text of an annex ends with “{wanted}”.")
            where = clauses.clause(document.form, "annex_end")
            yield departure("annex_end", "annex_text", where, message, [own[-1][2]], wanted="./.")


def _is_sentence(document: CheckedDocument, line: Line) -> bool:
    """Whether a line ends a text, wrongly: words in a drawing are small and end without a stop."""
    least = document.form.components["body"].size.low - 0.5
    return line.size >= least and line.text.endswith((".", ";")) and not line.text.endswith("./.")


def secrecy(document: CheckedDocument) -> Iterator[Departure]:
    """Marks of secrecy are stamped by who may, never printed with the text."""
    lines = [line for line in document.lines("stamp") if line.text in wording.SECRET]
    if lines:
        message = N_("a mark of secrecy is stamped, not printed.")
        yield departure("secrecy", "stamp", clauses.clause(document.form, "secrecy"), message, lines)


def bases(document: CheckedDocument) -> Iterator[Departure]:
    """Each legal basis ends with a semicolon, the last with a full stop."""
    items = [basis for basis in document.body if basis.component == "legal_basis"]
    for place, basis in enumerate(items):
        allowed = ".," if place == len(items) - 1 else ";"
        if not basis.text.endswith(tuple(allowed)):
            message = N_("each legal basis ends with “;”, the last with “.”.")
            yield departure("basis", "legal_basis", _clause(document, "legal_basis"), message, [basis.lines[-1]])


def _clause(document: CheckedDocument, name: str) -> str:
    component = document.form.components.get(name)
    return component.clause if component else document.form.page.top.clause


RULES = (titles, number, date_wording, recipients, authority, signer, body_end, annex_end, secrecy, bases)
