"""Reading a draft that comes back from Word: its marked paragraphs as they stand now, or why it cannot be taken."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, cast

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml

from doithoai.documents.check import bounds
from doithoai.documents.check.errors import Unreadable
from doithoai.documents.word_parts import PROPERTY, Part, W, fingerprint, parts_of
from doithoai.domain.errors import N_, AppError

_TRACKED = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_MOST_PIECES = 50  # of the properties that name the draft: as many as the longest order takes, and more

_MOST_PARAGRAPHS = 1_000_000
_NUMBERS = re.compile(r"[0-9 ]{0,100000}")


class NotTakenBack(AppError):
    """A file that cannot be taken back; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A draft as it comes back.

    Attributes:
        draft: what it was named when it was written (`render_docx`).
        paragraphs: how many it had; marked: the places of those that can come back.
        passages: those that are still in it, in the order in which they stand.
        rest_changed: whether something else was changed: the head, a table, the signatures, an annex.
    """

    draft: str
    paragraphs: int
    marked: tuple[int, ...]
    passages: tuple[Part, ...]
    rest_changed: bool


def read_back(path: Path) -> Returned:
    """The draft in ``path``.

    Raises:
        Unreadable: no DOCX, damaged, or larger than a paper is.
        NotTakenBack: no draft of ours, changes in it are still tracked, or a table is gone.
    """
    document = _opened(path)
    body = document.element.body
    record = _record(document)
    if record is None:
        raise NotTakenBack(N_("{name} is no draft that this program saved for Word."), name=path.name)
    if next(body.iter(*_TRACKED), None) is not None:
        raise NotTakenBack(
            N_("In {name} changes are still tracked."),
            remedy=N_("Accept or reject them in Word (Review), save the file, and take it back again."),
            name=path.name,
        )
    parts = parts_of(body)
    if parts.tables != record["tables"]:
        raise NotTakenBack(
            N_("In {name} a table was cut out or put in; nothing was taken back."),
            remedy=N_("Bring the table back in Word (Ctrl+Z), or save the draft for Word anew."),
            name=path.name,
        )
    if not parts.passages:
        raise NotTakenBack(
            N_("{name} lost what joins it to the draft, by another program perhaps; nothing was taken back."),
            remedy=N_("Copy what was changed into the draft (Ctrl+E)."),
            name=path.name,
        )
    rest = fingerprint("\n".join(parts.rest))
    unmarked = {int(place) for place in record["unmarked"].split()}
    marked = tuple(place for place in range(record["paragraphs"]) if place not in unmarked)
    return Returned(record["draft"], record["paragraphs"], marked, tuple(parts.passages), rest != record["rest"])


def _opened(path: Path) -> WordDocument:
    try:
        bounds.check_docx(path)
        return Document(str(path))
    except Unreadable:
        raise
    except OSError as error:
        raise Unreadable(N_("{path} cannot be read."), path=path.name, detail=str(error)) from error
    except Exception as error:  # a hostile file breaks the library in ways it does not name
        raise Unreadable(N_("{path} is no DOCX that can be read."), path=path.name, detail=repr(error)) from error


class _Record(TypedDict):
    draft: str
    paragraphs: int
    unmarked: str
    tables: int
    rest: str


def _record(document: WordDocument) -> _Record | None:
    """What `render.docx.marks` wrote into the file; None where nothing is, or nothing that it would write."""
    part = next(
        (
            relation.target_part
            for relation in document.part.package.rels.values()
            if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES and not relation.is_external
        ),
        None,
    )
    if part is None:
        return None
    try:
        properties = {str(item.get("name")): "".join(item.itertext()) for item in parse_xml(part.blob)}
        pieces = [properties.get(f"{PROPERTY}{number}", "") for number in range(1, _MOST_PIECES)]
        record = json.loads("".join(pieces))
    except Exception:  # written by who knows whom
        return None
    types = {"draft": str, "paragraphs": int, "unmarked": str, "tables": int, "rest": str}
    if not isinstance(record, dict) or any(type(record.get(key)) is not kind for key, kind in types.items()):
        return None
    if not 0 <= record["paragraphs"] <= _MOST_PARAGRAPHS or not _NUMBERS.fullmatch(record["unmarked"]):
        return None
    return cast(_Record, record)
