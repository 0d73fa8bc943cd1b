"""The manifest of a package: who sends what to whom, its totals, and the SHA-256 of every member.

It is the last member but its signature, so that ``packed`` can vouch for every byte before it. `SIGNATURE` holds the
64 bytes of Ed25519 over its bytes. Its own hash names the package, and gives the code that is compared by telephone.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from doithoai.domain.errors import N_
from doithoai.domain.office import Office
from doithoai.domain.turnover import Figure, Turnover
from doithoai.exchange import compose, shapes
from doithoai.exchange.container import Member
from doithoai.exchange.errors import DataRefused, PackageProblem, Wrong, missing, quoted
from doithoai.exchange.json_file import json_of
from doithoai.exchange.keys import PUBLIC, PublicKey, base32
from doithoai.exchange.values import (
    Json,
    a_list,
    an_object,
    day,
    member_name,
    sha256,
    text,
    uid,
    whole_number,
    writable,
)

NAME = "manifest.json"
DATA = "data.json"
WORKBOOK = "bang-tong-hop.xlsx"
SIGNATURE = "manifest.sig"

FORMAT = "doithoai-package"
VERSION = 2

_CODE_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Counts:
    """The five totals that the office above reads back."""

    sessions: int = 0
    attendees: int = 0
    petitions: int = 0
    assigned: int = 0
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Packed:
    """The bytes of the package before the manifest, as they lie in the file."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class State:
    """How far the sender's register had come: of two packages the later one knows better.

    Attributes:
        step: the number of its last step; at: when that was, UTC, ``2022-12-31T09:00:00Z``.
    """

    step: int
    at: str


@dataclass(frozen=True, slots=True)
class Since:
    """What a package leaves out: all that a package received before holds as it still is.

    Attributes:
        manifest: SHA-256 of that package's manifest.
        withdrawn: uids of sessions that are no longer in the period.
    """

    manifest: str
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package says of itself.

    Attributes:
        program: name and version of the program that wrote it.
        period: first and last day, both inclusive.
        as_of: the day on which overdue was judged in the spreadsheet.
        made_on: the day of sending, when the sender gave one.
        turnover: what was carried over, came in, was settled and is left in the period, of the whole office: also of
            sessions before it, which the package does not hold. None in a package of an earlier program.
        history_head: head of the sender's chain of history; empty when there is none.
        members: every member but the manifest and its signature, in the order of the file.
        since: None for a package that holds all sessions of its period.
        key: the public halves of the sender's keys.
    """

    program: str
    office: Office | None
    receiver: str
    period: tuple[date, date]
    as_of: date
    made_on: date | None
    history_head: str
    counts: Counts
    members: tuple[Member, ...]
    packed: Packed
    turnover: Turnover | None = None
    state: State | None = None
    since: Since | None = None
    key: PublicKey | None = None


def fingerprint(manifest: bytes) -> str:
    """Eight letters and digits that stand for the whole package: 40 bits of the manifest's SHA-256."""
    return code_of(hashlib.sha256(manifest).digest())


def code_of(digest: bytes) -> str:
    """The same, of the SHA-256 of a manifest."""
    return base32(digest, _CODE_LENGTH)


def to_bytes(manifest: Manifest) -> bytes:
    """The manifest as it lies in the package: UTF-8 JSON, keys in this order, one blank a level."""
    counts, packed = manifest.counts, manifest.packed
    content: Json = {
        "format": f"{FORMAT}/{VERSION}",
        "program": manifest.program,
        "office": compose.office_part(manifest.office),
        "receiver": writable(manifest.receiver) or None,
        "period": compose.period(manifest.period),
        "as_of": compose.day(manifest.as_of),
        "made_on": compose.day(manifest.made_on),
        "history_head": manifest.history_head or None,
        "counts": {
            "sessions": counts.sessions,
            "attendees": counts.attendees,
            "petitions": counts.petitions,
            "assigned": counts.assigned,
            "documents": counts.documents,
        },
        **({"turnover": _turnover_part(manifest.turnover)} if manifest.turnover is not None else {}),
        "members": [{"name": member.name, "size": member.size, "sha256": member.sha256} for member in manifest.members],
        "packed": {"size": packed.size, "sha256": packed.sha256},
        "state": manifest.state and {"step": manifest.state.step, "at": manifest.state.at},
        "since": manifest.since and {"manifest": manifest.since.manifest, "withdrawn": list(manifest.since.withdrawn)},
        "key": manifest.key and {"signing": manifest.key.signing, "sealing": manifest.key.sealing},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _turnover_part(turnover: Turnover) -> dict[str, int]:
    return {name: turnover.of(figure) for name, figure in _TURNOVER.items()}


def from_bytes(content: bytes) -> Manifest:
    """Read a manifest.

    Raises:
        PackageProblem: it was written by a newer program.
        DataUnreadable, DataRefused: it is no manifest.
    """
    data = json_of(content, NAME)
    try:
        _check_format(data)
        return _SHAPE(data)  # type: ignore[no-any-return]
    except Wrong as wrong:
        raise wrong.refused(NAME) from None


def _check_format(data: object) -> None:
    written = data.get("format") if type(data) is dict else None
    name, _, version = str(written).partition("/")
    if name != FORMAT or not (version.isascii() and version.isdigit()) or len(version) > 9:
        raise DataRefused(NAME, N_("{path} is not the manifest of a package."))
    if int(version) > VERSION:
        raise PackageProblem(
            N_("The package was written by a newer program (format {version})."),
            remedy=N_("Update this program, then open the package again."),
            version=quoted(version),
        )


def _needing(*keys: str) -> Callable[[Json], Json]:
    def check(values: Json) -> Json:
        for key in keys:
            if key not in values:
                raise missing(key)
        return values

    return check


def _manifest(values: Json) -> Manifest:
    _needing("program", "period", "as_of", "counts", "members", "packed")(values)
    return Manifest(
        program=values["program"],
        office=values.get("office"),
        receiver=values.get("receiver", ""),
        period=values["period"],
        as_of=values["as_of"],
        made_on=values.get("made_on"),
        history_head=values.get("history_head", ""),
        counts=values["counts"],
        members=values["members"],
        packed=values["packed"],
        turnover=values.get("turnover"),
        state=values.get("state"),
        since=values.get("since"),
        key=values.get("key"),
    )


def _turnover(values: Json) -> Turnover:
    _needing(*_TURNOVER)(values)
    return Turnover(
        carried=values["carried"],
        received=values["received"],
        settled_in_time=values["settled_in_time"],
        settled_late=values["settled_late"],
        left=values["left_in_time"] + values["left_late"],
        left_late=values["left_late"],
    )


def _instant(value: object) -> str:
    """An instant of UTC to the second, so that two compare as texts."""
    try:
        if type(value) is str and value == f"{datetime.fromisoformat(value):%Y-%m-%dT%H:%M:%S}Z":
            return value
    except ValueError:
        pass
    raise Wrong(N_("{path}: {value} is not an instant (YYYY-MM-DDTHH:MM:SSZ)."), value=quoted(value))


_SIZE = whole_number(0)
_MEMBER = an_object(
    {"name": member_name, "size": _SIZE, "sha256": sha256},
    lambda values: Member(**_needing("name", "size", "sha256")(values)),
)
# What adds up; the sums of them are not written down.
_TURNOVER = {
    str(figure): figure
    for figure in (
        Figure.CARRIED,
        Figure.RECEIVED,
        Figure.SETTLED_IN_TIME,
        Figure.SETTLED_LATE,
        Figure.LEFT_IN_TIME,
        Figure.LEFT_LATE,
    )
}
_COUNTS = ("sessions", "attendees", "petitions", "assigned", "documents")
_SHAPE = an_object(
    {
        "format": text,
        "program": text,
        "office": shapes.office(),
        "receiver": text,
        "period": an_object({"from": day, "to": day}, lambda values: shapes.period(_needing("from", "to")(values))),
        "as_of": day,
        "made_on": day,
        "history_head": text,
        "counts": an_object(dict.fromkeys(_COUNTS, _SIZE), lambda values: Counts(**_needing(*_COUNTS)(values))),
        "turnover": an_object(dict.fromkeys(_TURNOVER, _SIZE), _turnover),
        "members": a_list(_MEMBER),
        "packed": an_object(
            {"size": _SIZE, "sha256": sha256}, lambda values: Packed(**_needing("size", "sha256")(values))
        ),
        "state": an_object({"step": _SIZE, "at": _instant}, lambda values: State(**_needing("step", "at")(values))),
        "since": an_object(
            {"manifest": sha256, "withdrawn": a_list(uid)}, lambda values: Since(**_needing("manifest")(values))
        ),
        "key": PUBLIC,
    },
    _manifest,
)
