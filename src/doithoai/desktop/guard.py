"""A fault of PySide6 6.12.0 kept from ending the program; to go with the first version that is mended.

No earlier version will do: QtPdf comes without WebEngine (PySide6_Pdf) only since 6.12.

``Signal.emit()`` returns ``True``, and every void method ``None``, without owning a reference to it. Where
these are counted (Python before 3.12) each call takes one away, and after some thousands the interpreter
aborts with "bool_dealloc" or "none_dealloc".
PySide6 6.11.3 and Python 3.12 do not. Seen on 23/11/2026; tests/desktop/test_guard.py shows it.
"""

import ctypes
import sys

import PySide6

_PLENTY = 1 << 40  # a reference a microsecond for twelve days


def keep_true_alive() -> None:
    """Give ``True``, ``False`` and ``None`` more references than any program takes; nothing where not needed."""
    faulty = PySide6.__version_info__[:2] >= (6, 12) and sys.version_info < (3, 12)
    if not faulty or sys.maxsize <= 2**32:
        return
    for value in (True, False, None):
        if sys.getrefcount(value) < _PLENTY:
            ctypes.c_ssize_t.from_address(id(value)).value += _PLENTY
