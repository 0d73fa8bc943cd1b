"""Work off the user's thread: its thread destroys nothing that the work held, and nothing is destroyed under it."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from doithoai.desktop.operations import Operations
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import AppError

WAYS: dict[str, Any] = {"read": Operations.read, "long read": Operations.long_read}


class Held:
    """Stands for a page that a work's closure holds; notes the thread in which it goes."""

    def __init__(self, threads: list[threading.Thread]) -> None:
        self._threads = threads

    def __del__(self) -> None:
        self._threads.append(threading.current_thread())

    def work(self, *_particulars: object) -> int:
        return 1

    def refuse(self, *_particulars: object) -> int:
        raise AppError("no")


@pytest.fixture
def operations(qapp: QApplication) -> Iterator[Operations]:
    operations = Operations()
    yield operations
    operations.finish()


def settle(operations: Operations) -> None:
    """Let all work end before the user's thread hears of anything, which is when it used to go wrong; then let it."""
    operations.finish()
    hear()


def hear() -> None:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


@pytest.mark.parametrize("end", [Held.work, Held.refuse])
@pytest.mark.parametrize("way", WAYS)
def test_what_a_read_held_goes_in_the_users_thread(operations: Operations, way: str, end: Callable[..., int]) -> None:
    threads: list[threading.Thread] = []

    def ask() -> None:
        held = Held(threads)
        WAYS[way](operations, lambda *particulars: end(held, *particulars), failed=lambda _error: None)

    ask()
    settle(operations)
    assert threads == [threading.main_thread()]


@pytest.mark.parametrize("end", [Held.work, Held.refuse])
def test_what_a_write_held_goes_in_the_users_thread(workspace: Workspace, end: Callable[..., int]) -> None:
    threads: list[threading.Thread] = []

    def ask() -> None:
        held = Held(threads)
        workspace.write(lambda register: end(held, register), failed=lambda _error: None)

    ask()
    settle(workspace.operations)
    assert threads == [threading.main_thread()]


@pytest.mark.parametrize("way", WAYS)
def test_a_task_stays_while_its_thread_still_tells_of_the_end(operations: Operations, way: str) -> None:
    """The user's thread may hear of the end first; it used to delete the task under the thread (SIGSEGV)."""
    begin, inside, go_on = threading.Event(), threading.Event(), threading.Event()
    task = WAYS[way](operations, lambda *_particulars: begin.wait(20))

    def tell() -> None:
        inside.set()
        go_on.wait(20)

    task.ended.connect(tell, Qt.ConnectionType.DirectConnection)
    begin.set()
    assert inside.wait(20)
    hear()
    try:
        assert operations._tasks == {}
        assert shiboken6.isValid(task)
    finally:
        go_on.set()
    settle(operations)
    assert not shiboken6.isValid(task)


def test_what_is_done_is_no_longer_asked_about(operations: Operations) -> None:
    """A window that closes on hearing of the result asks about what still goes on: not about this."""
    still: list[list[object]] = []
    operations.long_read(lambda _task: 1, then=lambda _result: still.append([*operations.long_tasks]), label="Packing")
    assert len(operations.long_tasks) == 1
    settle(operations)
    assert still == [[]]


def test_writes_keep_their_order_and_long_reads_come_after(operations: Operations) -> None:
    order: list[str] = []
    go_on = threading.Event()
    operations.in_line(go_on.wait)
    operations.in_line(lambda: order.append("first"))
    operations.long_read(lambda _task: order.append("long"))
    operations.in_line(lambda: order.append("second"))
    operations.read(lambda _progress: order.append("beside"))
    while not order:
        threading.Event().wait(0.001)
    go_on.set()
    operations.finish()
    assert order[:2] == ["beside", "first"]
    assert sorted(order[2:]) == ["long", "second"]
