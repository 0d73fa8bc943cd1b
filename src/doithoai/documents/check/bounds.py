"""How much a file unpacks to, found out without unpacking it whole: a bomb is refused before a library opens it."""

import base64
import re
import zipfile
import zlib
from pathlib import Path

from doithoai.documents.check.errors import Unreadable
from doithoai.domain.errors import N_

MOST_DRAWN = 8_000_000
"""Bytes of one stream of a PDF that is no picture and no font: a dense page has 200,000."""
MOST_FONT = 40_000_000
MOST_IN_ALL = 100_000_000
MOST_XML = 40_000_000
"""Bytes of one part of a DOCX that is read: 500 pages of text have 8,000,000."""
MOST_FILE = 200_000_000
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DICTIONARY = 800  # bytes before a stream in which its dictionary lies
_FLATES = re.compile(rb"/(?:FlateDecode|Fl)\b")
_ASCII85 = re.compile(rb"/(?:ASCII85Decode|A85)\b")
_HEX = re.compile(rb"/(?:ASCIIHexDecode|AHx)\b")
_DENSEST = 1032  # times: what deflate packs best
_ZEROS = 4  # bytes that one letter of ASCII85 may stand for
_OTHER = re.compile(rb"/(?:LZWDecode|LZW|RunLengthDecode|RL)\b")


def read_whole(path: Path) -> bytes:
    """The bytes of a file of a size a paper may have.

    Raises:
        Unreadable: too large. OSError: as the system says.
    """
    if path.stat().st_size > MOST_FILE:
        raise too_large(path)
    return path.read_bytes()


def check_pdf(path: Path, data: bytes) -> None:
    """Refuse a PDF whose streams unpack beyond all bounds; pictures are never unpacked and may be large.

    Raises:
        Unreadable: it does.
    """
    total = 0
    for match in _STREAM.finditer(data):
        start = match.end()
        before = data[max(0, match.start() - _DICTIONARY) : match.start()]
        dictionary = before[before.rfind(b"obj") + 3 :]
        if b"/Image" in dictionary and b"/Subtype" in dictionary:
            continue
        most = MOST_FONT if b"/Length1" in dictionary else MOST_DRAWN
        end = data.find(b"endstream", start)
        end = len(data) if end < 0 else end
        times = len(_FLATES.findall(dictionary))
        densest = _DENSEST * _ZEROS if _ASCII85.search(dictionary) else _DENSEST
        if times < 2 and (end - start) * densest <= most and not _OTHER.search(dictionary):
            continue
        if _OTHER.search(dictionary) and end - start > most // _DENSEST:
            raise too_large(path)
        size = _unpacked(_plain(data[start:end], dictionary), max(1, times), most)
        total += size
        if size > most or total > MOST_IN_ALL:
            raise too_large(path)


def _plain(packed: bytes, dictionary: bytes) -> bytes:
    """The bytes behind a coating of letters, where there is one."""
    try:
        if _ASCII85.search(dictionary):
            return base64.a85decode(packed.strip().removesuffix(b"~>").removeprefix(b"<~"))
        if _HEX.search(dictionary):
            return bytes.fromhex(packed.decode("ascii").strip().removesuffix(">"))
    except ValueError:
        return b""
    return packed


def _unpacked(packed: bytes, times: int, most: int) -> int:
    """How many bytes a stream unpacks to, at most one more than ``most``; its own length where it is not packed."""
    size = len(packed)
    for _time in range(times):
        try:
            packed = zlib.decompressobj().decompress(packed, most + 1)
        except zlib.error:
            return size
        size = max(size, len(packed))
    return size


def check_docx(path: Path) -> None:
    """Refuse a DOCX whose parts unpack beyond all bounds.

    Raises:
        Unreadable: it does. zipfile.BadZipFile: it is no archive.
    """
    with zipfile.ZipFile(path) as packed:
        members = packed.infolist()
    read = [member.file_size for member in members if member.filename.endswith((".xml", ".rels"))]
    if (
        max(read, default=0) > MOST_XML
        or sum(read) > MOST_IN_ALL
        or sum(each.file_size for each in members) > MOST_FILE
    ):
        raise too_large(path)


def too_large(path: Path) -> Unreadable:
    """The refusal."""
    return Unreadable(N_("{path} is too large to be checked."), path=path)
