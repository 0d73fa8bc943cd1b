"""The register of an office that became part of this one: its sessions come in, each keeping its unit and its numbers.

They come as a package would (`exchange.merge`): twice is once, any order gives the same, and a conflict is named.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date

from doithoai.domain.errors import N_
from doithoai.domain.petition import Petition
from doithoai.domain.session import Session, SessionOffice
from doithoai.exchange import compose, merge
from doithoai.exchange.errors import PackageProblem
from doithoai.exchange.merge import Outcome, Result
from doithoai.register import carried_over, history, merged, offices, petition_values, sessions
from doithoai.register.connection import Register
from doithoai.register.merged import Package

_MOST_VILLAGES = 10_000

Villages = Mapping[str, Mapping[str, str]]
"""What villages are called in the new unit: by the old unit's code, then by the old name."""


def take_office(register: Register, other: Register, villages: Villages) -> Result:
    """Take the sessions of another office's register, inside a step, with the files and material that belong to them.

    Raises:
        PackageProblem: it does not say which office it is of.
    """
    code = offices.own_code(other)
    if not code:
        raise PackageProblem(N_("The register does not say which office it is of."))
    names = villages.get(code, {})
    coming = [_mapped(session, code, other, names) for session in sessions.each(other)]
    result = Result()
    digest = _digest(code, coming)
    if merged.package_id(register, digest) is not None:
        result.repeated = True
        result.counts[Outcome.SAME] += len(coming)
        return result
    merge.take(register, _package(register, other, code, digest, coming), coming, result)
    carried_over.copy(other, register)
    return result


def _mapped(session: Session, code: str, other: Register, names: Mapping[str, str]) -> Session:
    """The session with the office as it was called then, and its villages as they are called now."""
    day = session.starts_at.date() if session.starts_at else date.today()
    called = offices.on(other, day)
    return replace(
        session,
        office=session.office or SessionOffice(code, called.name or called.party_name),
        villages=tuple(names.get(village, village) for village in session.villages),
        petitions=tuple(_moved(petition, names) for petition in session.petitions),
    )


def _moved(petition: Petition, names: Mapping[str, str]) -> Petition:
    who = petition.petitioner
    if who is None or who.address is None or who.address not in names:
        return petition
    return replace(petition, petitioner=replace(who, address=names[who.address]))


def villages_of(other: Register, names: Mapping[str, str]) -> Iterator[str]:
    """The villages that petitioners of a register name and the map does not."""
    return (village for village in petition_values.values(other, "village", _MOST_VILLAGES) if village not in names)


def _digest(code: str, coming: list[Session]) -> str:
    text = code + "".join(repr(compose.session(session)) for session in coming)
    return hashlib.sha256(text.encode()).hexdigest()


def _package(register: Register, other: Register, code: str, digest: str, coming: list[Session]) -> Package:
    """The whole register as a package: it is as far as its last step."""
    days = [session.starts_at.date() for session in coming if session.starts_at] or [date.today()]
    state, office = history.state(other), offices.on(other, max(days))
    step, at = (state[0], f"{state[1].astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}") if state else (0, "")
    return Package(
        digest,
        offices.id_of(register, code, office.level),
        office.name or office.party_name or code,
        *(min(days), max(days), at, step),
        whole=True,
        file=other.path.name,
        signed_by="",
    )
