"""The spreadsheets' Vietnamese covers every value of the closed lists: a new one must be worded before it is used."""

import pytest

from doithoai.domain.kinds import AnswerForm, Competence, SessionKind, Side
from doithoai.domain.petition import PetitionStatus
from doithoai.reports import words


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (words.KINDS, SessionKind),
        (words.SIDES, Side),
        (words.COMPETENCES, Competence),
        (words.FORMS, AnswerForm),
        (words.STATUSES, PetitionStatus),
    ],
)
def test_every_value_has_one_word_of_its_own(texts, values):
    assert set(texts) == set(values)
    assert len(set(texts.values())) == len(texts)
    assert all(text and text[0].isupper() for text in texts.values())
