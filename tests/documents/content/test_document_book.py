"""The pages of the book of outgoing documents."""

from datetime import date

from doithoai.documents.content.document_book import Entry, book_words, build_document_book
from doithoai.documents.formats.load import all_formats
from doithoai.domain.office import Office

DAY = date(2026, 12, 31)
OFFICE = Office(
    "1", "Ủy ban nhân dân xã Sơn Tiến", "Sơn Tiến", "Đảng ủy xã Sơn Tiến", party_superior="Đảng bộ tỉnh Hà Tĩnh"
)


def test_the_book_of_each_side_names_its_body() -> None:
    state = build_document_book(OFFICE, all_formats()["nd30"], DAY, [], [])
    party = build_document_book(OFFICE, all_formats()["hd05"], DAY, [], [])
    assert (state.issuer, state.superior) == ("ỦY BAN NHÂN DÂN XÃ SƠN TIẾN", None)
    assert (party.issuer, party.superior) == ("ĐẢNG ỦY XÃ SƠN TIẾN", "ĐẢNG BỘ TỈNH HÀ TĨNH")
    assert state.type_name == "SỔ ĐĂNG KÝ VĂN BẢN ĐI" and state.summary == "Năm 2026"


def test_what_is_counted_and_what_is_missing() -> None:
    entries = [Entry("01/TB-UBND", "05/01/2026", "Thông báo"), Entry("02/TB-UBND", "", "(không có trong phần mềm)")]
    book = build_document_book(OFFICE, all_formats()["nd30"], DAY, entries, ["02 (TB-UBND)"])
    count, missing = ("".join(run.text for run in block.runs) for block in book.blocks())  # type: ignore[union-attr]
    assert count == "Số văn bản đã đăng ký: 1."
    assert missing.endswith("02 (TB-UBND).")
    (annex,) = book.annexes
    (table,) = annex.blocks()
    assert list(table.rows()) == [entry.cells() for entry in entries]  # type: ignore[union-attr]
    assert len(book_words()["columns"]) == 10 and annex.landscape
