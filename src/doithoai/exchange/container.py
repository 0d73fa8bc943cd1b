"""The zip container of a package, to the last byte: what we write, and whether a file is exactly that.

Times, rights and versions are constants, so the same members give the same bytes. And because every byte
outside the members is then known beforehand, :func:`is_as_written` sees a change anywhere outside them; changes
inside are seen by their SHA-256, and in the packed form by the manifest's ``packed``.
"""

import hashlib
import struct
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Self

from doithoai.domain.progress import Meter, untold

_TIME = (1980, 1, 1, 0, 0, 0)
_DOS_TIME, _DOS_DATE = 0, (1 << 5) | 1
_VERSION = 20
_UNIX = 3
_RIGHTS = 0o100644 << 16
_LEVEL = 6
_BLOCK = 1 << 20

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in the package as the manifest lists it; ``size`` in bytes, ``sha256`` in lower-case hex."""

    name: str
    size: int
    sha256: str


class Container:
    """A package being written into ``file``, which must be seekable and readable.

    Args:
        meter: looked at with every piece, so that writing can be stopped anywhere.
    """

    def __init__(self, file: BinaryIO, meter: Meter | None = None) -> None:
        self._file = file
        self._meter = meter or Meter(untold, 1)
        self._zip = zipfile.ZipFile(file, "w", allowZip64=False)
        self.members: list[Member] = []

    def add(self, name: str, pieces: Iterable[bytes], *, packed: bool) -> Member:
        """Write a member from its pieces; ``packed`` deflates it, which pays for text only."""
        info = zipfile.ZipInfo(name, _TIME)
        info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        info._compresslevel = _LEVEL  # type: ignore[attr-defined]  # open() has no argument for it
        info.create_system = _UNIX
        info.external_attr = _RIGHTS
        digest, size = hashlib.sha256(), 0
        with self._zip.open(info, "w") as target:
            for piece in self._meter.watched(pieces):
                target.write(piece)
                digest.update(piece)
                size += len(piece)
        member = Member(name, size, digest.hexdigest())
        self.members.append(member)
        return member

    def so_far(self) -> tuple[int, str]:
        """How many bytes the members take as packed so far, and the SHA-256 of these bytes."""
        self._file.flush()
        end = self._zip.start_dir
        digest = hashed(self._file, end, self._meter)
        self._file.seek(end)
        return end, digest

    def __enter__(self) -> Self:
        """Ready for members."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write the list of members at the end, unless the block failed: then the file is nobody's."""
        if kind is None:
            self._zip.close()
        else:
            self._zip.fp = None  # else it writes to the file, closed by then, when it is collected


def hashed(file: BinaryIO, end: int, meter: Meter | None = None) -> str:
    """SHA-256 of the first ``end`` bytes of ``file``."""
    digest = hashlib.sha256()
    file.seek(0)
    while end > 0 and (block := file.read(min(end, _BLOCK))):
        if meter:
            meter.look()
        digest.update(block)
        end -= len(block)
    return digest.hexdigest()


def blocks(file: BinaryIO) -> Iterator[bytes]:
    """The rest of ``file``, a piece at a time."""
    while block := file.read(_BLOCK):
        yield block


# -- checking --------------------------------------------------------------------


def is_as_written(file: BinaryIO, infos: list[zipfile.ZipInfo]) -> bool:
    """Whether all but the members' contents is byte for byte what :class:`Container` writes.

    Args:
        infos: the members as the list at the end of ``file`` gives them, in its order.
    """
    position = 0
    for info in infos:
        head = _local(info)
        if info.header_offset != position or _read(file, position, len(head)) != head:
            return False
        position += len(head) + info.compress_size
    directory = b"".join(map(_central, infos))
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(infos), len(infos), len(directory), position, 0)
    tail = directory + end
    return _read(file, position, len(tail) + 1) == tail


def _read(file: BinaryIO, position: int, size: int) -> bytes:
    file.seek(position)
    return file.read(size)


def _local(info: zipfile.ZipInfo) -> bytes:
    name = info.orig_filename.encode("ascii", "replace")
    fixed = (b"PK\3\4", _VERSION, 0, info.compress_type, _DOS_TIME, _DOS_DATE)
    sizes = (info.CRC, info.compress_size, info.file_size, len(name), 0)
    return struct.pack("<4s5H3L2H", *fixed, *sizes) + name


def _central(info: zipfile.ZipInfo) -> bytes:
    name = info.orig_filename.encode("ascii", "replace")
    fixed = (b"PK\1\2", _VERSION, _UNIX, _VERSION, 0, 0, info.compress_type, _DOS_TIME, _DOS_DATE)
    sizes = (info.CRC, info.compress_size, info.file_size, len(name), 0, 0, 0, 0, _RIGHTS, info.header_offset)
    return struct.pack("<4s4B4H3L5H2L", *fixed, *sizes) + name
