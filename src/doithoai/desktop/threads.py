"""Threads that take work from one line in its order, and leave it to the user's thread to let go what the work held.

They are Python's own: a runnable of Qt's is deleted by the thread that ran it, with the Python closure in it.
"""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor


class _Run:
    """One piece of work, and what is to be done in the user's thread when it is over."""

    def __init__(self, work: Callable[[], object]) -> None:
        self.afterwards: list[Callable[[], object]] = []
        self._begin: Callable[[], object] | None = work

    def __call__(self) -> None:
        if self._begin:
            _running.run = self
            self._begin()

    def let_go(self) -> None:
        """In the user's thread, once it is over: no frame of the other thread holds anything of it any more."""
        self._begin = None
        while self.afterwards:
            self.afterwards.pop()()


class _Running(threading.local):
    run: _Run | None = None


_running = _Running()


def after_work(act: Callable[[], object]) -> None:
    """Called by work: do ``act``, and let go what it holds, in the user's thread once the work is over; else now."""
    if _running.run is None:
        act()
    else:
        _running.run.afterwards.append(act)


class Threads:
    """Up to ``count`` threads over one line of work."""

    def __init__(self, name: str, count: int, over: Callable[[], object]) -> None:
        """Make the line.

        Args:
            over: called in the thread after each work; the user's thread is to call `let_go` then.
        """
        self._executor = ThreadPoolExecutor(count, thread_name_prefix=name)
        self._over = over
        self._under_way = 0
        self._idle = threading.Condition()
        self._finished: deque[_Run] = deque()

    def start(self, work: Callable[[], object]) -> None:
        """Run ``work`` after what was put here before; it must not raise."""
        with self._idle:
            self._under_way += 1
        self._executor.submit(self._carry_out, _Run(work))

    def _carry_out(self, run: _Run) -> None:
        try:
            run()
        finally:
            _running.run = None
            self._finished.append(run)
            self._over()
            with self._idle:
                self._under_way -= 1
                self._idle.notify_all()

    def wait(self) -> None:
        """Wait until everything put here is done."""
        with self._idle:
            self._idle.wait_for(lambda: not self._under_way)

    def let_go(self) -> None:
        """Let go what finished work held (in the user's thread)."""
        while self._finished:
            self._finished.popleft().let_go()
