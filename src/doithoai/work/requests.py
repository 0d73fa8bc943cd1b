"""Requests to the level above: which are due, to whom each goes, and what each is about.

Each body gets a letter of its own from each side that held sessions, with nothing in it that is another body's or the
other side's to say.
"""

from dataclasses import replace
from datetime import date, datetime

from doithoai.documents.brief import Brief
from doithoai.documents.content.bodies import Standing, body_key, standing
from doithoai.documents.content.petitions import numbered
from doithoai.documents.content.request import addressee_of, competent_body, requested
from doithoai.documents.formats.load import format_for
from doithoai.documents.formats.model import Family
from doithoai.domain.kinds import Competence, OfficeLevel, Side
from doithoai.domain.office import Office
from doithoai.domain.session import Session
from doithoai.register import assignments, offices, petitions, sessions
from doithoai.register.connection import Register
from doithoai.register.petitions import PetitionRow

_LEVELS = tuple(Competence)


def bodies_of(brief: Brief) -> list[str]:
    """Whom the brief's session calls for a letter to, in the order of its petitions; empty text: nobody is entered."""
    bodies = (competent_body(petition, brief.office, brief.format.family) for petition in brief.session.petitions)
    by_key: dict[str, str] = {}
    for body in bodies:
        if body is not None:
            by_key.setdefault(body_key(body, brief.office), body)
    return list(by_key.values())


def over_all(register: Register, day: date) -> list[tuple[str, str, tuple[str, ...]]]:
    """The letters that are due over all sessions, each as addressee, uid of its latest session, uids of petitions."""
    office = offices.on(register, day)
    families: dict[str, Family] = {}
    letters: dict[tuple[Family, str], list[tuple[str, PetitionRow]]] = {}
    for row in _by_day(register, office, day):
        uid = row.session_uid
        if uid not in families:
            families[uid] = format_for(sessions.particulars(register, uid).side or Side.GOVERNMENT, day).family
        body = competent_body(row.petition, office, families[uid])
        if body is not None:
            letters.setdefault((families[uid], body_key(body, office)), []).append((body, row))
    return [
        (members[0][0], members[-1][1].session_uid, tuple(row.petition.uid for _, row in members))
        for members in letters.values()
    ]


def by_body(register: Register, brief: Brief) -> list[tuple[str, tuple[str, ...]]]:
    """The petitions the brief names, a letter a body: its addressee and their uids."""
    letters: dict[str, list[str]] = {}
    for uid in brief.petitions:
        letters.setdefault(addressee_of(petitions.get(register, uid).petition, brief), []).append(uid)
    return [(body, tuple(uids)) for body, uids in letters.items()]


def gathered(register: Register, brief: Brief) -> Brief:
    """The brief with what its addressee is asked and nothing of anybody else, numbered as in all papers.

    Without an addressee it goes to the first body that is asked anything. Petitions named are taken from whatever
    session they were raised in; else it is about the brief's session alone.
    """
    if not brief.petitions:
        bodies = bodies_of(brief)
        if not bodies:
            return brief
        addressed = replace(brief, addressee=brief.addressee or bodies[0])
        return replace(addressed, sessions=(_only(brief.session, {row.uid for row in requested(addressed)}),))
    rows = [petitions.get(register, uid) for uid in brief.petitions]
    uids = dict.fromkeys(row.session_uid for row in rows)
    whole = [sessions.get(register, uid) for uid in uids]
    addressee = brief.addressee or addressee_of(rows[0].petition, brief)
    only = tuple(_only(session, set(brief.petitions)) for session in whole)
    return replace(brief, addressee=addressee, sessions=only)


def _only(session: Session, uids: set[str]) -> Session:
    rows = (replace(item.petition, number=item.number) for item in numbered(session.petitions))
    return replace(session, petitions=tuple(petition for petition in rows if petition.uid in uids))


def _by_day(register: Register, office: Office, day: date) -> list[PetitionRow]:
    """What may wait with a level above, the earliest session first."""
    leads = {
        count.lead
        for count in assignments.agencies(register, day)
        if count.lead and any(standing(count.lead, office, family) is Standing.ABOVE for family in Family)
    }
    own = _LEVELS.index(Competence(office.level or OfficeLevel.COMMUNE))
    rows = assignments.beyond(register, leads, _LEVELS[own + 1 :])
    return sorted(rows, key=lambda row: (row.starts_at is None, row.starts_at or datetime.min, row.row))
