"""How an issued document is named in a line."""

from doithoai.documents.formats.load import all_formats
from doithoai.documents.formats.wording import short_number
from doithoai.register.documents import IssuedDocument


def cited(document: IssuedDocument) -> str:
    """The number of an issued document as it is cited, e.g. ``05/TB-UBND``; its symbol alone where it has none."""
    number, symbol = document.record.number, document.record.symbol or ""
    form = all_formats().get(document.format or "")
    if number is None:
        return symbol
    return short_number(form, number, symbol) if form else f"{number:02d} {symbol}".strip()
