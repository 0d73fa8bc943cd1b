"""Files of other programs are read, or refused in one line within seconds; what they do not tell is said."""

import io
import time
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from documents.check import foreign, office
from documents.check.drawn_by_hand import drawn
from documents.check.test_our_own import DAYS, KINDS, whole_brief
from documents.check.typed_by_hand import party, state, typed
from documents.render.word import SOFFICE
from doithoai.documents.check.errors import Unreadable
from doithoai.documents.check.lint import check_file
from doithoai.documents.check.report import COMPONENTS
from doithoai.documents.content.builders import BUILDERS
from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.docx.render import render_docx
from doithoai.work import checking

SECONDS = 20  # on a loaded machine; alone each takes a tenth of it


def told(path: Path, choice: str = "auto") -> list[str]:
    """What a person is told, every sentence filled in."""
    report = checking.check(path, choice)
    assert checking.as_data(report, path)["file"] == str(path)
    return checking.lines(report, path)


def written(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


# -- read as what they are -----------------------------------------------------------------

SAME: dict[str, Callable[[], bytes]] = {
    "written anew": foreign.rewritten,
    "objects in streams": lambda: foreign.rewritten(object_stream_mode=foreign.pikepdf.ObjectStreamMode.generate),
    "unpacked": lambda: foreign.rewritten(
        compress_streams=False, stream_decode_level=foreign.pikepdf.StreamDecodeLevel.all
    ),
    "for the web": lambda: foreign.rewritten(linearize=True),
    "locked against changes only": lambda: foreign.locked(""),
}


@pytest.mark.parametrize("name", SAME)
def test_a_right_notice_rewritten_is_still_right(name, tmp_path):
    assert check_file(written(tmp_path, "a.pdf", SAME[name]())).departures == ()


def test_a_page_drawn_upside_down_in_pixels_is_read(tmp_path):
    report = check_file(written(tmp_path, "a.pdf", foreign.upside_down()))
    assert ("missing", "national_name") not in {(each.rule, each.component) for each in report.departures}
    assert not any(each.rule == "size" and each.component == "national_name" for each in report.departures)


def test_turned_pages_are_measured_as_they_are_seen(tmp_path):
    assert told(written(tmp_path, "a.pdf", foreign.turned()), "nd30")


def test_a_scan_is_said_to_be_one_and_the_rest_not_checked(tmp_path):
    report = check_file(written(tmp_path, "a.pdf", foreign.scanned()))
    assert [each.rule for each in report.departures] == ["scanned"]
    assert report.unchecked


@pytest.mark.parametrize("sheet", [{"width": 297, "height": 420}, {"width": 297, "height": 210}])
def test_other_sheets_are_read(sheet, tmp_path):
    lines = told(written(tmp_path, "a.pdf", drawn(**sheet)), "nd30")
    assert any("A4" in line or "297" in line for line in lines) == (sheet["height"] != 210)


@pytest.mark.slow
def test_five_hundred_pages(tmp_path):
    assert told(written(tmp_path, "a.pdf", foreign.many_pages(500)))


CHANGES = {
    "text box": (foreign.text_box, "words in text boxes"),
    "tracked changes": (foreign.tracked, "words that a tracked change deletes"),
    "nested tables": (foreign.nested_tables, ""),
    "no styles": (foreign.without_styles, ""),
}


@pytest.mark.parametrize("name", CHANGES)
def test_files_of_word_with_more_in_them(name, tmp_path):
    change, note = CHANGES[name]
    file = written(tmp_path, "a.docx", foreign.changed(tmp_path, change))
    report = check_file(file)
    assert not {"size", "wording", "number_form"} & {each.rule for each in report.departures}, report.departures
    assert any(text.startswith(note) for text in report.unchecked)
    assert told(file)


@pytest.mark.parametrize("part", ["word/styles.xml", "word/settings.xml", "docProps/app.xml", "word/theme/theme1.xml"])
def test_files_of_word_with_a_part_missing(part, tmp_path):
    file = written(tmp_path, "a.docx", foreign.with_part(tmp_path, part, None))
    try:
        assert told(file, "nd30")
    except Unreadable as error:
        assert str(file) in str(error)


# -- refused in one line --------------------------------------------------------------------

HARM: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "no pages": lambda: foreign.rewritten()[:40],
    "locked": lambda: foreign.locked("secret"),
    "bomb": foreign.bomb,
    "bomb in a bomb": foreign.bomb_in_bomb,
    "more strokes than any paper": foreign.scribble,
    "pages that hold themselves": foreign.endless_kids,
}


@pytest.mark.parametrize("name", HARM)
def test_what_means_harm_ends_in_one_line(name, tmp_path):
    file = written(tmp_path, "a.pdf", HARM[name]())
    start = time.monotonic()
    with pytest.raises(Unreadable) as refused:
        check_file(file)
    assert time.monotonic() - start < SECONDS
    assert len(str(refused.value).splitlines()) == 1
    assert str(file) in str(refused.value)


@pytest.mark.parametrize("make", [foreign.nested, foreign.huge_page])
def test_what_is_odd_ends_within_seconds(make, tmp_path):
    file = written(tmp_path, "a.pdf", make())
    start = time.monotonic()
    try:
        told(file, "nd30")
    except Unreadable as error:
        assert str(file) in str(error)
    assert time.monotonic() - start < SECONDS


@pytest.mark.parametrize("data", [foreign.deep_tables(3_000), b" " * 60_000_000], ids=["deep", "large"])
def test_a_docx_that_means_harm_ends_in_one_line(data, tmp_path):
    file = written(tmp_path, "a.docx", foreign.with_part(tmp_path, "word/document.xml", data))
    start = time.monotonic()
    with pytest.raises(Unreadable):
        check_file(file)
    assert time.monotonic() - start < SECONDS


def test_an_empty_document_of_word_wants_its_format_named(tmp_path):
    out = io.BytesIO()
    docx.Document().save(out)
    assert told(written(tmp_path, "a.docx", out.getvalue()), "nd30")


# -- through LibreOffice ----------------------------------------------------------------------


@pytest.mark.slow
def test_every_twin_printed_by_libreoffice_is_read_and_told(tmp_path):
    """A twin's mark at the foot was no component anybody had a name for, and ended in a traceback."""
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    files = []
    for form in DAYS:
        for kind in (
            kind for kind in KINDS if not kind.by_hand
        ):  # slips are several to a sheet: no rule speaks of them
            brief = whole_brief(kind, form, footer_mark="9f86d081884c7d65")
            files.append(tmp_path / f"{form}-{kind}.docx")
            with files[-1].open("wb") as file:
                render_docx(BUILDERS[kind](brief), brief.format, file)
    files += [typed(tmp_path / "state.docx", state()), typed(tmp_path / "party.docx", party())]
    office.printed(files, tmp_path)
    for file in files:
        choice = file.stem.partition("-")[0] if "-" in file.stem else "auto"
        assert told(file.with_suffix(".pdf"), choice)
        rules = {each.rule for each in check_file(file.with_suffix(".pdf"), choice).departures}
        assert not {"missing", "wording", "number_form", "size", "font", "place", "order"} & rules, (file, rules)


def test_every_component_has_a_name_for_people():
    for form in all_formats().values():
        assert set(form.components) <= set(COMPONENTS)
