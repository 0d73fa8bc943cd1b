"""The facts of a brief in words: days, names, bodies, counts, and what stands where a fact is not known."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from doithoai.documents.brief import Brief
from doithoai.documents.content.bodies import Standing, is_beyond, standing, unit_of
from doithoai.documents.content.model import Column, Paragraph, ParagraphStyle, Run
from doithoai.documents.content.names import (
    is_addressed,
    is_group,
    joined,
    name_words,
    small_address,
    small_place,
    typed_address,
)
from doithoai.documents.content.signatures import signs_for_standing_board
from doithoai.documents.content.wording import Wording
from doithoai.documents.formats.model import Family, Format
from doithoai.documents.formats.wording import GAP, day_text, month_text, number_text, padded_number, symbol_text
from doithoai.domain.dates import has_time
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.people import bare_name
from doithoai.domain.petition import Assignment, Petition, Petitioner
from doithoai.domain.session import Attendee, DocumentRecord, Person, Session

ROMAN = ("I", "II", "III", "IV", "V", "VI")
ARABIC = tuple(str(number) for number in range(1, 100))


def paragraph(text: str, *, keep_with_next: bool = False) -> Paragraph:
    """A paragraph of the body."""
    return Paragraph((Run(text),), keep_with_next=keep_with_next)


def heading(text: str, level: int) -> Paragraph:
    """A heading of the body, bold, never the last line of a page."""
    return Paragraph((Run(text, bold=True),), ParagraphStyle.HEADING, keep_with_next=True, level=level)


def led(lead: str, text: str | None) -> Iterator[Paragraph]:
    """Typed text behind our own words, one paragraph for each of its lines."""
    first, *others = typed_lines(text) or [""]
    if lead or first:
        yield paragraph(f"{lead} {first}".strip())
    yield from (paragraph(line) for line in others)


def plain(*texts: str) -> Iterator[Paragraph]:
    """A paragraph for each text that says something: a phrase the office has emptied is left out."""
    return (paragraph(text) for text in texts if text)


def listed(lines: Iterable[str]) -> list[str]:
    """The lines of a list that ends its sentence: ``;`` behind each, ``.`` behind the last; empty ones left out."""
    *others, last = [line for line in lines if line] or [""]
    return [*(f"{line};" for line in others), f"{last}."] if last else []


def typed_lines(text: str | None) -> list[str]:
    """The lines a person typed, empty ones left out."""
    return [line.strip() for line in re.split(r"\r\n|\r|\n", text or "") if line.strip()]


_ENDS = ".!?…:;”"


def quoted(lines: Sequence[str]) -> list[str]:
    """Somebody's words in quotation marks over all their lines; words quoted by hand are left as they are.

    Words that end without a mark get a full stop behind the quotation.
    """
    if not lines or lines[0][0] in '“"«':
        return list(lines)
    *others, last = lines
    marked = [*others, f"{last}”" if last[-1] in _ENDS else f"{last}”."]
    return [f"“{marked[0]}", *marked[1:]]


def numbered_sections(heads: Sequence[str], marks: Sequence[str]) -> list[str]:
    """Headings with their numbers; a single one needs none."""
    return [f"{mark}. {head}" for mark, head in zip(marks, heads, strict=False)] if len(heads) > 1 else list(heads)


def sentence(text: str) -> str:
    """``text`` with its first letter upper, as at the beginning of a sentence."""
    first = text[:1].upper()
    return first + text[1:] if len(first) == 1 else text


def zeroed(number: int, below: int) -> str:
    """A number as documents write it: ``07``, ``126``, ``1.250``."""
    return f"{number:02d}" if 0 < number < below else f"{number:,}".replace(",", ".")


@dataclass(frozen=True)
class Prose:
    """A brief and the wording it is told in."""

    brief: Brief
    wording: Wording

    # -- days and counts

    def day(self, day: date | None) -> str:
        """``ngày 05 tháng 01 năm 2026``, or a gap."""
        return self.wording.say("day", **_parts(day, self.brief.format)) if day else self.wording.say("day_gap")

    def own_day(self) -> str:
        """The day of the paper itself; of a copy for signing with room for the day of the month."""
        day, brief = self.brief.date, self.brief
        return self.wording.say("day", **_parts(day, brief.format) | ({"day": GAP} if brief.for_signing else {}))

    def short_day(self, day: date) -> str:
        """``05/01/2026``: the leading zeros are those of the long form."""
        return self.wording.say("short_day", **_parts(day, self.brief.format))

    def moment(self, at: datetime | None) -> str:
        """``13 giờ 30 phút, ngày 18 tháng 3 năm 2022``; the day alone where the time is not known; or gaps."""
        say, day = self.wording.say, self.day(at.date() if at else None)
        if at and not has_time(at):
            return day
        clock = say("clock", hour=f"{at.hour:02d}", minute=f"{at.minute:02d}") if at else say("clock_gap")
        return say("moment", clock=clock, day=day)

    def count(self, number: int) -> str:
        """A count inside a sentence."""
        return zeroed(number, self.brief.format.leading_zero_numbers_below)

    def nth(self, number: int) -> str:
        """``lần thứ hai``: the number in words as far as there are any, else in figures."""
        words = self.wording.say("ordinals").split()
        return words[number - 1] if number <= len(words) else str(number)

    def number(self, number: int | None) -> str:
        """A count, or a gap where it is not known."""
        return self.wording.say("gap") if number is None else self.count(number)

    def columns(self, columns: Sequence[Column]) -> tuple[Column, ...]:
        """``columns`` whose titles are keys of phrases, with the phrases as titles."""
        return tuple(replace(column, title=self.wording.say(column.title)) for column in columns)

    # -- the office and the session

    @cached_property
    def document_number(self) -> str:
        """The number line, e.g. ``Số: 05/TB-UBND``."""
        brief = self.brief
        return number_text(
            brief.format, brief.number, symbol_text(brief.format, brief.kind, brief.body_symbol, brief.archive_unit)
        )

    @cached_property
    def body(self) -> str:
        """The issuing body, as it is printed over the document."""
        office = self.brief.office
        party = self.brief.format.family is Family.PARTY
        return (office.party_name if party else office.name) or self.wording.say("office_unknown")

    @cached_property
    def office(self) -> str:
        """Who speaks in running text: the issuing body, or its standing board where that is signed for."""
        if self.brief.kind is not DocumentKind.MINUTES and signs_for_standing_board(self.brief):
            return self.wording.say("standing_board", body=self.body)
        return self.body

    @cached_property
    def unit(self) -> str:
        """The unit the office works in, e.g. ``xã Sơn Tiến``, or a gap."""
        return unit_of(self.brief.office) or self.wording.say("place_unknown")

    def standing(self, body: str) -> Standing:
        """How a body stands to the office."""
        return standing(body, self.brief.office, self.brief.format.family)

    @cached_property
    def audience(self) -> str:
        """With whom the session was held."""
        return self.brief.session.audience or self.wording.say("people")

    @cached_property
    def title(self) -> str:
        """What the session is called."""
        return self.title_of(self.brief.session)

    def title_of(self, session: Session) -> str:
        """What a session is called; where it has no title, by its kind and audience."""
        key = f"session_{session.kind}" if session.kind else "session"
        audience = session.audience or self.wording.say("people")
        return session.title or self.wording.say(key, audience=audience)

    def is_beyond(self, petition: Petition) -> bool:
        """True where a level above the office's is to settle the petition."""
        return is_beyond(petition, self.brief.office)

    # -- people

    @cached_property
    def _people(self) -> re.Pattern[str]:
        """Any of the bare names of those who act for an office, at the beginning of a text."""
        session = self.brief.session
        names = [person.name for person in (session.chair, session.minute_taker, *session.co_chairs) if person]
        names += [attendee.name for attendee in session.attendees] + [leader.name for leader in self.brief.leaders]
        bare = sorted({self.bare(name) for name in names} - {""}, key=len, reverse=True)
        return re.compile(rf"(?:{'|'.join(map(re.escape, bare))})(?!\w)" if bare else r"(?!)", re.IGNORECASE)

    def bare(self, name: str) -> str:
        """A name without what is written before it."""
        return bare_name(name, name_words().titles)

    def addressed(self, key: str, name: str) -> str:
        """``name`` with the form of address of phrase ``key``, unless one was typed; groups have none."""
        if is_addressed(name):
            return small_address(name)
        return name if is_group(name) else self.wording.say(key, name=name)

    def person(self, person: Person | None) -> str:
        """``đồng chí Phan Đình Lưu, Chủ tịch UBND xã``; empty when not known."""
        if person is None or not person.name.strip():
            return ""
        return self._held(self.addressed("official", person.name), person.position)

    def attendee(self, attendee: Attendee, address: str) -> str:
        """An attendee with position and body, addressed by phrase ``address``."""
        named = self.addressed(address, attendee.name)
        position, body = attendee.position, attendee.body
        if position and body:
            return self._held(named, self._position_in(position, body))
        return self._held(named, position or small_place(body or ""))

    def _position_in(self, position: str, body: str) -> str:
        """The position with its body; the office's own bodies are said only where they continue the position."""
        office = self.brief.office
        if text := joined(position, body):
            return text
        return position if body in (office.name, office.party_name) else f"{position}, {small_place(body)}"

    def _held(self, named: str, position: str | None) -> str:
        return self.wording.say("person_position", name=named, position=position) if position else named

    def answerer(self, by: str) -> str:
        """Who answered, as typed; one of those present, not an agency, is addressed."""
        is_person = self._people.match(by) or is_addressed(by)
        return sentence(self.addressed("official", by)) if is_person else by

    def petitioner(self, who: Petitioner | None, *, gap: bool, join: str = "person_address") -> str:
        """Who raised a petition, with the address; never the name of one who asked to be kept private.

        Args:
            gap: leave room for a name that is not known (minutes), or say nothing of it (notice).
            join: the phrase that sets the address behind the name.
        """
        if who is not None and who.confidential:
            return self.wording.say("confidential")
        name, address = (who.name, small_place(who.address or "")) if who else (None, "")
        if not name and not gap:
            return address
        named = self.addressed(self._citizen_key(who), name or self.wording.say("long_gap"))
        return self.wording.say(join, name=named, address=address) if address else named

    def you(self, who: Petitioner | None) -> str:
        """How a letter speaks to a petitioner: ``ông``, ``bà``; both where neither is known."""
        typed = typed_address(who.name or "") if who and not who.confidential else ""
        return typed or self.wording.say(f"you{self._citizen_key(who).removeprefix('citizen')}")

    @staticmethod
    def _citizen_key(who: Petitioner | None) -> str:
        return f"citizen_{who.salutation}" if who and who.salutation else "citizen"

    # -- assignments and papers

    def assignment(self, assigned: Assignment) -> str:
        """Who settles a petition with whom, how and by when the answer is given; no full stop.

        The office's own units are told, all others are asked, whether they lead or support.
        """
        say, lead = self.wording.say, small_place(assigned.lead or "")
        is_told = not lead or self.standing(lead) is Standing.OWN
        text = say("lead" if is_told else "lead_asked", lead=lead or say("long_gap")) + self._supporting(
            assigned, is_told
        )
        form = say(f"form_{assigned.form}" if assigned.form else "form")
        due = f" {say('due', day=self.short_day(assigned.due))}" if assigned.due else ""
        return f"{text}; {form}{due}"

    def _supporting(self, assigned: Assignment, is_told: bool) -> str:
        """Who supports the lead: those told or asked as the lead is behind its verb, the others behind their own."""
        say = self.wording.say
        own = [small_place(name) for name in assigned.supporting if self.standing(name) is Standing.OWN]
        others = [small_place(name) for name in assigned.supporting if self.standing(name) is not Standing.OWN]
        alike, unlike, key = (own, others, "supporting_asked") if is_told else (others, own, "supporting_told")
        text = f", {say('supporting', supporting=', '.join(alike))}" if alike else ""
        return text + (f"; {say(key, supporting=', '.join(unlike))}" if unlike else "")

    def asks_others(self, assignments: Iterable[Assignment]) -> bool:
        """Whether any of those who lead or support is not the office's own: asked, never told."""
        bodies = (name for task in assignments for name in (task.lead, *task.supporting) if name)
        return any(self.standing(name) is not Standing.OWN for name in bodies)

    def notice_of(self, session: Session, *, short: bool = False) -> str:
        """The notice issued of a session, as it is cited: type, number and symbol, date; empty for none.

        Args:
            short: the date in figures, for a cell.
        """
        notice = _notice(session, self.brief.date)
        if notice is None:
            return ""
        day = self._on(notice.date)
        if short and notice.date:
            day = " " + self.wording.say("on_day", day=self.short_day(notice.date))
        return self.wording.say("notice_cited", number=_cited(notice, self.brief.format), day=day)

    def issuer_of_notice(self, session: Session) -> str:
        """Who issued the notice of a session; its symbol tells which side."""
        notice, office = _notice(session, self.brief.date), self.brief.office
        is_party = notice is not None and "/" in (notice.symbol or "")
        if is_party is (self.brief.format.family is Family.PARTY):
            return self.office
        return (office.party_name if is_party else office.name) or self.body

    def letter(self, number: str, day: date | None) -> str:
        """A written answer as it is cited: ``Công văn số 61/UBND-KT ngày 05 tháng 01 năm 2026``."""
        key = "letter_cited" if number[:1].isdigit() else "letter_named" if number else "letter_unnumbered"
        return self.wording.say(key, number=number, day=self._on(day))

    def _on(self, day: date | None) -> str:
        return f" {self.day(day)}" if day else ""


def _notice(session: Session, day: date) -> DocumentRecord | None:
    """The notice last issued of a session, as far as there was one on ``day``: no paper cites one of a later day."""
    issued = [
        record
        for record in session.documents
        if record.kind is DocumentKind.NOTICE and record.number and (record.date is None or record.date <= day)
    ]
    return issued[-1] if issued else None


def _cited(record: DocumentRecord, form: Format) -> str:
    """``05/TB-UBND``; of a party document ``05-TB/ĐU``."""
    symbol, number = record.symbol or "", padded_number(form, record.number or 0)
    join = "" if not symbol else "-" if "/" in symbol else "/"
    return f"{number}{join}{symbol}"


def _parts(day: date, form: Format) -> dict[str, str]:
    """Day, month and year with the leading zeros of the format."""
    return {"day": day_text(form, day), "month": month_text(form, day), "year": str(day.year)}
