"""Things as they will be once what is asked for is written: what a tab shows while the register still holds the old.

Without it a table that stores all its rows at once would begin from the old ones, and take back what still waits.
"""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from doithoai.desktop.operations import Task

Thing = TypeVar("Thing")


class Overlay(Generic[Thing]):
    """The changes asked for and not written yet, in their order, by the key of the thing they change."""

    def __init__(self) -> None:
        self._changes: dict[Task, tuple[Hashable, Callable[[Thing], Thing]]] = {}

    def add(self, task: Task, key: Hashable, change: Callable[[Thing], Thing]) -> None:
        """``task`` changes the thing of ``key``; it counts until it is written, refused or given up."""
        self._changes[task] = (key, change)
        task.ended.connect(lambda: self._changes.pop(task, None))

    def over(self, key: Hashable, thing: Thing) -> Thing:
        """``thing``, as the register holds it, with what is still to be written."""
        for changed, change in self._changes.values():
            if changed == key:
                thing = change(thing)
        return thing
