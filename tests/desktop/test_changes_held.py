import time
from dataclasses import replace

from doithoai.register import petitions


def slow(register, uid, words):
    time.sleep(0.05)
    return petitions.edit(register, uid, lambda p: replace(p, content=words))


def test_pages_hear_of_changes_only_when_all_that_was_typed_is_written(qtbot, workspace):
    seen = []
    workspace.changed.connect(
        lambda changes: seen.append((changes.label, petitions.get(workspace.reader, "light26").petition.content))
    )
    for words in ("một", "hai", "ba"):
        workspace.write(slow, "light26", words)
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert {words for _label, words in seen} == {"ba"}


def test_a_write_that_fails_or_changes_nothing_holds_nobody_up(qtbot, workspace):
    seen, errors = [], []
    workspace.changed.connect(seen.append)
    workspace.write(slow, "nobody", "x", failed=errors.append)
    workspace.write(petitions.edit, "light26", lambda p: p)
    workspace.write(slow, "light26", "x")
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert len(errors) == 1
