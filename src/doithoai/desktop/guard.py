"""Faults of PySide6 6.12.0 kept from ending the program; to go with the first version that is mended.

No earlier version will do: QtPdf comes without WebEngine (PySide6_Pdf) only since 6.12.

``Signal.emit()`` returns ``True``, and every void method ``None``, without owning a reference to it. Where
these are counted (Python before 3.12) each call takes one away, and after some thousands the interpreter
aborts with "bool_dealloc" or "none_dealloc". Seen on 23/11/2026.

An exception that leaves a method Qt calls while Python waits for Qt (``closeEvent`` within ``close()``, ``data``
within ``index.data()``) gets the method's name put before its words, which are read without a look whether the
exception is made yet. Python before 3.12 makes an exception of C code (``int("x")``, ``list.remove`` of what is not
in it, a widget that is gone) only where somebody takes it: where nobody did, the program ended with SIGSEGV, and the
trace showed only who had called Qt. Seen on 28/11/2026.

PySide6 6.11.3 (the first) and Python 3.12 (both) do not. tests/desktop/test_guard.py shows them.
"""

import ctypes
import inspect
import sys
from collections.abc import Callable
from functools import cache, wraps
from types import CodeType, FunctionType
from typing import Any, cast

import PySide6
from shiboken6 import Shiboken

_PLENTY = 1 << 40  # a reference a microsecond for twelve days
_TAKES_FAULTS = "_takes_faults"  # the mark of a method that is guarded
_TAKING = """
def guard(_method):
    def guarded({arguments}):
        try:
            return _method({arguments})
        except BaseException:
            raise
    return guarded
"""

Method = Callable[..., Any]


def _is_faulty() -> bool:
    return PySide6.__version_info__[:2] >= (6, 12) and sys.version_info < (3, 12)


def keep_true_alive() -> None:
    """Give ``True``, ``False`` and ``None`` more references than any program takes; nothing where not needed."""
    if not _is_faulty() or sys.maxsize <= 2**32:
        return
    for value in (True, False, None):
        if sys.getrefcount(value) < _PLENTY:
            ctypes.c_ssize_t.from_address(id(value)).value += _PLENTY


def make_faults_whole() -> None:
    """Let every method that classes from now on put in place of one of Qt's take its exceptions and raise them again.

    That makes the exception. Nothing where not needed.
    """
    if _is_faulty() and "__init_subclass__" not in vars(Shiboken.Object):
        cast(Any, Shiboken.Object).__init_subclass__ = classmethod(_guard_class)


def _guard_class(cls: Any, /, **options: Any) -> None:
    super(Shiboken.Object, cls).__init_subclass__(**options)
    of_qt = [base for base in cls.__mro__ if base.__module__.startswith("PySide6.")]
    for owner in cls.__mro__:  # a method Qt calls may come from a class that is none of Qt's
        if owner in of_qt or owner in (Shiboken.Object, object):
            continue
        for name, method in list(vars(owner).items()):
            is_guarded = name.startswith("__") or hasattr(method, _TAKES_FAULTS)
            if isinstance(method, FunctionType) and not is_guarded and any(name in vars(base) for base in of_qt):
                setattr(owner, name, _guarded(method))


def _guarded(method: FunctionType) -> Method:
    """``method`` with the same arguments: PySide6 counts those of a slot to see which of the signal's it wants."""
    guarded = cast(FunctionType, wraps(method)(_guard(_arguments(method.__code__))(method)))
    guarded.__defaults__ = method.__defaults__
    setattr(guarded, _TAKES_FAULTS, True)
    return guarded


def _arguments(code: CodeType) -> str:
    """The arguments as they stand in a definition and in a call alike."""
    names = list(code.co_varnames[: code.co_argcount])
    if code.co_flags & inspect.CO_VARARGS:
        names.append("*_rest")
    if code.co_kwonlyargcount or code.co_flags & inspect.CO_VARKEYWORDS:
        names.append("**_options")
    return ", ".join(names)


@cache
def _guard(arguments: str) -> Callable[[Method], Method]:
    """What guards a method of these arguments."""
    names: dict[str, Any] = {}
    exec(_TAKING.format(arguments=arguments), names)
    return cast(Callable[[Method], Method], names["guard"])
