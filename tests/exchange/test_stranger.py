"""Somebody who has only the description of the package can read it: one hundred lines, the standard library."""

import ast
from datetime import date
from pathlib import Path

import pytest
import stranger
from sendable import OTHER_KEY, OUR_KEY, PACKAGES, small_session

from doithoai.exchange import keys, receipt
from doithoai.exchange.seal import Lock, seal
from doithoai.exchange.verify import verify


def test_it_is_a_hundred_lines_of_the_standard_library():
    source = Path(stranger.__file__).read_text("utf-8")
    code = [line for line in source.splitlines() if line.strip()]
    assert len(code) <= 100
    names = [alias.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import) for alias in node.names]
    assert set(names) == {"base64", "hashlib", "hmac", "io", "json", "zipfile"}
    assert not any(isinstance(node, ast.ImportFrom) for node in ast.walk(ast.parse(source)))


def test_it_reads_a_signed_package():
    manifest, data = stranger.read(PACKAGES / "whole.sdt.zip")
    assert manifest["counts"]["petitions"] == 2
    assert data["sessions"][0]["uid"] == small_session().uid


def test_it_reads_one_that_holds_what_is_new():
    manifest, _ = stranger.read(PACKAGES / "since.sdt.zip")
    assert manifest["since"]["withdrawn"] == ["s0"]
    assert manifest["state"]["step"] == 20


def test_it_reads_a_sealed_one():
    """Sealed for a key, or with a passphrase: the same zip is in both."""
    _, data = stranger.read(PACKAGES / "for-a-key.sdta", b"\4" * 32)
    assert len(data["sessions"][0]["petitions"]) == 2
    assert stranger.read(PACKAGES / "with-a-passphrase.sdta", "mưa rào".encode())[1] == data


def test_it_reads_one_sealed_for_two_offices(write, tmp_path):
    seal(write(key=OUR_KEY), tmp_path / "goi.sdta", Lock((OUR_KEY.public, OTHER_KEY.public)))
    assert stranger.read(tmp_path / "goi.sdta", b"\4" * 32)[1]["sessions"]


def test_it_notices_another_signature(write, tmp_path):
    path = write(key=OUR_KEY)
    content = path.read_bytes()
    path.write_bytes(content.replace(OUR_KEY.public.signing.encode(), OTHER_KEY.public.signing.encode()))
    with pytest.raises(Exception, match=r"signature|CRC"):
        stranger.read(path)


def test_what_was_written_once_is_read_by_this_program():
    """The vectors: a package whole and since a receipt, sealed in both ways, a receipt, a key."""
    whole = verify(PACKAGES / "whole.sdt.zip")
    assert not whole.problems
    assert whole.data.sessions == (small_session(),)
    for name, opening in (("since.sdt.zip", ()), ("for-a-key.sdta", (OTHER_KEY,))):
        assert not verify(PACKAGES / name, *opening).problems, name
    assert verify(PACKAGES / "for-a-key.sdta", OTHER_KEY).digest == whole.digest
    assert receipt.read(PACKAGES / "receipt.sdr").digest == whole.digest
    (answer,) = receipt.read(PACKAGES / "receipt-with-answers.sdr").answers
    assert (answer.petition, answer.by, answer.date) == ("p1", "Sở Xây dựng", date(2023, 1, 4))
    assert keys.read(PACKAGES / "key.sdk").public == whole.manifest.key
