"""Keys of offices and the file of their public halves."""

import json
from pathlib import Path

import pytest
from pyrage.x25519 import Identity
from sendable import OTHER_KEY, OUR_KEY

from doithoai.domain.errors import AppError
from doithoai.exchange import bech32, keys

CODE, NAME = "18163", "Ủy ban nhân dân xã Sơn Tiến"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "son-tien.sdk"
    keys.write(file, OUR_KEY, CODE, NAME)
    return file


def test_the_public_halves_come_back_from_their_file(path):
    assert keys.read(path) == keys.OfficeKey(CODE, NAME, OUR_KEY.public)


def test_the_file_holds_nothing_secret(path):
    """The secret halves of this test are the bytes 1 and 2, thirty-two times."""
    text = path.read_text("utf-8")
    assert "01" * 8 not in text
    assert "02" * 8 not in text
    assert "secret" not in text.lower()


def test_secrets_show_nothing_where_they_are_printed():
    assert "\\x01" not in repr(keys.Secrets(b"\1" * 32, b"\2" * 32))


def test_the_same_halves_give_the_same_fingerprint_and_others_another():
    """A vector: it must never change, people have it on paper."""
    assert OUR_KEY.public.fingerprint == "GM6V-JQAC-47RT-74FN"
    assert OTHER_KEY.public.fingerprint != OUR_KEY.public.fingerprint


def test_any_letter_changed_is_noticed(path):
    whole = path.read_bytes()
    unnoticed = []
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        try:
            key = keys.read(path)
        except AppError:
            continue
        if key != keys.OfficeKey(CODE, NAME, OUR_KEY.public):
            unnoticed.append(place)
    assert not unnoticed


@pytest.mark.parametrize(
    ("part", "value", "naming"),
    [
        ("format", "doithoai-key/9", "is not the key of an office"),
        ("signing", "xyz", "signing"),
        ("sealing", "age1xyz", "sealing"),
        ("signature", "no", "signature"),
        ("office", {"name": "Không mã"}, "office.code"),
        ("colour", "red", "colour"),
    ],
)
def test_a_wrong_file_names_its_place(path, part, value, naming):
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), part: value}), "utf-8")
    with pytest.raises(AppError, match=naming):
        keys.read(path)


def test_age_reads_the_secret_half_as_we_write_it():
    written = bech32.encode("age-secret-key-", b"\2" * 32).upper()
    assert str(Identity.from_str(written)) == written
