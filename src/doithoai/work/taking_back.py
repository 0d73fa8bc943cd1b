"""Taking back a draft edited in Word: what was changed in it, passage by passage, beside what stands there today.

Three texts meet at a paragraph: what it said when the file was written (known by its fingerprint), what the file says
now, and what the draft says today. Only what was changed in Word is shown; whether it is taken, a person says.
"""

import difflib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from doithoai.documents.content.passages import LIKE, Line
from doithoai.documents.render.measure.text import visible
from doithoai.documents.word_back import NotTakenBack, Returned, read_back
from doithoai.documents.word_parts import Mark, fingerprint
from doithoai.domain.errors import N_, AppError, Gone
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.misprint import Misprint
from doithoai.domain.period import Period
from doithoai.domain.progress import Progress, untold
from doithoai.domain.text import clean
from doithoai.register.connection import Register
from doithoai.work import printing
from doithoai.work.printing import Order


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph that was changed in Word.

    Attributes:
        line: the paragraph as the draft has it today.
        words: what it says in Word; empty where it was cut out.
        outdated: the draft says something else by now than when the file was written.
    """

    line: Line
    words: str
    outdated: bool

    @property
    def today(self) -> str:
        """What stands there today."""
        return _now(self.line)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A file that came back, beside its draft.

    Attributes:
        changes: in the order of the draft.
        homeless: words of the file that have no paragraph in today's draft.
        rest_changed: something outside the paragraphs was changed too; that is not taken back.
    """

    order: Order
    changes: tuple[Change, ...]
    homeless: tuple[str, ...]
    rest_changed: bool


def named(order: Order) -> str:
    """The order as it is written into a file, to be found again by."""
    period = [order.period.first.isoformat(), order.period.last.isoformat()] if order.period else None
    values = {
        "kind": order.kind.value,
        "session": order.session_uid,
        "day": order.day.isoformat() if order.day else None,
        "format": order.choice,
        "to": order.addressee,
        "petitions": list(order.petitions),
        "replaces": order.replaces,
        "period": period,
        "blanked": order.blanked,
        "signer": order.signer,
        "corrects": order.corrects,
        "misprints": [[pair.wrong, pair.right] for pair in order.misprints],
    }
    return json.dumps({key: value for key, value in values.items() if value}, ensure_ascii=False)


def order_of(name: str) -> Order | None:
    """The order of a name; None where it is none."""
    try:
        values = json.loads(name)
        period = [date.fromisoformat(day) for day in values.get("period", ())]
        return Order(
            DocumentKind(values["kind"]),
            str(values.get("session", "")),
            date.fromisoformat(values["day"]) if "day" in values else None,
            str(values.get("format", "auto")),
            str(values.get("to", "")),
            tuple(map(str, values.get("petitions", ()))),
            values.get("replaces"),
            Period(*period) if period else None,
            bool(values.get("blanked")),
            str(values.get("signer", "")),
            corrects=values.get("corrects"),
            misprints=tuple(Misprint(str(wrong), str(right)) for wrong, right in values.get("misprints", ())),
        )
    except (ValueError, KeyError, TypeError, AttributeError, AppError):
        return None


def compare(register: Register, path: Path, today: date, progress: Progress = untold) -> Comparison:
    """What was changed in the file ``path`` beside the draft it was written from; nothing in the register changes.

    Raises:
        Unreadable, NotTakenBack: as `read_back`; also where this register does not hold what the draft is about.
    """
    returned = read_back(path)
    progress(1, 2)
    order = order_of(returned.draft)
    nowhere = NotTakenBack(N_("{name} is a draft of something that is not in this register."), name=path.name)
    if order is None:
        raise nowhere
    try:
        lines = printing.paragraphs(register, order, today)
    except Gone as gone:
        raise nowhere from gone
    changes, homeless = _compared(returned, lines)
    return Comparison(order, changes, homeless, returned.rest_changed)


def take(register: Register, order: Order, changes: Sequence[Change]) -> None:
    """Take the words of Word into the draft, in one step that is undone as one."""
    with register.step(N_("Take back a draft edited in Word")):
        for change in changes:
            printing.retell(register, order, change.line, change.words)


class _Draft:
    """Today's paragraphs, to find in them the ones that the file was written from.

    Attributes:
        rows: in their order. places: where each paragraph of the file stands in them, as far as it was looked for.
    """

    def __init__(self, rows: list[Line], written: int) -> None:
        self.rows = rows
        self.places: dict[int, int] = {}
        self._written = written
        self._fingerprints = [fingerprint(visible(_now(row))) for row in self.rows]

    def unchanged(self, mark: Mark) -> int | None:
        """Where what the file was written from still stands word for word: the nearest such place."""
        same = [place for place, text in enumerate(self._fingerprints) if text == mark.fingerprint]
        return min(same, key=lambda place: abs(place - mark.place), default=None)

    def told_anew(self, mark: Mark, text: str) -> int | None:
        """Where it stands in other words by now: the same place of as many, else the paragraph most like the file's."""
        free = set(range(len(self.rows))) - set(self.places.values())
        if self._written == len(self.rows) and mark.place in free:
            return mark.place
        texts = {_now(self.rows[place]): place for place in sorted(free, reverse=True)}
        return next((texts[like] for like in difflib.get_close_matches(text, texts, 1, LIKE)), None)

    def between(self, place: int) -> int | None:
        """Where a paragraph that is no longer in the file stands: between those that stood beside it, if it does."""
        before = max((other for other in self.places if other < place), default=None)
        after = min((other for other in self.places if other > place), default=None)
        shifts = {self.places[other] - other for other in (before, after) if other is not None}
        if len(shifts) != 1:
            return None
        row = place + shifts.pop()
        return row if 0 <= row < len(self.rows) and row not in self.places.values() else None

    def can_be_worded(self, row: int) -> bool:
        """Of paragraphs that say the same only the first can be worded by hand."""
        return all(line.text != self.rows[row].text for line in self.rows[:row])


def _compared(returned: Returned, lines: Sequence[Line]) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """The changes, and the words that have no place."""
    draft = _Draft([line for line in lines if line.text or line.passage is None], returned.paragraphs)
    outdated: set[int] = set()
    for part in returned.passages:
        row = draft.unchanged(part.mark)
        if row is not None:
            draft.places[part.mark.place] = row
    for part in returned.passages:
        if part.mark.place not in draft.places and not part.unchanged:
            row = draft.told_anew(part.mark, _words(part.texts))
            if row is not None:
                draft.places[part.mark.place] = row
                outdated.add(row)
    words, homeless = _words_by_row(returned, draft)
    changes: list[Change] = []
    for row, text in sorted(words.items()):
        if _same(text, _now(draft.rows[row])):
            continue
        if draft.can_be_worded(row):
            changes.append(Change(draft.rows[row], text, row in outdated))
        elif text:
            homeless.append(text)
    return tuple(changes), tuple(homeless)


def _words_by_row(returned: Returned, draft: _Draft) -> tuple[dict[int, str], list[str]]:
    """What was changed in Word, by the row it belongs to; and what belongs to none."""
    words: dict[int, str] = {}
    homeless: list[str] = []
    missing = set(returned.marked) - {part.mark.place for part in returned.passages}
    for part in returned.passages:
        texts = list(part.texts)
        place = part.mark.place + 1
        while place in missing:  # its mark went when it was typed anew: then its words follow the one before
            row = draft.between(place)
            text = _retyped(texts[part.mark.lines :], _now(draft.rows[row])) if row is not None else None
            if row is not None and text is not None:
                texts.remove(text)
                words[row] = _words([text])
                missing.discard(place)
            place += 1
        if fingerprint(" ".join(texts)) == part.mark.fingerprint:
            continue
        if part.mark.place in draft.places:
            words[draft.places[part.mark.place]] = _words(texts)
        else:
            homeless.append(_words(texts))
    rows = [draft.between(place) for place in sorted(missing)]
    return words | {row: "" for row in rows if row is not None and row not in words}, homeless


def _retyped(texts: Sequence[str], today: str) -> str | None:
    """The one of ``texts`` that is today's paragraph typed anew."""
    return next(iter(difflib.get_close_matches(today, texts, 1, LIKE)), None)


def _now(line: Line) -> str:
    """What a paragraph says today."""
    return line.passage.now if line.passage else line.text


def _words(texts: Sequence[str]) -> str:
    """Paragraphs of Word as lines of a passage, with plain spaces: the program binds words itself."""
    lines = (" ".join(line.split()) for text in texts for line in clean(text).splitlines())
    return "\n".join(line for line in lines if line)


def _same(words: str, today: str) -> bool:
    return words.split() == visible(today).split()
