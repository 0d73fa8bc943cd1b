"""A page's questions: what interrupts one is not told as a fault."""

import threading
import time

from pytestqt.qtbot import QtBot

from doithoai.desktop.finder import Finder
from doithoai.desktop.workspace import Workspace
from doithoai.register.connection import Register

_SLOW = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000000) SELECT max(i) FROM n"


def test_closing_breaks_a_question_off_without_a_word(qtbot: QtBot, workspace: Workspace) -> None:
    begun = threading.Event()
    answers: list[object] = []

    def count(register: Register) -> object:
        begun.set()
        return register.value(_SLOW)

    Finder(workspace, "count").ask(count, then=answers.append)
    assert begun.wait(5)
    time.sleep(0.2)  # the query itself is under way: an interrupt before it would be none
    workspace.close()  # the fixture holds that nothing was told as failed
    assert not answers
