"""A planned year: the sessions laid down for it, its plan, and what was held of it."""

from dataclasses import replace
from datetime import date

from doithoai.documents.brief import Brief, HeldOfPlan, Unheld
from doithoai.domain.kinds import Demand, SessionKind, SessionState
from doithoai.domain.period import Period, named_period
from doithoai.domain.session import Session
from doithoai.register import plans, sessions
from doithoai.register.connection import Register

_DECEMBER = 12


def year_of(register: Register, day: date) -> Period:
    """The year a plan made on ``day`` is for: its own; in December the next one, where anything is laid down for it."""
    coming = named_period("year", date(day.year + 1, 1, 1))
    if day.month == _DECEMBER and laid_down(register, coming):
        return coming
    return named_period("year", day)


def laid_down(register: Register, period: Period) -> tuple[Session, ...]:
    """What is planned for the period, without people and petitions, the earliest first.

    A session that is cancelled is not held, and one that is called out of turn stands in no plan.
    """
    return tuple(
        replace(session, attendees=(), petitions=(), documents=())
        for session in sessions.each(register, period.first, period.last)
        if session.state is not SessionState.CANCELLED and not _is_called(session)
    )


def _is_called(session: Session) -> bool:
    """Whether a session is held out of turn: ad hoc, or because it was asked for."""
    return session.kind is SessionKind.ADHOC or session.demanded_by in (Demand.VOTERS, Demand.NEED)


def frozen(brief: Brief) -> dict[str, object]:
    """What an issued plan laid down, JSON-able: reports are held against it."""
    planned = [
        {"uid": session.uid, "title": session.title or "", "starts_at": session.starts_at.isoformat(timespec="minutes")}
        for session in brief.sessions
        if session.starts_at
    ]
    return {"plan": planned}


def held_of_plan(register: Register, period: Period, day: date) -> HeldOfPlan | None:
    """What was held by ``day`` of what was planned for the period; None where nothing was planned.

    Held against the plan that was issued for it. Without one, the sessions that are laid down and were not held are
    told: nothing says that the others were planned.
    """
    plan = plans.issued(register, period, day)
    if plan is None:
        return _without_plan(register, period, day)
    standing = plans.standing(register, [session.uid for session in plan.sessions], day)
    held, missing, ahead = 0, [], 0
    for planned in plan.sessions:
        session = standing.get(planned.uid)
        if session and session.was_held:
            held += 1
        elif session and _is_ahead(session, day):
            ahead += 1
        else:
            missing.append(Unheld(planned.title, planned.day, session.state if session else SessionState.CANCELLED))
    return HeldOfPlan(plan.record, len(plan.sessions), held, ahead, tuple(missing))


def _without_plan(register: Register, period: Period, day: date) -> HeldOfPlan | None:
    missing = tuple(
        Unheld(session.title, session.day, session.state)
        for session in plans.not_held(register, period, day)
        if session.day and not _is_ahead(session, day)
    )
    return HeldOfPlan(None, 0, 0, 0, missing) if missing else None


def _is_ahead(session: plans.Standing, day: date) -> bool:
    """Whether a session is still to be held: neither its day has passed nor was it put off."""
    put_off = (SessionState.POSTPONED, SessionState.CANCELLED)
    return session.state not in put_off and session.day is not None and session.day >= day
