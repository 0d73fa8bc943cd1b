"""An issued document is named as its own format prints numbers, also when that format is known no longer."""

import pytest

from doithoai.domain.kinds import DocumentKind
from doithoai.domain.session import DocumentRecord
from doithoai.register.documents import IssuedDocument
from doithoai.work.citing import cited


def issued(number: int | None, symbol: str | None, format_id: str | None) -> IssuedDocument:
    record = DocumentRecord(DocumentKind.NOTICE, number, symbol)
    return IssuedDocument("d1", "s1", record, format_id, None, None, has_pdf=True)


@pytest.mark.parametrize(
    ("number", "symbol", "format_id", "line"),
    [
        (5, "TB-UBND", "nd30", "05/TB-UBND"),
        (5, "TB/ĐU", "hd36", "05-TB/ĐU"),
        (None, "TB-UBND", "nd30", "TB-UBND"),  # minutes carry no number
        (5, "TB-UBND", "another", "05 TB-UBND"),  # of a data file made by a later program
        (120, "TB-UBND", None, "120 TB-UBND"),
        (7, None, None, "07"),
        (None, None, "nd30", ""),
    ],
)
def test_a_document_is_cited_as_its_format_prints_it(
    number: int | None, symbol: str | None, format_id: str | None, line: str
) -> None:
    assert cited(issued(number, symbol, format_id)) == line
