"""The zip of a package, byte for byte."""

import hashlib
import io
import zipfile

import pytest

from doithoai.exchange.container import Container, Member, blocks, hashed, is_as_written


def written(*members: tuple[str, bytes, bool]) -> bytes:
    file = io.BytesIO()
    with Container(file) as container:
        for name, content, packed in members:
            container.add(name, [content[:3], content[3:]], packed=packed)
    return file.getvalue()


def judged(content: bytes) -> bool:
    file = io.BytesIO(content)
    return is_as_written(file, zipfile.ZipFile(file).infolist())


WHOLE = written(("data.json", b"{}" * 500, True), ("a.pdf", b"%PDF", False))


def test_members_are_what_went_in_and_are_listed_with_their_hashes():
    file = io.BytesIO()
    with Container(file) as container:
        member = container.add("a.pdf", iter([b"%P", b"DF"]), packed=False)
    assert member == Member("a.pdf", 4, hashlib.sha256(b"%PDF").hexdigest())
    assert container.members == [member]
    with zipfile.ZipFile(file) as archive:
        assert archive.read("a.pdf") == b"%PDF"


def test_the_same_members_are_the_same_bytes():
    assert written(("a", b"x", True)) == written(("a", b"x", True))


def test_the_hash_so_far_is_of_the_bytes_before_the_next_member():
    file = io.BytesIO()
    with Container(file) as container:
        container.add("a", [b"x"], packed=False)
        size, digest = container.so_far()
        container.add("b", [b"y"], packed=False)
    assert digest == hashlib.sha256(file.getvalue()[:size]).hexdigest() == hashed(file, size)
    assert zipfile.ZipFile(file).infolist()[1].header_offset == size


def test_a_block_that_fails_writes_no_list_of_members():
    file = io.BytesIO()
    with pytest.raises(KeyError), Container(file) as container:
        container.add("a", [b"x"], packed=False)
        raise KeyError
    assert not zipfile.is_zipfile(io.BytesIO(file.getvalue()))


def test_only_exactly_what_is_written_passes():
    assert judged(WHOLE)
    assert not judged(WHOLE + b"\0")
    assert not judged(b"\0" + WHOLE)
    offset = zipfile.ZipFile(io.BytesIO(WHOLE)).infolist()[1].header_offset
    other_time = bytearray(WHOLE)
    other_time[offset + 10] ^= 1
    assert not judged(bytes(other_time))


def test_a_file_is_handed_on_in_pieces():
    assert b"".join(blocks(io.BytesIO(b"x" * (1 << 20) + b"y"))) == b"x" * (1 << 20) + b"y"
    assert [len(block) for block in blocks(io.BytesIO(b"x" * (1 << 20) + b"y"))] == [1 << 20, 1]
