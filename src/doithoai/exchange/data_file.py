r"""The data file: what `load` reads (``doithoai/1`` and ``/2``), and what `dump` and the package write (``/2``).

Reading is strict: unknown keys, values outside the closed lists and wrong types are refused with their path.
Writing is canonical: the order of design.md, every key there, ``null`` for "not known", one blank a level,
``\n``. What is written reads back the same.
"""

import contextlib
import gc
import json
import uuid
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TextIO

from doithoai.domain.errors import N_
from doithoai.domain.office import Office
from doithoai.domain.petition import Petition
from doithoai.domain.session import DocumentRecord, Session
from doithoai.exchange import compose as composing
from doithoai.exchange import shapes
from doithoai.exchange.errors import DataRefused, Wrong, quoted
from doithoai.exchange.json_file import read_json
from doithoai.exchange.values import Check, Json, Repeated, a_list, an_object

SCHEMA = f"doithoai/{shapes.NEWEST}"
VERSIONS = {f"doithoai/{version}": version for version in range(1, shapes.NEWEST + 1)}
NAMESPACE = uuid.UUID("8f6e5f5e-9a43-5d5c-8c0b-6f0a4f1b7d21")  # of identities derived here; never changes

Period = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class DataFile:
    """What a data file holds.

    Attributes:
        period: its first and last day, both inclusive.
        documents: those of no session, as reports are.
    """

    office: Office | None
    period: Period
    sessions: tuple[Session, ...]
    documents: tuple[DocumentRecord, ...] = ()


# -- reading ---------------------------------------------------------------------


def read(path: Path, *, catalogue: Collection[str] | None = None) -> DataFile:
    """The data file at ``path``.

    Raises:
        DataUnreadable: it is missing, a folder, not UTF-8, not JSON.
        DataRefused: it breaks the schema; the text names the place.
    """
    with _no_cycles_sought():
        return parse(read_json(path), catalogue=catalogue)


def parse(data: object, *, catalogue: Collection[str] | None = None) -> DataFile:
    """The data file that ``data`` (as the `json` module gives it) describes.

    A session or petition without ``uid`` gets one derived from the file, so that loading the same file twice
    finds the same session: from the office's code, the title, the start and the place in the list.

    Args:
        catalogue: names of fields of work; a field must then be one of them, else it is any text.

    Raises:
        DataRefused: ``data`` breaks the schema; ``path`` names the place.
    """
    try:
        return _whole(_version(data), catalogue)(data)  # type: ignore[no-any-return]
    except Wrong as wrong:
        raise wrong.refused() from None


def _version(data: object) -> int:
    """Asked first: what else is wrong with a file of another schema says nothing."""
    if isinstance(data, Repeated):
        return shapes.NEWEST  # the shape names the key
    if type(data) is not dict:
        raise DataRefused("", N_("The data file must hold one JSON object."))
    schema = data.get("schema")
    version = VERSIONS.get(schema) if type(schema) is str else None
    if version is None:
        message = N_("{path}: {value} is not one of {allowed}.")
        raise Wrong(message, value=quoted(schema), allowed=", ".join(VERSIONS)).inside("schema")
    return version


def _whole(version: int, catalogue: Collection[str] | None) -> Check:
    shape = {
        "schema": lambda value: value,
        "office": shapes.office(version),
        "period": shapes.PERIOD,
        "sessions": a_list(shapes.session(version, shapes.field_of(catalogue))),
    }
    if version >= shapes.DOCUMENTS_SINCE:
        shape["documents"] = a_list(shapes.document(version))
    return an_object(shape, _data_file)


def _data_file(values: Json) -> DataFile:
    office = values.get("office")
    sessions = _identified(office, values.get("sessions", ()))
    return DataFile(office, values.get("period", (None, None)), sessions, values.get("documents", ()))


def _identified(office: Office | None, sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Sessions and petitions with an identity each, no two the same in the file."""
    code = office.code if office else None
    session_uids: set[str] = set()
    petition_uids: set[str] = set()
    identified = []
    for index, session in enumerate(sessions):
        uid = session.uid or _derived(code, session.title, session.starts_at, index)
        _remember(session_uids, uid, "sessions", index)
        petitions = tuple(_with_uid(petition, uid, place) for place, petition in enumerate(session.petitions))
        for place, petition in enumerate(petitions):
            _remember(petition_uids, petition.uid, "sessions", index, "petitions", place)
        _guard_numbers(petitions, index)
        identified.append(replace(session, uid=uid, petitions=petitions))
    return tuple(identified)


def _guard_numbers(petitions: Iterable[Petition], index: int) -> None:
    """Papers call a petition by its number: no two of one session have the same."""
    numbers: set[int] = set()
    for place, petition in enumerate(petitions):
        if petition.number in numbers:
            error = Wrong(N_("{path}: {value} is given twice."), value=petition.number)
            raise error.inside("sessions", index, "petitions", place, "number")
        if petition.number is not None:
            numbers.add(petition.number)


def _with_uid(petition: Petition, session_uid: str, place: int) -> Petition:
    return petition if petition.uid else replace(petition, uid=_derived(session_uid, "petition", place))


def _remember(uids: set[str], uid: str, *place: str | int) -> None:
    if uid in uids:
        raise Wrong(N_("{path}: {value} is given twice."), value=uid).inside(*place, "uid")
    uids.add(uid)


def _derived(*parts: str | int | datetime | None) -> str:
    plain = [part.isoformat(timespec="minutes") if isinstance(part, datetime) else part for part in parts]
    return str(uuid.uuid5(NAMESPACE, json.dumps(plain, ensure_ascii=False)))


@contextlib.contextmanager
def _no_cycles_sought() -> Iterator[None]:
    """No garbage collection meanwhile: millions of new objects, none of them garbage; it took half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


# -- writing ---------------------------------------------------------------------


def compose(
    office: Office | None, period: Period, sessions: Iterable[Session], documents: Iterable[DocumentRecord] = ()
) -> Json:
    """The data file as the `json` module takes it; ``documents`` are those of no session."""
    return {
        **composing.head(SCHEMA, office, period),
        "sessions": [composing.session(session) for session in sessions],
        "documents": [composing.document(document) for document in documents],
    }


def to_json(
    office: Office | None, period: Period, sessions: Iterable[Session], documents: Iterable[DocumentRecord] = ()
) -> Iterator[str]:
    r"""The data file as text in pieces, a session each: a register is never held whole.

    Joined they are ``json.dumps(compose(…), ensure_ascii=False, indent=1) + "\n"``.
    """
    yield _lines(composing.head(SCHEMA, office, period), "")[:-2] + ',\n "sessions": ['
    yield from _listed(map(composing.session, sessions))
    yield ',\n "documents": ['
    yield from _listed(map(composing.document, documents))
    yield "\n}\n"


def _listed(things: Iterable[Json]) -> Iterator[str]:
    """The things of a list whose bracket is open, and its end."""
    first = True
    for thing in things:
        yield ("\n  " if first else ",\n  ") + _lines(thing, "  ")
        first = False
    yield "]" if first else "\n ]"


def _lines(value: object, margin: str) -> str:
    # A raw end of line is never inside a JSON text, so a margin can be put after each.
    lines = json.dumps(value, ensure_ascii=False, indent=1)
    return lines.replace("\n", f"\n{margin}") if margin else lines


def text_of(data: object) -> bytes:
    """What `compose` gives as the bytes of a data file."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def write(
    out: TextIO,
    office: Office | None,
    period: Period,
    sessions: Iterable[Session],
    documents: Iterable[DocumentRecord] = (),
) -> None:
    r"""Write the data file; ``out`` must write UTF-8 and leave ``\n`` as it is."""
    out.writelines(to_json(office, period, sessions, documents))
