"""The petition being typed is in the register from its first word, and nothing typed is dropped."""

import pytest

from doithoai.desktop.capture.draft import Draft
from doithoai.domain.petition import Petitioner
from doithoai.register import petitions


@pytest.fixture
def draft(workspace):
    one = Draft(workspace)
    one.begin("s2026")
    return one


def stored(workspace, draft):
    return petitions.get(workspace.reader, draft.uid).petition


def test_a_mark_alone_is_no_petition_yet(draft, workspace, qtbot):
    draft.put("petitioner.confidential", True)
    draft.put("field", "đất đai")
    assert draft.blank
    assert not draft.in_register
    draft.put("content", "Đ")
    assert draft.in_register
    qtbot.waitUntil(lambda: draft.settled, timeout=5000)
    petition = stored(workspace, draft)
    assert (petition.content, petition.field) == ("Đ", "đất đai")
    assert petition.petitioner == Petitioner(confidential=True)


def test_parts_are_saved_by_their_names_and_a_group_of_nothing_is_none(draft, workspace, qtbot):
    draft.put("content", "Đường hỏng.")
    draft.put("petitioner.name", "An", now=True)
    qtbot.waitUntil(lambda: draft.settled and stored(workspace, draft).petitioner == Petitioner("An"), timeout=5000)
    draft.put("petitioner.name", None, now=True)
    assert draft.petition.petitioner is None
    qtbot.waitUntil(lambda: draft.settled and stored(workspace, draft).petitioner is None, timeout=5000)


def test_a_petition_taken_away_meanwhile_is_begun_anew(draft, workspace, qtbot):
    draft.put("content", "Đường hỏng.")
    qtbot.waitUntil(lambda: draft.settled, timeout=5000)
    first = draft.uid
    workspace.write(petitions.discard, [first])
    with qtbot.waitSignal(draft.lost, timeout=5000):
        draft.put("content", "Đường hỏng nặng.", now=True)
    qtbot.waitUntil(lambda: draft.settled, timeout=5000)
    assert draft.uid != first
    assert stored(workspace, draft).content == "Đường hỏng nặng."


def test_one_left_without_a_word_goes_into_the_bin(draft, workspace, qtbot):
    draft.put("content", "Đ")
    qtbot.waitUntil(lambda: draft.settled, timeout=5000)
    uid = draft.uid
    draft.put("content", None)
    draft.begin("s2026")
    gone = "SELECT deleted_at IS NOT NULL FROM petition WHERE uid = ?"
    qtbot.waitUntil(lambda: workspace.reader.value(gone, (uid,)) == 1, timeout=5000)
