"""What the checker says: departures, each with its clause and its places, and what could not be checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from doithoai.documents.check.model import ASCENT, MM, Line, Source
from doithoai.documents.formats.model import Format
from doithoai.domain.errors import N_
from doithoai.domain.text import shortened

_QUOTED = 40  # characters of a line: enough to find it by on its page

COMPONENTS: Mapping[str, str] = {
    "": N_("document"),
    "page": N_("page"),
    "national_name": N_("national title"),
    "motto": N_("motto"),
    "party_title": N_("title of the party"),
    "superior": N_("body above"),
    "issuer": N_("issuing body"),
    "number": N_("number and symbol"),
    "place_date": N_("place and date"),
    "type_name": N_("type name"),
    "summary": N_("summary"),
    "letter_summary": N_("summary of the letter"),
    "addressee": N_("addressee"),
    "legal_basis": N_("legal basis"),
    "body": N_("body"),
    "heading": N_("heading"),
    "authority": N_("authority of the signer"),
    "position": N_("position of the signer"),
    "signer": N_("name of the signer"),
    "recipients_title": N_("title of the recipients"),
    "recipients": N_("recipients"),
    "page_number": N_("page number"),
    "annex_title": N_("title of the annex"),
    "annex_subtitle": N_("name of the annex"),
    "annex_origin": N_("origin of the annex"),
    "annex_text": N_("text of the annex"),
    "table_head": N_("table"),
    "table_body": N_("table"),
    "stamp": N_("stamped mark"),
    "held": N_("signature"),
    "footer_mark": N_("mark of the printing program"),
    "draft_mark": N_("mark of a draft"),
}
"""The names of the components for people; keys are those of the rule files."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something departs.

    Attributes:
        page: from 1, 0 where the file does not tell; top: mm from the upper edge, None likewise.
        row: of a DOCX: the number of the paragraph; 0 in a PDF.
        words: the beginning of the line; empty for a whole page.
    """

    page: int = 0
    top: float | None = None
    row: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Departure:
    """One departure from the rules.

    Attributes:
        rule: its name, for programs: ``size``, ``margin``, ``number_form`` …
        component: a key of `COMPONENTS`.
        message: message id; params: the values of its placeholders.
    """

    rule: str
    component: str
    clause: str
    message: str
    params: Mapping[str, object]
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What the checker found in one file.

    Attributes:
        unchecked: message ids: what this kind of file does not tell.
    """

    source: Source
    form: Format
    departures: tuple[Departure, ...]
    unchecked: tuple[str, ...] = ()


def place(line: Line) -> Place:
    """Where a line stands: the top of its letters."""
    top = None if line.base is None else max(0.0, (line.base - ASCENT * line.size) / MM)
    return Place(line.page, top, line.row, shortened(line.text, _QUOTED))


def departure(
    rule: str, component: str, clause: str, message: str, lines: Iterable[Line] = (), **params: object
) -> Departure:
    """A departure at ``lines``."""
    return Departure(rule, component, clause, message, params, tuple(map(place, lines)))


def gathered(departures: Iterable[Departure]) -> tuple[Departure, ...]:
    """Those that say the same as one, with all their places; in the order of their first places."""
    by_meaning: dict[tuple[str, str, str, tuple[tuple[str, str], ...]], Departure] = {}
    for departure in departures:
        values = tuple(sorted((name, str(value)) for name, value in departure.params.items()))
        key = (departure.rule, departure.component, departure.message, values)
        earlier = by_meaning.get(key)
        by_meaning[key] = (
            departure if earlier is None else replace(earlier, places=(*earlier.places, *departure.places))
        )
    return tuple(sorted(by_meaning.values(), key=_order))


def _order(departure: Departure) -> tuple[int, int, float]:
    first = departure.places[0] if departure.places else Place()
    return first.page, first.row, first.top or 0.0
