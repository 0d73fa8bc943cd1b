"""The file itself: the same every time, with the document's particulars and nothing of the template's."""

import io
import zipfile
from datetime import datetime

from documents.render.pages import document
from documents.render.word import made, opened


def test_the_same_document_gives_the_same_bytes_dated_by_the_document():
    data = made(document(), "nd30")
    assert made(document(), "nd30") == data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {member.date_time for member in packed.infolist()} == {(2026, 1, 5, 0, 0, 0)}


def test_particulars_are_the_document_s():
    particulars = opened(document(), "nd30").core_properties
    assert particulars.title == "Thông báo số 05"
    assert particulars.author == "ỦY BAN NHÂN DÂN XÃ SƠN TIẾN"
    assert particulars.created.replace(tzinfo=None) == datetime(2026, 1, 4, 17)  # midnight in Hanoi
    assert particulars.comments == ""


def test_an_endless_title_is_cut_to_what_word_holds():
    particulars = opened(document(title="a" * 400), "nd30").core_properties
    assert len(particulars.title) == 255
    assert particulars.title.endswith("…")


def test_nothing_of_the_template_but_what_word_needs():
    with zipfile.ZipFile(io.BytesIO(made(document(), "nd30"))) as packed:
        names = packed.namelist()
    assert not any("thumbnail" in name or "customXml" in name for name in names)
