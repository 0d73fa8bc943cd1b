"""The closed lists of the domain. The values are those of the data file.

Names a person reads for them live in the translation catalogues (screens) and in the
wording files (documents), never here.
"""

from enum import StrEnum


class SessionKind(StrEnum):
    """Why a session is held: định kỳ, đột xuất, chuyên đề."""

    PERIODIC = "periodic"
    ADHOC = "adhoc"
    THEMATIC = "thematic"


class Side(StrEnum):
    """Who holds the session: the authority, the party committee, or both."""

    GOVERNMENT = "government"
    PARTY = "party"
    JOINT = "joint"


class SessionState(StrEnum):
    """Where a session stands in its life: dự kiến, đã thông báo, đã tổ chức, hoãn, hủy (`session.was_held`)."""

    PLANNED = "planned"
    ANNOUNCED = "announced"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Holding(StrEnum):
    """In what way a session is held (Law 2025, Art. 43)."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    SOCIAL_NETWORK = "social_network"
    MIXED = "mixed"


class Demand(StrEnum):
    """Why a session is held (Law 2025, Art. 43): once a year, at the voters' demand, or when there is need."""

    DUTY = "duty"
    VOTERS = "voters"
    NEED = "need"


class Role(StrEnum):
    """In what role an attendee comes."""

    LEADER = "leader"
    AGENCY = "agency"
    INVITED = "invited"
    CITIZEN = "citizen"


class Salutation(StrEnum):
    """How a citizen is addressed (domain.md section 7): an answer to one citizen never says both."""

    ONG = "ong"
    BA = "ba"


class Competence(StrEnum):
    """Which level may settle a petition (thẩm quyền)."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    CENTRE = "centre"


class AnswerForm(StrEnum):
    """How an assigned agency answers."""

    WRITTEN = "written"
    IN_PERSON = "in_person"


class Outcome(StrEnum):
    """What became of a petition. Whether it is overdue is computed, never stored."""

    OPEN = "open"
    CLOSED = "closed"
    TRANSFERRED = "transferred"
    WITHDRAWN = "withdrawn"


class OfficeLevel(StrEnum):
    """The level of government an office stands on."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"


class DocumentKind(StrEnum):
    """The documents of the work, as the command line and the data file name them."""

    MINUTES = "minutes"
    NOTICE = "notice"
    INVITATION = "invitation"
    ANNOUNCEMENT = "announcement"
    RESULTS = "results"
    ROSTER = "roster"
    SLIP = "slip"
    REMINDER = "reminder"
    TRANSFER = "transfer"
    REQUEST = "request"
    COVER = "cover"
    CORRECTION = "correction"
    PRIVATE_SHEET = "private-sheet"
    REPORT = "report"
    PLAN = "plan"

    @property
    def of_period(self) -> bool:
        """A paper about the days of a period: it belongs to no session."""
        return self in (DocumentKind.REPORT, DocumentKind.PLAN)

    @property
    def by_hand(self) -> bool:
        """A paper to be handed out: printed as often as needed, never numbered, nothing to freeze."""
        return self in (DocumentKind.ROSTER, DocumentKind.SLIP, DocumentKind.PRIVATE_SHEET)
