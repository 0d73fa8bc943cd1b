"""Cycles that hold a widget go in the user's thread, never in a worker's."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from doithoai.desktop.window.collector import Collector, collect_due


class Ringed:
    """One that refers to itself, so that only the collector frees it."""

    def __init__(self, freed: list[int]) -> None:
        self.me = self
        self.widget = QWidget()
        weakref.finalize(self, lambda: freed.append(threading.get_ident()))


def test_a_worker_never_collects_and_the_timer_does(qtbot: QtBot) -> None:
    owner = QObject()
    collector = Collector(owner)
    try:
        freed: list[int] = []
        Ringed(freed)

        def allocate() -> None:
            kept = [[] for _ in range(100_000)]
            del kept

        worker = threading.Thread(target=allocate)
        worker.start()
        worker.join()
        assert freed == []
        hold = [[] for _ in range(5000)]
        collect_due()
        assert freed == [threading.get_ident()]
        assert hold
    finally:
        collector.stop()
    assert gc.isenabled()
