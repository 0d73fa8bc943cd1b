"""What an office or a person may choose once and for all: each option declared once, with its default and its words.

The page of settings shows a field for every declared option that has words; what stores it takes no other value.
A new option is its declaration here (for the office) or in `desktop/preferences.py` (for one computer), and the place
that asks for its value.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import SessionKind, Side

Value = TypeVar("Value")


class OptionRefused(AppError):
    """A value that is none of those an option offers."""


@dataclass(frozen=True)
class Option(Generic[Value]):
    """One option.

    Attributes:
        key: what it is stored under.
        default: holds until something is chosen.
        label: message id of its name, with the letter of its shortcut; blank for one that no field shows.
        values: what may be chosen, each with the message id of its words; None where any value may be.
        hint: message id of what a person should know before choosing.
    """

    key: str
    default: Value
    label: str = ""
    values: Callable[[], Sequence[tuple[Value, str]]] | None = None
    hint: str = ""

    def from_text(self, text: str) -> Value:
        """The value stored as ``text``; the default for what is not offered (any more)."""
        offered = self.values() if self.values else ()
        return next((value for value, _words in offered if str(value) == text), self.default)

    def to_text(self, value: object) -> str:
        """How ``value`` is stored.

        Raises:
            OptionRefused: it is not offered.
        """
        offered = [str(value) for value, _words in self.values()] if self.values else [str(value)]
        if str(value) not in offered:
            raise OptionRefused(N_("“{value}” is not one of: {known}."), value=value, known=", ".join(offered))
        return str(value)


# -- of the office, kept in its register -------------------------------------------------------

SESSION_SIDE: Option[Side] = Option(
    "session_side",
    Side.GOVERNMENT,
    N_("New sessions are &held by"),
    lambda: (
        (Side.GOVERNMENT, N_("The authority")),
        (Side.PARTY, N_("The party committee")),
        (Side.JOINT, N_("Both together")),
    ),
)
SESSION_KIND: Option[SessionKind] = Option(
    "session_kind",
    SessionKind.PERIODIC,
    N_("&Kind of new sessions"),
    lambda: (
        (SessionKind.PERIODIC, N_("Periodic")),
        (SessionKind.ADHOC, N_("Called for a matter")),
        (SessionKind.THEMATIC, N_("On one theme")),
    ),
)
PRINTED: Option[bool] = Option(
    "printed_on_both_sides",
    False,
    N_("Documents are p&rinted"),
    lambda: ((False, N_("On one side")), (True, N_("On both sides: back pages turned"))),
    N_("The rules of the party let the left and right margins change places on back pages; those of the State do not."),
)


class PrivateInMinutes(StrEnum):
    """How minutes call a petitioner who asked to be kept private; no other paper ever names one."""

    HIDDEN = "hidden"
    NAMED = "named"


PRIVATE_IN_MINUTES: Option[PrivateInMinutes] = Option(
    "private_in_minutes",
    PrivateInMinutes.HIDDEN,
    N_("&Minutes call those who asked to be kept private"),
    lambda: (
        (PrivateInMinutes.HIDDEN, N_("“A petitioner who asked to be kept private”")),
        (PrivateInMinutes.NAMED, N_("By their names")),
    ),
    N_("Minutes are copied and read aloud. Every other paper leaves the name out."),
)
CITES_BASES: Option[bool] = Option(
    "cites_bases",
    False,
    N_("&Legal bases in notices and announcements"),
    lambda: ((False, N_("Left out")), (True, N_("Cited at the beginning"))),
    N_("Minutes and reports always name them."),
)
SENT_WITHIN: Option[int] = Option(
    "sent_within",
    0,
    N_("Units send their packages &within"),
    lambda: (
        (0, N_("The last day of the period")),
        (3, N_("3 days after the period")),
        (5, N_("5 days after the period")),
        (7, N_("7 days after the period")),
        (10, N_("10 days after the period")),
        (15, N_("15 days after the period")),
    ),
    N_("What comes later is late on the board."),
)
OFFICE_OPTIONS = (SESSION_SIDE, SESSION_KIND, PRINTED, PRIVATE_IN_MINUTES, CITES_BASES, SENT_WITHIN)
"""In the order of the page of settings."""
