"""What the checker found, as a person reads it and as a program does."""

from pathlib import Path

import pytest

from doithoai import i18n
from doithoai.documents.check.model import Source
from doithoai.documents.check.report import Departure, Place, Report
from doithoai.documents.formats.load import all_formats
from doithoai.domain.errors import N_, AppError
from doithoai.work import checking

PATH = Path("thông báo.pdf")
SIZE = Departure(
    "size",
    "summary",
    "Phụ lục I, phần II, khoản 5",
    N_("“{path}” cannot be opened."),  # any text of the catalogues with a value to fill in
    {"path": "cỡ chữ 12"},
    (Place(1, 61.24, 0, "V/v trả lời"), Place(2), Place(3, None, 17), Place(4), Place(5)),
)


def report(*departures: Departure, unchecked: tuple[str, ...] = ()) -> Report:
    return Report(Source.PDF, all_formats()["nd30"], departures, unchecked)


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.set_language("en")


def test_a_departure_is_one_line_with_places_part_and_clause() -> None:
    (line,) = checking.lines(report(SIZE), PATH)
    places, part, rest = line.split(": ", 2)
    assert places == "page 1, 61 mm from the top, “V/v trả lời”; page 2; page 3, paragraph 17 and 2 more"
    assert part == "summary"
    assert rest.endswith("cannot be opened (Phụ lục I, phần II, khoản 5)")


def test_what_departs_nowhere_in_particular_is_of_the_whole_document() -> None:
    everywhere = Departure("format", "", "Điều 8", N_("Stopped."), {})
    assert checking.lines(report(everywhere), PATH) == ["whole document: document: Stopped (Điều 8)"]


def test_nothing_wrong_is_said_with_the_rules_it_was_held_against() -> None:
    (line,) = checking.lines(report(), PATH)
    assert str(PATH) in line
    assert all_formats()["nd30"].title in line


def test_what_was_not_checked_is_named_at_the_end() -> None:
    lines = checking.lines(report(SIZE, unchecked=(N_("page"), N_("table"))), PATH)
    assert lines[-1] == "Not checked, because the file does not tell: page; table."


def test_programs_get_every_place_and_the_text_of_the_person() -> None:
    data = checking.as_data(report(SIZE, unchecked=(N_("page"),)), PATH)
    assert (data["file"], data["format"], data["not_checked"]) == (str(PATH), "nd30", ["page"])
    (departure,) = data["departures"]
    assert (departure["rule"], departure["component"]) == ("size", "summary")
    assert "cỡ chữ 12" in departure["message"]
    assert departure["places"][0] == {"page": 1, "top_mm": 61.2, "paragraph": None, "text": "V/v trả lời"}
    assert departure["places"][2] == {"page": 3, "top_mm": None, "paragraph": 17, "text": ""}
    assert len(departure["places"]) == 5


def test_a_file_that_is_neither_pdf_nor_docx_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_text("hello", encoding="utf-8")
    with pytest.raises(AppError):
        checking.check(file, "auto")
