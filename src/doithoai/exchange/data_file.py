r"""The data file ``doithoai/1``: what `load` reads, and what `dump` and the package write.

Reading is strict: unknown keys, values outside the closed lists and wrong types are refused with their path.
Writing is canonical: the order of design.md, every key there, ``null`` for "not known", one blank a level,
``\n``. What is written reads back the same.
"""

import contextlib
import gc
import json
import uuid
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

from doithoai.domain.errors import N_
from doithoai.domain.office import Office
from doithoai.domain.petition import Petition
from doithoai.domain.session import Session
from doithoai.exchange import compose as composing
from doithoai.exchange import shapes
from doithoai.exchange.errors import DataRefused, Wrong, shown
from doithoai.exchange.json_file import read_json
from doithoai.exchange.values import Repeated, a_list, an_object

SCHEMA = "doithoai/1"
NAMESPACE = uuid.UUID("8f6e5f5e-9a43-5d5c-8c0b-6f0a4f1b7d21")  # of identities derived here; never changes

Period = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class DataFile:
    """What a data file holds; ``period`` is its first and last day, both inclusive."""

    office: Office | None
    period: Period
    sessions: tuple[Session, ...]


# -- reading ---------------------------------------------------------------------


def read(path: Path, *, known_fields: Collection[str] | None = None) -> DataFile:
    """The data file at ``path``.

    Raises:
        DataUnreadable: it is missing, a folder, not UTF-8, not JSON.
        DataRefused: it breaks the schema; the text names the place.
    """
    with _no_cycles_sought():
        return parse(read_json(path), known_fields=known_fields)


def parse(data: object, *, known_fields: Collection[str] | None = None) -> DataFile:
    """The data file that ``data`` (as the `json` module gives it) describes.

    A session or petition without ``uid`` gets one derived from the file, so that loading the same file twice
    finds the same session: from the office's code, the title, the start and the place in the list.

    Args:
        known_fields: names of the catalogue; a field must then be one of them, else it is any text.

    Raises:
        DataRefused: ``data`` breaks the schema; ``path`` names the place.
    """
    try:
        _check_schema(data)
        return _whole(known_fields)(data)  # type: ignore[no-any-return]
    except Wrong as wrong:
        raise wrong.refused() from None


def _check_schema(data: object) -> None:
    """Asked first: what else is wrong with a file of another schema says nothing."""
    if isinstance(data, Repeated):
        return  # the shape names the key
    if type(data) is not dict:
        raise DataRefused("", N_("The data file must hold one JSON object."))
    found = data.get("schema")
    if found != SCHEMA:
        message = N_("{path} must be {schema}, not {value}.")
        raise Wrong(message, schema=SCHEMA, value=shown(found) if found is not None else "null").inside("schema")


def _whole(known_fields: Collection[str] | None) -> Any:
    shape = {
        "schema": lambda value: value,
        "office": shapes.OFFICE,
        "period": shapes.PERIOD,
        "sessions": a_list(shapes.session(shapes.field_of(known_fields))),
    }
    return an_object(shape, _data_file)


def _data_file(found: dict[str, Any]) -> DataFile:
    office = found.get("office")
    sessions = _identified(office, found.get("sessions", ()))
    return DataFile(office, found.get("period", (None, None)), sessions)


def _identified(office: Office | None, sessions: Iterable[dict[str, Any]]) -> tuple[Session, ...]:
    """Sessions and petitions with an identity each, no two the same in the file."""
    code = office.code if office else None
    known_sessions: set[str] = set()
    known_petitions: set[str] = set()
    made = []
    for index, found in enumerate(sessions):
        uid = found.get("uid") or _derived(code, found.get("title"), found.get("starts_at"), index)
        _remember(known_sessions, uid, "sessions", index)
        petitions = []
        for place, petition in enumerate(found.get("petitions", ())):
            petition["uid"] = petition.get("uid") or _derived(uid, "petition", place)
            _remember(known_petitions, petition["uid"], "sessions", index, "petitions", place)
            petitions.append(Petition(**petition))
        made.append(Session(**{**found, "uid": uid, "petitions": tuple(petitions)}))
    return tuple(made)


def _remember(known: set[str], uid: str, *place: str | int) -> None:
    if uid in known:
        raise Wrong(N_("{path}: {value} is given twice."), value=uid).inside(*place, "uid")
    known.add(uid)


def _derived(*parts: str | int | datetime | None) -> str:
    plain = [part.isoformat(timespec="minutes") if isinstance(part, datetime) else part for part in parts]
    return str(uuid.uuid5(NAMESPACE, json.dumps(plain, ensure_ascii=False)))


@contextlib.contextmanager
def _no_cycles_sought() -> Iterator[None]:
    """No garbage collection meanwhile: millions of new objects, none of them garbage; it took half of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


# -- writing ---------------------------------------------------------------------


def compose(office: Office | None, period: Period, sessions: Iterable[Session]) -> dict[str, Any]:
    """The data file as the `json` module takes it."""
    return {**composing.head(SCHEMA, office, period), "sessions": [composing.session(one) for one in sessions]}


def to_json(office: Office | None, period: Period, sessions: Iterable[Session]) -> Iterator[str]:
    r"""The data file as text in pieces, a session each: a register is never held whole.

    Joined they are ``json.dumps(compose(…), ensure_ascii=False, indent=1) + "\n"``.
    """
    yield _lines(composing.head(SCHEMA, office, period), "")[:-2] + ',\n "sessions": ['
    first = True
    for session in sessions:
        yield ("\n  " if first else ",\n  ") + _lines(composing.session(session), "  ")
        first = False
    yield "]\n}\n" if first else "\n ]\n}\n"


def _lines(value: Any, margin: str) -> str:
    # A raw end of line is never inside a JSON text, so a margin can be put after each.
    lines = json.dumps(value, ensure_ascii=False, indent=1)
    return lines.replace("\n", f"\n{margin}") if margin else lines


def text_of(data: Any) -> bytes:
    """What `compose` gives as the bytes of a data file."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def write(out: TextIO, office: Office | None, period: Period, sessions: Iterable[Session]) -> None:
    r"""Write the data file; ``out`` must write UTF-8 and leave ``\n`` as it is."""
    out.writelines(to_json(office, period, sessions))
