"""Sealed packages: opened by whom they are for, by nobody else, and never half."""

import pytest
from sendable import OTHER_KEY, OUR_KEY, PACKAGES

from doithoai.exchange.seal import Lock, seal
from doithoai.exchange.verify import verify


@pytest.fixture
def sealed(write, tmp_path):
    """Seals the small package for a lock."""

    def make(lock):
        path = tmp_path / "goi.sdta"
        seal(write(key=OUR_KEY), path, lock)
        return path

    return make


def problem(path, *opening):
    (error,) = verify(path, *opening).problems
    return str(error)


def test_the_key_it_was_sealed_for_opens_it(sealed, write):
    path = sealed(Lock((OTHER_KEY.public,)))
    assert "Kín Tiếng".encode() not in path.read_bytes()
    report = verify(path, OTHER_KEY)
    assert not report.problems
    assert report.is_sealed
    assert report.code == verify(write(key=OUR_KEY)).code
    assert "sealed for another office" in problem(path, OUR_KEY)
    assert "is sealed" in problem(path)


def test_the_passphrase_opens_it():
    """Of a file that was sealed at little cost: whoever seals anew pays seconds, so that guessing costs years."""
    path = PACKAGES / "with-a-passphrase.sdta"
    assert not verify(path, None, "mưa rào").problems
    assert "passphrase does not open" in problem(path, None, "mưa phùn")
    assert "with a passphrase" in problem(path, OTHER_KEY)


@pytest.mark.slow
def test_a_passphrase_seals(sealed):
    path = sealed(Lock(passphrase="mưa rào tháng sáu"))
    assert not verify(path, None, "mưa rào tháng sáu").problems


def test_damage_is_noticed_wherever_it_is(sealed):
    path = sealed(Lock((OTHER_KEY.public,)))
    whole = path.read_bytes()
    for place in [*range(0, 240, 7), *range(240, len(whole), 501), len(whole) - 1]:
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        assert verify(path, OTHER_KEY).problems, place
    for content in (whole[:-1], whole[:200], whole + b"\0"):
        path.write_bytes(content)
        assert verify(path, OTHER_KEY).problems
