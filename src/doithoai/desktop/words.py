"""The words for the closed lists of sessions, petitions and documents."""

from collections.abc import Mapping
from enum import StrEnum

from doithoai.domain.errors import N_
from doithoai.domain.kinds import (
    AnswerForm,
    Competence,
    Demand,
    DocumentKind,
    Holding,
    Outcome,
    Role,
    Salutation,
    SessionKind,
    SessionState,
    Side,
)
from doithoai.domain.petition import Petitioner
from doithoai.domain.turnover import Figure
from doithoai.i18n import gettext as _

KINDS: Mapping[object, str] = {
    SessionKind.PERIODIC: N_("Periodic"),
    SessionKind.ADHOC: N_("Called for a matter"),
    SessionKind.THEMATIC: N_("On one theme"),
}
SIDES: Mapping[object, str] = {
    Side.GOVERNMENT: N_("The authority"),
    Side.PARTY: N_("The party committee"),
    Side.JOINT: N_("Both together"),
}
STATES: Mapping[object, str] = {
    SessionState.PLANNED: N_("Planned"),
    SessionState.ANNOUNCED: N_("Announced"),
    SessionState.HELD: N_("Held"),
    SessionState.POSTPONED: N_("Postponed"),
    SessionState.CANCELLED: N_("Cancelled"),
}
HOLDINGS: Mapping[object, str] = {
    Holding.IN_PERSON: N_("Face to face"),
    Holding.ONLINE: N_("Online"),
    Holding.SOCIAL_NETWORK: N_("On a lawful social network"),
    Holding.MIXED: N_("Face to face and online"),
}
DEMANDS: Mapping[object, str] = {
    Demand.DUTY: N_("Once a year, by law"),
    Demand.VOTERS: N_("Asked for by 10% of voters"),
    Demand.NEED: N_("When there is need"),
}
ROLES: Mapping[object, str] = {
    Role.LEADER: N_("Leader"),
    Role.AGENCY: N_("Agency"),
    Role.INVITED: N_("Invited"),
    Role.CITIZEN: N_("Citizen"),
}
DOCUMENTS: Mapping[object, str] = {
    DocumentKind.MINUTES: N_("Minutes"),
    DocumentKind.NOTICE: N_("Notice of conclusions and assignment"),
    DocumentKind.INVITATION: N_("Invitation"),
    DocumentKind.ANNOUNCEMENT: N_("Announcement of the session"),
    DocumentKind.RESULTS: N_("Announcement of results"),
    DocumentKind.ROSTER: N_("Roster for signing in"),
    DocumentKind.SLIP: N_("Speaker's slip"),
    DocumentKind.REMINDER: N_("Reminder letter"),
    DocumentKind.TRANSFER: N_("Transfer slip"),
    DocumentKind.REQUEST: N_("Request to the level above"),
    DocumentKind.COVER: N_("Cover letter of an answer"),
    DocumentKind.CORRECTION: N_("Letter of correction"),
    DocumentKind.PRIVATE_SHEET: N_("Private people, for one agency"),
    DocumentKind.REPORT: N_("Report"),
    DocumentKind.PLAN: N_("Plan of the year"),
}
SALUTATIONS: Mapping[object, str] = {Salutation.ONG: N_("Mr"), Salutation.BA: N_("Ms")}
COMPETENCES: Mapping[object, str] = {
    Competence.COMMUNE: N_("Commune"),
    Competence.DISTRICT: N_("Level above"),
    Competence.PROVINCE: N_("Province"),
    Competence.CENTRE: N_("Centre"),
}
FORMS: Mapping[object, str] = {AnswerForm.WRITTEN: N_("In writing"), AnswerForm.IN_PERSON: N_("In person")}
OUTCOMES: Mapping[object, str] = {
    Outcome.OPEN: N_("Not ended"),
    Outcome.CLOSED: N_("Closed"),
    Outcome.TRANSFERRED: N_("Transferred"),
    Outcome.WITHDRAWN: N_("Withdrawn"),
}
FIGURES: Mapping[Figure, str] = {
    Figure.CARRIED: N_("Carried over"),
    Figure.RECEIVED: N_("Came in"),
    Figure.TO_SETTLE: N_("To settle"),
    Figure.SETTLED: N_("Settled"),
    Figure.SETTLED_IN_TIME: N_("Settled in time"),
    Figure.SETTLED_LATE: N_("Settled late"),
    Figure.UNDATED: N_("Settled, no day known"),
    Figure.LEFT: N_("Left"),
    Figure.LEFT_IN_TIME: N_("Left in time"),
    Figure.LEFT_LATE: N_("Left overdue"),
}
_ALL: Mapping[object, str] = {
    (type(member), member): word
    for words in (KINDS, SIDES, STATES, HOLDINGS, DEMANDS, ROLES, DOCUMENTS, SALUTATIONS, COMPETENCES, FORMS, OUTCOMES)
    for member, word in words.items()
}


def choice_word(member: StrEnum) -> str:
    """What people read for a value of any closed list of a session or a petition."""
    return _(_ALL[type(member), member])


def choices(words: Mapping[object, str]) -> list[tuple[object, str]]:
    """The list for a choice field, in the present language."""
    return [(value, _(word)) for value, word in words.items()]


def word_in(words: Mapping[object, str], value: object) -> str:
    """The word for ``value``, in the present language; blank for None."""
    return _(words[value]) if value in words else ""


def person_words(who: Petitioner | None, *, village: bool = False) -> str:
    """Who raised a petition, on a screen that others see: nothing of one who asked to be kept private.

    Args:
        village: after the name.
    """
    if who is None:
        return ""
    if who.confidential:
        return _("(kept private)")
    return ", ".join(part for part in (who.name, who.address if village else None) if part)
