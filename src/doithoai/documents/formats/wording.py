"""The lines whose wording a format fixes: number, symbol, place and date, authority, recipients."""

from collections.abc import Sequence
from datetime import date

from doithoai.documents.formats.model import Format
from doithoai.domain import text
from doithoai.domain.kinds import DocumentKind

# Room for a number to be written by hand, as wide as two digits; no-break so that a line never ends in it.
GAP = "\u00a0" * 6


def number_text(form: Format, number: int | None, symbol: str) -> str:
    """The number line, e.g. ``Số: 05/TB-UBND``; a gap for the number of a draft."""
    digits = GAP if number is None else padded_number(form, number)
    return form.texts.number.format(number=digits, symbol=symbol)


def padded_number(form: Format, number: int) -> str:
    """``5`` → ``05`` where the format wants a leading 0."""
    return f"0{number}" if number < form.leading_zero_numbers_below else str(number)


def short_number(form: Format, number: int, symbol: str) -> str:
    """The number line without its word, as a document is cited: ``05/TB-UBND``, ``05-TB/ĐU``."""
    line = form.texts.number
    return line[line.index("{number}") :].format(number=padded_number(form, number), symbol=symbol)


def symbol_text(form: Format, kind: DocumentKind, body_symbol: str, unit: str = "") -> str:
    """The symbol, e.g. ``TB-UBND`` or ``TB/ĐU``; of a letter ``UBND-VP`` (the unit that wrote it, where known)."""
    abbreviation = form.texts.types.get(kind)
    if not abbreviation:
        return form.texts.letter_symbol.format(body=body_symbol, unit=unit) if unit else body_symbol
    return form.texts.symbol.format(type=abbreviation, body=body_symbol)


LETTER = "CV"
"""The series of letters, which print no abbreviation of their type (công văn)."""


def type_symbol(form: Format, kind: DocumentKind) -> str:
    """The abbreviation of the type of ``kind``, which names its series: ``TB`` for notice and announcement alike."""
    return form.texts.types.get(kind) or LETTER


def place_date(form: Format, place: str, day: date, *, to_fill: bool = False) -> str:
    """Place and date, e.g. ``Sơn Tiến, ngày 05 tháng 01 năm 2026`` (leading zeros by the format's rule).

    Args:
        to_fill: the day of the month is left to be written.
    """
    return form.texts.place_date.format(
        place=place, day=GAP if to_fill else day_text(form, day), month=month_text(form, day), year=day.year
    )


def day_text(form: Format, day: date) -> str:
    """The day of the month, ``05`` or ``15``."""
    return f"{day.day:02d}" if day.day < form.leading_zero_days_below else str(day.day)


def month_text(form: Format, day: date) -> str:
    """The month, ``01``, ``02``, but ``3`` … ``9`` without a zero."""
    return f"{day.month:02d}" if day.month in form.leading_zero_months else str(day.month)


def authority_text(form: Format, code: str, body: str) -> str:
    """The line of authority in capitals, e.g. ``TM. ỦY BAN NHÂN DÂN``, ``K/T CHỦ NHIỆM``."""
    pattern = form.texts.authority.get(code, "{body}")
    return pattern.format(body=text.upper(body))


def recipient_lines(form: Format, names: Sequence[str], archive: str) -> tuple[str, ...]:
    """The list of recipients as printed, the archive copy last."""
    lines = [form.texts.recipient.format(name=name) for name in names]
    return (*lines, form.texts.recipient_last.format(name=archive))


def archive_text(form: Format, kind: DocumentKind, unit: str) -> str:
    """What the archive copy is called, e.g. ``Lưu: VT, VP``."""
    texts = form.texts.archive
    if kind in texts:
        return texts[kind]
    return texts["default"].format(unit=unit) if unit else texts["no_unit"]
