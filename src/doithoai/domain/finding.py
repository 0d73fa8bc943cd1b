"""What was found about a paper before it is issued: data for the window, the command line and tests alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """What a finding does to issuing."""

    REFUSED = "refused"
    """The law forbids it: nobody may overrule it."""
    ASKED = "asked"
    """It is unusual: shown, and issued all the same by whoever looked at it."""


class Holder(StrEnum):
    """What holds the thing a finding is about, and so where a person mends it."""

    ORDER = "order"
    """What was ordered: its ``day``, ``number``, ``format``."""
    SESSION = "session"
    PETITION = "petition"
    DOCUMENT = "document"
    """A document issued before."""
    OFFICE = "office"
    """The settings of the office."""
    PAPER = "paper"
    """The drawn pages; the part is the number of the page, empty for all of them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a finding is mended.

    Attributes:
        part: as of `domain.shape.part_of` (``chair.name``), or a part of the holder named there; empty: all of it.
        uid: of the session, petition or document.
    """

    holder: Holder
    part: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that speaks against issuing a paper as it is.

    Attributes:
        code: a stable name, e.g. ``number.taken``; of what the checker found ``form.`` and its rule.
        message: message id; params: the values of its placeholders.
        clause: the rule it breaks, as a clerk looks it up; empty for what no rule names.
        quote: the words of the register or the paper it is about: shown in the window, never told elsewhere.
    """

    code: str
    severity: Severity
    message: str
    target: Spot
    params: Mapping[str, object] = field(default_factory=dict)
    clause: str = ""
    quote: str = ""
