"""Sealing with a passphrase: age opens it, other threads run meanwhile, and it stops when it is told to."""

import io
import threading

import pyrage
import pytest

from doithoai.domain.progress import untold
from doithoai.exchange import passphrase


class Stopped(Exception):
    pass


@pytest.fixture
def _cheap(monkeypatch):
    monkeypatch.setattr(passphrase, "_WORK", 4)


def sealed(content, progress=untold):
    file = io.BytesIO()
    passphrase.seal_with(io.BytesIO(content), file, "mưa rào", progress)
    return file.getvalue()


@pytest.mark.usefixtures("_cheap")
@pytest.mark.parametrize("length", [0, 1, (64 << 10) - 1, 64 << 10, (64 << 10) + 1, 3 * (64 << 10)])
def test_age_opens_it(length):
    content = bytes(range(256)) * (length // 256) + b"x" * (length % 256)
    result = sealed(content)
    assert pyrage.passphrase.decrypt(result, "mưa rào") == content
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(result, "mưa phùn")


@pytest.mark.usefixtures("_cheap")
def test_each_sealing_has_keys_of_its_own():
    assert sealed(b"x") != sealed(b"x")


@pytest.mark.usefixtures("_cheap")
@pytest.mark.parametrize("step", [1, 2, 3])
def test_it_stops_when_it_is_told_to(step):
    """Before and after the costly step, and between the pieces of what is sealed."""
    steps = []

    def stop(*_far):
        steps.append(1)
        if len(steps) == step:
            raise Stopped

    with pytest.raises(Stopped):
        sealed(bytes(200 << 10), stop)
    assert len(steps) == step


def test_other_threads_run_while_it_makes_a_guess_costly(monkeypatch):
    """The window's thread is one of them: pyrage's own sealing let it stand still."""
    monkeypatch.setattr(passphrase, "_WORK", 15)
    over = threading.Event()
    turns = []

    def take_turns():
        while not over.wait(0.001):
            turns.append(1)

    other = threading.Thread(target=take_turns)
    other.start()
    begin = []

    def note(*_far):
        begin.append(len(turns))

    sealed(b"x", note)
    over.set()
    other.join()
    before, after = begin
    assert after - before > 3
