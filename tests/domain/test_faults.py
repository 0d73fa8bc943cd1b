"""What the system says of a file is said in our words, by its number."""

import errno
import os
import tomllib

import pytest

from doithoai.domain import faults

USUAL = ("ENOSPC", "EACCES", "EPERM", "EROFS", "ENOENT", "EEXIST", "EISDIR", "EBUSY", "ENOTDIR", "ENAMETOOLONG", "EIO")


@pytest.mark.parametrize("name", USUAL)
def test_the_usual_faults_have_words_of_their_own(name: str) -> None:
    number = getattr(errno, name)
    fault = faults.of(OSError(number, os.strerror(number), "/a/b.pdf"))
    assert str(fault) and os.strerror(number) not in str(fault) and "code" not in str(fault)
    assert os.strerror(number) in fault.detail


def test_another_fault_tells_its_number() -> None:
    assert str(faults.of(OSError(errno.EXDEV, "Cross-device link"))) == f"the system refuses it (code {errno.EXDEV})"
    assert str(faults.of(OSError("no number"))) == "the system refuses it (code ?)"


def test_what_is_no_text_or_no_toml_tells_where() -> None:
    with pytest.raises(UnicodeDecodeError) as no_text:
        b"\x90".decode()
    assert str(faults.of(no_text.value)) == "it is not UTF-8 text"
    with pytest.raises(tomllib.TOMLDecodeError) as no_table:
        tomllib.loads("a = 1\nb\nc = 2")
    assert str(faults.of(no_table.value)).startswith("line 2, column ")
    with pytest.raises(tomllib.TOMLDecodeError) as broken_off:
        tomllib.loads('a = "')
    assert str(faults.of(broken_off.value))
