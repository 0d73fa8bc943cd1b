"""The same workbook on every system: XlsxWriter opens its parts with the line ends of the system it runs on.

On Windows that made other bytes of the same figures, and so another code of the same package. It has no setting for
it, but looks up ``open`` in its own modules first.
"""

from pathlib import Path
from typing import Any

from xlsxwriter import theme, worksheet, xmlwriter  # type: ignore[import-untyped]


def _open_with_line_feeds(file: Any, mode: str = "r", **options: Any) -> Any:
    if "b" not in mode:
        options.setdefault("newline", "\n")
    return Path(file).open(mode, **options)


def use_line_feeds() -> None:
    """End every line of every workbook with a line feed alone, from now on."""
    for module in (theme, worksheet, xmlwriter):
        module.open = _open_with_line_feeds
