"""The words for the closed lists of sessions and documents."""

from collections.abc import Mapping

from doithoai.domain.errors import N_
from doithoai.domain.kinds import DocumentKind, Role, SessionKind, Side
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
    DocumentKind.COVER: N_("Cover letter of an answer"),
    DocumentKind.REPORT: N_("Report"),
}


def choices(words: Mapping[object, str]) -> list[tuple[object, str]]:
    """The list for a choice field, in the present language."""
    return [(value, _(word)) for value, word in words.items()]


def word_in(words: Mapping[object, str], value: object) -> str:
    """The word for ``value``, in the present language; blank for None."""
    return _(words[value]) if value in words else ""
