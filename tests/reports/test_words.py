"""Every value of a list has its Vietnamese: a new one without it would end the spreadsheet half way."""

from doithoai.domain.kinds import AnswerForm, Competence, SessionKind, Side
from doithoai.domain.petition import PetitionStatus
from doithoai.reports import words


def test_every_value_has_its_words() -> None:
    for table, values in (
        (words.KINDS, SessionKind),
        (words.SIDES, Side),
        (words.COMPETENCES, Competence),
        (words.FORMS, AnswerForm),
        (words.STATUSES, PetitionStatus),
    ):
        assert set(table) == set(values)
        assert all(table.values())
