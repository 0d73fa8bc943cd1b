"""The person's language at run time: Babel's catalogues, Vietnamese by default, another on request.

A language is offered when ``translations/`` has a folder of its own for it; nothing else names the languages.

Message ids are English and carry ``{name}`` placeholders. Rooms mark their texts with
`doithoai.domain.errors.N_`; the edges (command line, window) translate them here. Documents are
always Vietnamese and never ask this module. No Qt: a window listens with `on_language_change`.
"""

import gettext as _gettext
import os
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from doithoai.domain.errors import AppError, filled
from doithoai.paths import translations

DEFAULT = "vi"
"""The offices are Vietnamese; this catalogue is always whole."""

_DOMAIN = "doithoai"
_chosen: str | None = None
_listeners: list[Callable[[str], None]] = []


def languages() -> tuple[str, ...]:
    """The codes of the languages the program speaks: those with a catalogue, the default one first."""
    return _languages_in(translations())


@cache
def _languages_in(folder: Path) -> tuple[str, ...]:
    codes = {path.parent.parent.name for path in folder.glob(f"*/LC_MESSAGES/{_DOMAIN}.[mp]o")}
    return (DEFAULT, *sorted(codes - {DEFAULT}))


def own_name(code: str) -> str:
    """What a language calls itself, as its speakers look for it in a list: ``Tiếng Việt``, ``English``."""
    from babel import Locale, UnknownLocaleError  # knows every language; needed where one is chosen only

    try:
        name = Locale.parse(code).get_language_name(code) or code
    except (UnknownLocaleError, ValueError):
        return code
    return name[:1].upper() + name[1:]


def preferred_language(environment: Mapping[str, str]) -> str:
    """The language an environment asks for: ``DOITHOAI_LANG`` first, then the POSIX locale variables.

    One without a catalogue is the default's: a bare ``C`` locale says nothing.
    """
    for name in ("DOITHOAI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "").strip().lower()
        if value:
            code = re.split(r"[^a-z]", value, maxsplit=1)[0]
            return code if code in languages() else DEFAULT
    return DEFAULT


def language() -> str:
    """The language in use."""
    return _chosen or _of_environment()


@cache
def _of_environment() -> str:
    """Looked up once: Qt asks for the name of each key of each shortcut, some ten thousand times at a start."""
    return preferred_language(os.environ)


def set_language(code: str) -> None:
    """Use ``code`` from now on and tell every listener if that is a change.

    Raises:
        ValueError: a language the program does not speak.
    """
    global _chosen
    if code not in languages():
        raise ValueError(f"no catalogue for {code!r}")
    before, _chosen = language(), code
    if before != code:
        for listener in tuple(_listeners):
            listener(code)


def on_language_change(listener: Callable[[str], None]) -> Callable[[], None]:
    """Call ``listener`` with the new language after each change; the returned function ends that."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


def gettext(message: str) -> str:
    """``message`` (a message id) in the person's language."""
    return _catalogue(translations(), language()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of the text for ``count``; the caller fills in its placeholders."""
    return _catalogue(translations(), language()).ngettext(singular, plural, count)


def lend_to_libraries() -> None:
    """Let a library that asks Python's own gettext (click: usage errors, help) speak from our catalogues.

    It finds compiled catalogues only, and by the environment; called once, where the command line begins. While texts
    are being written there is none, or an older one: it is given one compiled for this run.
    """
    code = language()
    os.environ["LANGUAGE"] = code
    _gettext.bindtextdomain(_DOMAIN, _compiled_in(translations(), code))
    _gettext.textdomain(_DOMAIN)


def _compiled_in(folder: Path, code: str) -> Path:
    """A folder with the compiled catalogue of ``code``: ``folder``, else one that goes when the program ends."""
    part = Path(code, "LC_MESSAGES", f"{_DOMAIN}.mo")
    source = (folder / part).with_suffix(".po")
    if _is_fresh(folder / part, source) or not source.exists():
        return folder
    import atexit
    import shutil
    import tempfile

    own = Path(tempfile.mkdtemp(prefix="doithoai-"))
    atexit.register(shutil.rmtree, own, ignore_errors=True)
    (own / part).parent.mkdir(parents=True)
    (own / part).write_bytes(_compiled(source))
    return own


def render(error: AppError) -> str:
    """What a person is told of ``error``, on one line: what happened, then what to do about it.

    A value that is itself an `AppError` (the cause) is told in the same language.
    """
    values = {name: render(value) if isinstance(value, AppError) else value for name, value in error.params.items()}
    texts = (filled(gettext(part), values) for part in (error.message, error.remedy))
    return " ".join(" ".join(texts).split())


@cache
def _catalogue(folder: Path, code: str) -> _gettext.NullTranslations:
    """The compiled catalogue; the ``.po`` itself when it is newer, as while texts are being written."""
    compiled = folder / code / "LC_MESSAGES" / f"{_DOMAIN}.mo"
    source = compiled.with_suffix(".po")
    if _is_fresh(compiled, source):
        with compiled.open("rb") as file:
            return _gettext.GNUTranslations(file)
    return _from_source(source) if source.exists() else _gettext.NullTranslations()


def _is_fresh(compiled: Path, source: Path) -> bool:
    """Whether ``compiled`` may stand for ``source``; a wheel and a bundle carry no source."""
    if not compiled.exists():
        return False
    return not source.exists() or compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns


def _from_source(source: Path) -> _gettext.NullTranslations:
    import io

    return _gettext.GNUTranslations(cast("Any", io.BytesIO(_compiled(source))))


@cache
def _compiled(source: Path) -> bytes:
    import io

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file))
    return compiled.getvalue()
