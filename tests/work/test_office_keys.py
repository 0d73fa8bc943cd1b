"""The keys of offices, as they are shown and exchanged."""

from datetime import date
from pathlib import Path

import pytest

from doithoai.domain.errors import AppError
from doithoai.domain.office import Office, OfficePeriod
from doithoai.exchange import keys as key_files
from doithoai.i18n import set_language
from doithoai.register import offices
from doithoai.register.connection import Register
from doithoai.work import office_keys


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def test_a_key_goes_from_one_office_to_another(tmp_path: Path) -> None:
    with Register.create(tmp_path / "a.sdt") as ours, Register.create(tmp_path / "b.sdt") as theirs:
        offices.set_periods(ours, "18163", [OfficePeriod(Office("18163", "UBND xã Sơn Tiến"))])
        offices.set_periods(theirs, "42", [OfficePeriod(Office("42", "UBND tỉnh Hà Tĩnh"))])
        fingerprint = office_keys.export(ours, tmp_path / "a.sdk")
        assert office_keys.trust(theirs, tmp_path / "a.sdk") == key_files.read(tmp_path / "a.sdk")
        own, other = office_keys.lines(theirs)
        assert own.startswith("Own key: ")
        assert other.split("\t") == ["18163", "UBND xã Sơn Tiến", fingerprint, date.today().isoformat()]
        with pytest.raises(AppError, match="of this office itself"):
            office_keys.trust(ours, tmp_path / "a.sdk")


def test_an_office_without_a_code_has_no_key_to_give(tmp_path: Path) -> None:
    with Register.create(tmp_path / "a.sdt") as nameless, pytest.raises(AppError, match="which office it belongs"):
        office_keys.export(nameless, tmp_path / "a.sdk")
