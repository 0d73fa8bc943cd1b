"""Which font files are taken, and what is said when they are not there."""

import pytest

from doithoai.documents.render.measure import fonts
from doithoai.documents.render.measure.fonts import FontMissing, document_fonts


@pytest.fixture(autouse=True)
def afresh(monkeypatch):
    document_fonts.cache_clear()
    monkeypatch.delenv(fonts.SHIPPED_ONLY, raising=False)
    yield
    document_fonts.cache_clear()


def folder_with(path, names):
    for name in names:
        (path / name).write_bytes(b"")
    return path


def test_times_new_roman_is_preferred_where_it_is_whole(monkeypatch, tmp_path):
    folder_with(tmp_path, ["times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"])
    monkeypatch.setattr(fonts, "_system_folders", lambda: iter([tmp_path]))
    found = document_fonts()
    assert found.family == "Times New Roman"
    assert found.bold_italic == tmp_path / "timesbi.ttf"


def test_a_system_font_with_a_face_missing_is_passed_over(monkeypatch, tmp_path):
    folder_with(tmp_path, ["times.ttf", "timesbd.ttf", "timesi.ttf"])
    monkeypatch.setattr(fonts, "_system_folders", lambda: iter([tmp_path]))
    assert document_fonts().family == "Liberation Serif"


def test_the_shipped_fonts_may_be_asked_for(monkeypatch, tmp_path):
    folder_with(tmp_path, ["times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"])
    monkeypatch.setattr(fonts, "_system_folders", lambda: iter([tmp_path]))
    monkeypatch.setenv(fonts.SHIPPED_ONLY, "1")
    assert document_fonts().family == "Liberation Serif"


def test_a_missing_shipped_font_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "_system_folders", lambda: iter([]))
    monkeypatch.setattr(fonts.paths, "resource", tmp_path.joinpath)
    with pytest.raises(FontMissing, match=r"LiberationSerif-Regular\.ttf"):
        document_fonts()


def test_a_font_that_a_person_installed_for_themselves_is_looked_for(monkeypatch, tmp_path):
    """On Windows that needs no administrator, and goes to a folder of the person."""
    folder = tmp_path / "Microsoft" / "Windows" / "Fonts"
    folder.mkdir(parents=True)
    folder_with(folder, ["times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"])
    monkeypatch.setattr(fonts.sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert document_fonts().regular == folder / "times.ttf"
