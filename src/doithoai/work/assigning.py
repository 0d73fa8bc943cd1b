"""Assigning in the meeting: what the date of an answer is counted by before the notice is out."""

from datetime import date

from doithoai.domain import deadlines
from doithoai.domain.due import AnswerLimit
from doithoai.domain.session import Session
from doithoai.register import assignments, catalogues
from doithoai.register.connection import Register
from doithoai.work.following import ANSWER_RULE

NOTICE_RULE = "notice"


def answer_limit(register: Register, session: Session, today: date) -> AnswerLimit | None:
    """The time limit for answers to petitions of ``session``; None when the office has set none.

    It counts from the notice's day; before the notice is issued, from the last day on which it should be.
    A session without a time is taken as held ``today``.
    """
    rules = catalogues.deadline_rules(register)
    rule = rules.get(ANSWER_RULE)
    if rule is None:
        return None
    calendar = catalogues.work_calendar(register)
    issued = assignments.notice_day(register, session.uid)
    if issued:
        return AnswerLimit(rule, issued, calendar)
    moment = session.ends_at or session.starts_at
    held = moment.date() if moment else today
    if NOTICE_RULE not in rules:
        return AnswerLimit(rule, held, calendar)
    notice = deadlines.compute(rules[NOTICE_RULE], held, calendar)
    return AnswerLimit(rule, notice.due, calendar, notice)
