"""The writing of age's keys."""

from pyrage.x25519 import Identity

from doithoai.exchange import bech32


def test_age_reads_a_secret_half_as_it_is_written_here() -> None:
    for content in (b"\2" * 32, bytes(range(32)), b"\xff" * 32):
        text = bech32.encode("age-secret-key-", content).upper()
        assert str(Identity.from_str(text)) == text


def test_a_vector_of_the_standard() -> None:
    """BIP 173: the program of a witness, its version before it, is another way to group; the checksum is the same."""
    assert bech32.encode("a", b"") == "a12uel5l"
