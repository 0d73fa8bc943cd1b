"""The counts of the sessions of a period, summed in the file; `domain.figures` says what is counted.

Petitions that are alike in everything that is counted are counted together, by the domain, as one of them.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from doithoai.domain.figures import Counting, Figures, Summary, of_petition
from doithoai.domain.kinds import Outcome, SessionKind, Side
from doithoai.domain.period import Period
from doithoai.domain.petition import Answer, Assignment, Petition, WrittenAnswer
from doithoai.register import facts
from doithoai.register.connection import Register
from doithoai.register.held import WAS_HELD
from doithoai.register.parts import EVERYTHING, OfParts

OF_PERIOD = f"s.deleted_at IS NULL AND s.starts_at >= :first AND s.starts_at < :last || 'T99' AND {WAS_HELD}"
CAME = "FROM attendee a WHERE a.session_id = s.id AND a.present IS NOT 0 AND a.role IS"
_MEETINGS = f"""
SELECT s.kind, count(*), total((SELECT count(*) {CAME} NOT 'citizen')),
    total(coalesce(s.citizens_present, (SELECT count(*) {CAME} 'citizen'))),
    total((SELECT count(*) FROM document d WHERE d.session_id = s.id))
FROM session s WHERE {OF_PERIOD} GROUP BY s.kind
"""
_RAISED = f"FROM {facts.FROM} WHERE {OF_PERIOD} AND {facts.SQL} & {facts.SAYS}"
# In the order of the index; a column for each kind of session (the last: unknown) and for those of it that are late.
_KINDS = (*SessionKind, None)
_OF_KIND = ", ".join(
    f"sum(s.kind IS {kind}), sum(s.kind IS {kind} AND p.due < :today)"
    for kind in (repr(kind.value) if kind else "NULL" for kind in _KINDS)
)
_PETITIONS = f"""
SELECT p.field, p.lead, {facts.SQL} AS facts, {_OF_KIND} {_RAISED} GROUP BY p.field, p.lead, facts
"""
_TOUCHED = f"""
SELECT field, count(*) FROM (
    SELECT p.session_id, p.field AS field {_RAISED}
    UNION SELECT s.id, f.value FROM session s, json_each(s.fields) f WHERE {OF_PERIOD}
) GROUP BY field
"""


def _days(period: Period, today: date) -> dict[str, str]:
    return {"first": period.first.isoformat(), "last": period.last.isoformat(), "today": today.isoformat()}


def held(register: Register, period: Period, today: date, within: OfParts = EVERYTHING) -> set[str]:
    """The identities of the sessions that the figures of a period count; of some units, kinds … only."""
    test, values = within.test()
    sql = f"SELECT s.uid FROM session s WHERE {OF_PERIOD} AND {test}"
    return {uid for (uid,) in register.rows(sql, _days(period, today) | values)}


def by_side(register: Register, period: Period, today: date) -> tuple[tuple[Side | None, int], ...]:
    """How many of the sessions that the figures of a period count each side held; None: nobody entered which."""
    sql = f"SELECT s.side, count(*) FROM session s WHERE {OF_PERIOD} GROUP BY s.side"
    counts = {Side(side) if side else None: count for side, count in register.rows(sql, _days(period, today))}
    return tuple((side, counts[side]) for side in (*Side, None) if side in counts)


def summary(
    register: Register, period: Period, today: date, *, unit: str | None = None, field_order: Sequence[str] = ()
) -> Summary:
    """The figures of the sessions of a period, all of ``unit``, as of ``today``."""
    days = _days(period, today)
    counting = Counting(today)
    for kind, sessions, officials, citizens, documents in register.each(_MEETINGS, days):
        known_kind = SessionKind(kind) if kind else None
        people = {"officials": int(officials), "citizens": int(citizens), "documents": int(documents)}
        counting.add_meetings(known_kind, Figures(sessions, **_of_kind(known_kind, sessions), **people), unit)
    for field, lead, known_facts, *counts in register.each(_PETITIONS, days):
        for kind, count, late in zip(_KINDS, counts[::2], counts[1::2], strict=True):
            in_time, overdue = count - (late or 0), late or 0
            for times, due in ((in_time, None), (overdue, today - timedelta(days=1))):
                petition = _alike(field, lead, known_facts, due)
                if times:
                    counting.add_petitions(kind, petition, of_petition(petition, today) * times, unit)
    for field, sessions in register.each(_TOUCHED, days):
        counting.add_touched(field, sessions)
    return counting.summary(field_order)


def _of_kind(kind: SessionKind | None, sessions: int) -> dict[str, int]:
    return {kind.value: sessions} if kind else {}


_OUTCOMES = {
    Outcome.CLOSED: facts.CLOSED,
    Outcome.TRANSFERRED: facts.TRANSFERRED,
    Outcome.WITHDRAWN: facts.WITHDRAWN,
}


def _alike(field: str | None, lead: str | None, known_facts: int, due: date | None) -> Petition:
    """A petition of which all that is counted is so; its words stand for any."""
    return Petition(
        "",
        field=field,
        content="…",
        answer=Answer() if known_facts & facts.ANSWERED else None,
        assignment=Assignment(lead, (), due) if known_facts & facts.ASSIGNED else None,
        written_answer=WrittenAnswer() if known_facts & facts.WRITTEN else None,
        outcome=next((outcome for outcome, bit in _OUTCOMES.items() if known_facts & bit), None),
    )
