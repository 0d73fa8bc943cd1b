"""The facts of a brief in words: days, names, bodies, counts, and what stands where a fact is not known."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from doithoai.documents.brief import Brief
from doithoai.documents.content.model import Column, Paragraph, ParagraphStyle, Run
from doithoai.documents.content.names import is_addressed, name_words, with_body
from doithoai.documents.content.wording import Wording
from doithoai.documents.formats.model import Family, Format
from doithoai.documents.formats.wording import day_text, month_text, number_text, symbol_text
from doithoai.domain.dates import has_time
from doithoai.domain.people import bare_name
from doithoai.domain.petition import Assignment, Petitioner
from doithoai.domain.session import Attendee, Person


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

    def short_day(self, day: date) -> str:
        """``05/01/2026``: the leading zeros are those of the long form."""
        return self.wording.say("short_day", **_parts(day, self.brief.format))

    def moment(self, at: datetime | None) -> str:
        """``13 giờ 30, ngày 18 tháng 3 năm 2022``; the day alone where the time is not known; or gaps."""
        say, day = self.wording.say, self.day(at.date() if at else None)
        if at and not has_time(at):
            return day
        clock = say("clock", hour=f"{at.hour:02d}", minute=f"{at.minute:02d}") if at else say("clock_gap")
        return say("moment", clock=clock, day=day)

    def count(self, number: int) -> str:
        """A count inside a sentence."""
        return zeroed(number, self.brief.format.leading_zero_numbers_below)

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
    def office(self) -> str:
        """The issuing body in running text."""
        office = self.brief.office
        party = self.brief.format.family is Family.PARTY
        return (office.party_name if party else office.name) or self.wording.say("office_unknown")

    @cached_property
    def audience(self) -> str:
        """With whom the session was held."""
        return self.brief.session.audience or self.wording.say("people")

    @cached_property
    def title(self) -> str:
        """What the session is called; where it has no title, by its kind and audience."""
        session = self.brief.session
        key = f"session_{session.kind}" if session.kind else "session"
        return session.title or self.wording.say(key, audience=self.audience)

    # -- people

    @cached_property
    def _people(self) -> re.Pattern[str]:
        """Any of the bare names of those who act for an office, at the beginning of a text."""
        session = self.brief.session
        names = [person.name for person in (session.chair, session.minute_taker) if person]
        names += [attendee.name for attendee in session.attendees] + [leader.name for leader in self.brief.leaders]
        bare = sorted({self.bare(name) for name in names} - {""}, key=len, reverse=True)
        return re.compile(rf"(?:{'|'.join(map(re.escape, bare))})(?!\w)" if bare else r"(?!)", re.IGNORECASE)

    def bare(self, name: str) -> str:
        """A name without what is written before it."""
        return bare_name(name, name_words().titles)

    def addressed(self, key: str, name: str) -> str:
        """``name`` with the form of address of phrase ``key``, unless one was typed."""
        return name if is_addressed(name) else self.wording.say(key, name=name)

    def person(self, person: Person | None) -> str:
        """``đồng chí Phan Đình Lưu, Chủ tịch UBND xã``; empty when not known."""
        if person is None or not person.name.strip():
            return ""
        return self._held(self.addressed("official", person.name), person.position)

    def attendee(self, attendee: Attendee, address: str) -> str:
        """An attendee with position and body, addressed by phrase ``address``."""
        named = self.addressed(address, attendee.name)
        position, body = attendee.position, attendee.body
        return self._held(named, self._position_in(position, body) if position and body else position or body)

    def _position_in(self, position: str, body: str) -> str:
        """The position with its body; the office's own bodies are said only where they continue the position."""
        office = self.brief.office
        joined = with_body(position, body)
        apart = joined == f"{position}, {body}"
        return position if apart and body in (office.name, office.party_name) else joined

    def _held(self, named: str, position: str | None) -> str:
        return self.wording.say("person_position", name=named, position=position) if position else named

    def answerer(self, by: str) -> str:
        """Who answered, as typed; one of those present, not an agency, is addressed."""
        named = self._people.match(by)
        return sentence(self.addressed("official", by)) if named or is_addressed(by) else by

    def petitioner(self, who: Petitioner | None, *, gap: bool, join: str = "person_address") -> str:
        """Who raised a petition, with the address; never the name of one who asked to be kept private.

        Args:
            gap: leave room for a name that is not known (minutes), or say nothing of it (notice).
            join: the phrase that sets the address behind the name.
        """
        if who is not None and who.confidential:
            return self.wording.say("confidential")
        name, address = (who.name, who.address) if who else (None, None)
        if not name and not gap:
            return address or ""
        named = self.addressed("citizen", name or self.wording.say("long_gap"))
        return self.wording.say(join, name=named, address=address) if address else named

    # -- assignments

    def assignment(self, assigned: Assignment) -> str:
        """Who settles a petition with whom, how and by when the answer is given; no full stop."""
        say = self.wording.say
        lead = say("lead", lead=assigned.lead or say("long_gap"))
        if assigned.supporting:
            lead += ", " + say("supporting", supporting=", ".join(assigned.supporting))
        form = say(f"form_{assigned.form}" if assigned.form else "form")
        due = say("due", day=self.short_day(assigned.due) if assigned.due else say("gap"))
        return f"{lead}; {form} {due}"


def _parts(day: date, form: Format) -> dict[str, str]:
    """Day, month and year with the leading zeros of the format."""
    return {"day": day_text(form, day), "month": month_text(form, day), "year": str(day.year)}
