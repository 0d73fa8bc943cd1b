"""Keys in the register."""

import shutil
from pathlib import Path

from doithoai.register import history, keys
from doithoai.register.connection import Register
from doithoai.register.keys import Trusted

KEY = Trusted("18163", "UBND xã", "ab" * 32, "age1abc", "package", "2023-01-05T08:00:00+07:00")


def test_every_register_has_keys_of_its_own_and_keeps_them(register: Register, tmp_path: Path) -> None:
    own = keys.own(register)
    assert (len(own.signing), len(own.sealing)) == (32, 32)
    assert keys.own(register) == own
    with Register.create(tmp_path / "other.sdt") as other:
        assert keys.own(other) != own


def test_a_register_of_an_earlier_structure_gets_them_when_it_is_opened(tmp_path: Path) -> None:
    source = Path(__file__).parents[1] / "data" / "registers" / "structure-1.sdt"
    path = Path(shutil.copy(source, tmp_path / "cũ.sdt"))
    with Register.open(path) as older:
        own = keys.own(older)
    with Register.open(path) as again:
        assert keys.own(again) == own


def test_a_key_is_known_from_when_it_is_accepted_and_undone_as_any_act(register: Register) -> None:
    keys.trust(register, KEY)
    assert keys.trusted(register, "18163") == KEY
    keys.trust(register, Trusted("18163", "UBND xã", "cd" * 32, "age1def"))
    newer = keys.trusted(register, "18163")
    assert newer is not None
    assert (newer.signing, newer.way) == ("cd" * 32, "file")
    history.undo(register)
    assert keys.all_trusted(register) == [KEY]
