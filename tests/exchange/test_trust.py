"""Whose key: known, first, or another than before."""

from pathlib import Path

import pytest
from sendable import OTHER_KEY, OUR_KEY

from doithoai.exchange import trust
from doithoai.exchange.errors import KeyRefused
from doithoai.exchange.trust import Standing
from doithoai.register.connection import Register


def test_a_key_is_first_until_it_is_accepted_and_another_is_refused(tmp_path: Path) -> None:
    with Register.create(tmp_path / "so.sdt") as register:
        assert trust.standing(register, "18163", OUR_KEY.public) is Standing.FIRST
        trust.accept(register, "18163", "UBND xã", OUR_KEY.public, "package")
        assert trust.standing(register, "18163", OUR_KEY.public) is Standing.KNOWN
        assert trust.standing(register, "18166", OTHER_KEY.public) is Standing.FIRST
        with pytest.raises(KeyRefused) as refusal:
            trust.standing(register, "18163", OTHER_KEY.public)
        assert OUR_KEY.public.fingerprint in str(refusal.value)
        assert OTHER_KEY.public.fingerprint in str(refusal.value)
