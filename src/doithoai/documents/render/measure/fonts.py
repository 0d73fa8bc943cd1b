"""Which font files documents are set in: the system's Times New Roman, else the shipped Liberation Serif.

Both have the same widths, so a document breaks its lines alike with either. Renderers of every file type ask here.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from doithoai import paths
from doithoai.domain.errors import N_, AppError

# Set to 1 to use the shipped fonts even where Times New Roman is installed: the same bytes on every computer.
SHIPPED_ONLY = "DOITHOAI_SHIPPED_FONTS"

_TIMES = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")
_TIMES_LINUX = (
    "Times_New_Roman.ttf",
    "Times_New_Roman_Bold.ttf",
    "Times_New_Roman_Italic.ttf",
    "Times_New_Roman_Bold_Italic.ttf",
)
_SHIPPED = (
    "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf",
)


class FontMissing(AppError):
    """A font file documents need is not there."""


@dataclass(frozen=True, slots=True)
class FontFiles:
    """The four faces of one font."""

    family: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path


@cache
def document_fonts() -> FontFiles:
    """The font of documents on this computer.

    Raises:
        FontMissing: neither Times New Roman nor the shipped font is whole; the text names the file.
    """
    if os.environ.get(SHIPPED_ONLY) != "1":
        for folder in _system_folders():
            for names in (_TIMES, _TIMES_LINUX):
                files = [folder / name for name in names]
                if all(file.is_file() for file in files):
                    return FontFiles("Times New Roman", *files)
    files = [paths.resource("fonts", name) for name in _SHIPPED]
    for file in files:
        if not file.is_file():
            raise FontMissing(
                N_("The font file {file} is missing."), remedy=N_("Install the program again."), file=file
            )
    return FontFiles("Liberation Serif", *files)


def _system_folders() -> Iterator[Path]:
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        if local := os.environ.get("LOCALAPPDATA"):  # installed for this person alone, without an administrator
            yield Path(local) / "Microsoft" / "Windows" / "Fonts"
    else:
        yield Path("/usr/share/fonts/truetype/msttcorefonts")
        yield Path.home() / ".local/share/fonts"
