"""The part of the minutes that says who took part: by group, with the number of citizens, those absent apart.

Nobody who asked to be kept private as a petitioner is named among the citizens: beside a list of a few names
the petition would tell who raised it.
"""

from collections.abc import Iterator, Sequence

from doithoai.documents.content.bodies import by_rank
from doithoai.documents.content.model import Paragraph
from doithoai.documents.content.names import small_place
from doithoai.documents.content.prose import ARABIC, Prose, listed, numbered_sections, paragraph, sentence
from doithoai.domain.kinds import Role
from doithoai.domain.session import Attendee

_GROUPS = {Role.LEADER: "leader", Role.AGENCY: "agency", Role.INVITED: "invited", None: "other"}


def participants(prose: Prose) -> Iterator[Paragraph]:
    """The title line and the groups, numbered where there are several; a gap where nobody is known."""
    attendees = prose.brief.session.attendees
    recorded = any(attendee.present is not None for attendee in attendees)
    groups = list(_groups(prose, recorded))
    if not groups:
        yield paragraph(prose.wording.say("participants_unknown", gap=prose.wording.say("long_gap")))
        return
    title = "participants" if recorded or not attendees else "participants_invited"
    yield paragraph(prose.wording.say(title), keep_with_next=True)
    heads = numbered_sections([head for head, *_ in groups], ARABIC)
    for head, (_, *others) in zip(heads, groups, strict=True):
        yield paragraph(head, keep_with_next=bool(others))
        yield from map(paragraph, others)


def _groups(prose: Prose, recorded: bool) -> Iterator[list[str]]:
    """The lines of each group that has anybody in it; without any record of presence, all count as invited."""
    officials = [attendee for attendee in prose.brief.session.attendees if attendee.role is not Role.CITIZEN]
    came = [attendee for attendee in officials if attendee.present or not recorded]
    for role, name in _GROUPS.items():
        yield from _group(prose, f"group_{name}", [attendee for attendee in came if attendee.role is role])
    yield from _citizens(prose, recorded)
    if recorded:
        yield from _group(prose, "group_unrecorded", [attendee for attendee in officials if attendee.present is None])
    yield from _group(prose, "group_absent", [attendee for attendee in _open(prose) if attendee.present is False])


def _group(prose: Prose, key: str, members: Sequence[Attendee]) -> Iterator[list[str]]:
    """The head of a group and its members, all in one form of address."""
    if members:
        address = list_address(members)
        in_order = by_rank(members, prose.brief.office, prose.brief.format.family)
        lines = listed(f"- {_member(prose, attendee, address)}" for attendee in in_order)
        yield [prose.wording.say(key, count=prose.count(len(members))), *lines]


def list_address(members: Sequence[Attendee]) -> str:
    """The phrase that addresses all in one list: ``official`` where nobody else is in it, else ``guest``."""
    return "official" if all(attendee.role in (Role.LEADER, Role.AGENCY) for attendee in members) else "guest"


def _member(prose: Prose, attendee: Attendee, address: str) -> str:
    if attendee.role is Role.CITIZEN:
        return sentence(_citizen(prose, attendee))
    return sentence(prose.attendee(attendee, address))


def _citizens(prose: Prose, recorded: bool) -> Iterator[list[str]]:
    """How many citizens came, named or not; the number is left open where nobody counted."""
    session = prose.brief.session
    if session.citizens_present == 0:
        return
    named = [
        _citizen(prose, attendee)
        for attendee in _open(prose)
        if attendee.role is Role.CITIZEN and (attendee.present or (not recorded and attendee.present is None))
    ]
    people = prose.wording.say("people")
    audience = people if prose.audience.startswith(people) else prose.audience
    values = {"audience": audience, "count": prose.number(session.citizens_present)}
    if named:
        yield [prose.wording.say("citizens_named", **values, names="; ".join(named))]
    else:
        yield [prose.wording.say("citizens", **values)]


def _open(prose: Prose) -> list[Attendee]:
    """The roster without citizens who asked, as petitioners, to be kept private."""
    session = prose.brief.session
    petitioners = (petition.petitioner for petition in session.petitions)
    private = {prose.bare(who.name or "").casefold() for who in petitioners if who and who.confidential}
    return [
        attendee
        for attendee in session.attendees
        if attendee.role is not Role.CITIZEN or prose.bare(attendee.name).casefold() not in private
    ]


def _citizen(prose: Prose, attendee: Attendee) -> str:
    named = prose.addressed("citizen", attendee.name)
    return (
        prose.wording.say("person_address", name=named, address=small_place(attendee.body)) if attendee.body else named
    )
