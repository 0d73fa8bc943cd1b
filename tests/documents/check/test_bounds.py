"""What a file unpacks to is found out before a library unpacks it."""

import base64
import zipfile
import zlib
from pathlib import Path

import pytest

from documents.check.drawn_by_hand import drawn
from documents.check.foreign import with_content
from doithoai.documents.check import bounds
from doithoai.documents.check.errors import Unreadable

LARGE = b" " * (bounds.MOST_DRAWN + 1)


@pytest.mark.parametrize(
    ("content", "filters"),
    [
        (zlib.compress(LARGE), "/FlateDecode"),
        (zlib.compress(zlib.compress(LARGE)), "[/FlateDecode /FlateDecode]"),
        (base64.a85encode(zlib.compress(LARGE)) + b"~>", "[/ASCII85Decode /FlateDecode]"),
        (zlib.compress(LARGE).hex().encode() + b">", "[/ASCIIHexDecode /FlateDecode]"),
        (b"x" * 20_000, "/LZWDecode"),
    ],
)
def test_a_stream_that_grows_beyond_bounds_is_refused(content, filters):
    with pytest.raises(Unreadable):
        bounds.check_pdf(Path("a.pdf"), with_content(content, filters=filters))


def test_pictures_are_never_unpacked_and_may_be_large():
    packed = with_content(zlib.compress(LARGE), filters="/FlateDecode /Subtype /Image")
    bounds.check_pdf(Path("a.pdf"), packed)


def test_papers_pass():
    bounds.check_pdf(Path("a.pdf"), drawn())


def test_a_docx_whose_parts_are_too_large_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * (bounds.MOST_XML + 1))
    with pytest.raises(Unreadable):
        bounds.check_docx(tmp_path / "a.docx")


def test_a_file_too_large_is_not_read(tmp_path, monkeypatch):
    (tmp_path / "a.pdf").write_bytes(b"12345")
    monkeypatch.setattr(bounds, "MOST_FILE", 4)
    with pytest.raises(Unreadable):
        bounds.read_whole(tmp_path / "a.pdf")
