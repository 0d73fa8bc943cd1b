"""A workbook of XlsxWriter that can be stopped, and let go of without complaint when it was."""

import contextlib
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from doithoai.domain.progress import Meter


class _WatchedFile:
    """Takes the workbook's bytes: XlsxWriter can be stopped nowhere else while it puts a workbook together."""

    def __init__(self, file: BinaryIO, meter: Meter) -> None:
        self._file, self._meter = file, meter
        self._place = 0  # of the next byte, counted on after a stop: zipfile reckons with it
        self.dropped = False

    def write(self, data: bytes) -> int:
        """Write, or stop here; after a stop what zipfile still sends when it is collected goes nowhere."""
        if not self.dropped:
            self._meter.look()
            self._file.write(data)
        self._place += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        """As of the file."""
        self._place = offset if self.dropped else self._file.seek(offset, whence)
        return self._place

    def tell(self) -> int:
        """As of the file."""
        return self._place

    def flush(self) -> None:
        """As of the file."""
        if not self.dropped:
            self._file.flush()


class Book:
    """A workbook that goes to ``file`` when it is closed; rows go to the disk at once.

    Args:
        meter: looked at while the bytes are written.
        folder: where the working files go; None is the system's folder for them.
    """

    def __init__(self, file: BinaryIO, meter: Meter, folder: Path | None = None) -> None:
        self._target = _WatchedFile(file, meter)
        self._closed = False
        self.workbook = Workbook(
            self._target,
            {
                "constant_memory": True,
                "tmpdir": str(folder) if folder else None,
                # A person's words stay words, whatever they look like.
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )

    def close(self) -> None:
        """Put the workbook together and write it."""
        self.workbook.close()
        self._closed = True

    def drop(self) -> None:
        """Let go of it and of its working files; nothing happens after a good close."""
        if self._closed:
            return
        self._target.dropped = True
        self.workbook.fileclosed = 1  # else it warns, when collected, that nobody closed it
        for sheet in self.workbook.worksheets():
            with contextlib.suppress(OSError, ValueError):
                sheet._opt_close()  # its working file is open, and Windows removes no open file
