"""Answers to petitions that were passed up: they go back with the receipt, and come to the right petitions below."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from doithoai.domain.errors import N_
from doithoai.domain.kinds import Competence, OfficeLevel
from doithoai.domain.petition import Petition, WrittenAnswer
from doithoai.exchange.receipt import PassedAnswer, Receipt
from doithoai.exchange.verify import PackageReport
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext
from doithoai.register import passed_up, petitions
from doithoai.register.connection import Register
from doithoai.register.petitions import PetitionUnknown

_LEVELS = (Competence.COMMUNE, Competence.DISTRICT, Competence.PROVINCE, Competence.CENTRE)


def answers_for(register: Register, report: PackageReport, own_name: str) -> tuple[PassedAnswer, ...]:
    """What this office, or an agency of it, answered to petitions that the sender of a package passed up.

    What the package has already is left out.

    Args:
        own_name: who answers where no agency was named.
    """
    office = report.manifest.office if report.manifest else None
    if office is None or not office.code:
        return ()
    level = _LEVELS.index(Competence(office.level or OfficeLevel.COMMUNE))
    in_package = {
        petition.uid: petition.written_answer
        for session in (report.data.sessions if report.data else ())
        for petition in session.petitions
    }
    result = []
    for row in passed_up.answered(register, office.code, [level.value for level in _LEVELS[level + 1 :]]):
        answer, task = row.petition.written_answer, row.petition.assignment
        if answer is not None and in_package.get(row.petition.uid) != answer:
            by = (task.lead if task else None) or own_name
            result.append(PassedAnswer(row.petition.uid, by, answer.number, answer.date, answer.summary))
    return tuple(result)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a receipt's answers change.

    Attributes:
        fresh: answers by the uids of petitions that have none yet.
        differing: answers to petitions that have another one here, which stays.
        unknown: how many answer petitions that are not here.
    """

    fresh: Mapping[str, PassedAnswer]
    differing: tuple[PassedAnswer, ...]
    unknown: int


def plan(register: Register, receipt: Receipt) -> Plan:
    """What the answers in a receipt would change; what is here already is in none of the parts."""
    fresh: dict[str, PassedAnswer] = {}
    differing: list[PassedAnswer] = []
    unknown = 0
    for answer in receipt.answers:
        try:
            present = petitions.get(register, answer.petition).petition.written_answer
        except PetitionUnknown:
            unknown += 1
            continue
        if present is None:
            fresh[answer.petition] = answer
        elif present != _written(answer):
            differing.append(answer)
    return Plan(fresh, tuple(differing), unknown)


def take(register: Register, receipt: Receipt) -> list[str]:
    """Write the answers of a receipt to their petitions, in one step; gives lines for a person.

    An answer that a petition has already is never overwritten.
    """
    todo = plan(register, receipt)

    def answered(petition: Petition) -> Petition:
        return replace(petition, written_answer=_written(todo.fresh[petition.uid]))

    if todo.fresh:
        label = N_("Take over the answers of the office above")
        petitions.edit_many(register, list(todo.fresh), answered, label=label)
    return list(_lines(register, todo))


def _written(answer: PassedAnswer) -> WrittenAnswer:
    return WrittenAnswer(answer.number, answer.date, answer.summary)


def _lines(register: Register, todo: Plan) -> Iterator[str]:
    count = len(todo.fresh)
    if count:
        yield ngettext(
            "{count} answer of the office above came with it; undo takes it back.",
            "{count} answers of the office above came with it; undo takes them back.",
            count,
        ).format(count=count)
    for answer in todo.differing:
        number = petitions.get(register, answer.petition).petition.number
        text = _("Petition {number} has another written answer; that of {by} ({symbol}) was not taken over.")
        yield text.format(number=number or "?", by=answer.by, symbol=answer.number or "?")
    if todo.unknown:
        yield ngettext(
            "{count} answer is to a petition that is not in this register.",
            "{count} answers are to petitions that are not in this register.",
            todo.unknown,
        ).format(count=todo.unknown)
