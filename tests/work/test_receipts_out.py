"""Receipts for all who have sent: the office below reads each as the receipt of its own package."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.session import Session
from doithoai.register import offices, received, sessions
from doithoai.register.connection import Register
from doithoai.work import merging, receipts_out, receiving, sending

YEAR = (date(2022, 1, 1), date(2022, 12, 31))


def office(path: Path, code: str, name: str) -> Register:
    register = Register.create(path, who="thư ký")
    offices.set_periods(register, code, [OfficePeriod(Office(code, name))])
    return register


@pytest.fixture
def below(tmp_path: Path) -> Iterator[Register]:
    with office(tmp_path / "xa.sdt", "18163", "UBND xã Sơn Tiến") as register:
        sessions.add(register, [Session("s1", title="Hội nghị", starts_at=datetime(2022, 3, 5, 8))])
        yield register


def test_each_sender_knows_its_package_in_the_receipt(below: Register, tmp_path: Path) -> None:
    package = sending.export(below, *YEAR, tmp_path)
    with office(tmp_path / "tinh.sdt", "42", "UBND tỉnh Hà Tĩnh") as above:
        merging.merge(above, [package])
        (merged,) = received.listed(above, None, 9)
        told: list[tuple[int, int]] = []
        paths = receipts_out.make_all(
            above, [merged.manifest], tmp_path, date(2023, 1, 5), lambda done, total: told.append((done, total))
        )
    path, paper = paths
    assert path.name.startswith("bien-nhan-18163-ubnd-xa-son-tien-") and path.suffix == ".sdr"
    assert told[-1] == (1, 1)
    assert paper == path.with_suffix(".pdf")
    assert paper.read_bytes().startswith(b"%PDF"), "a paper to be signed lies beside it"
    lines = receiving.read_receipt(below, path)
    assert "UBND tỉnh Hà Tĩnh" in lines[-1] and "05/01/2023" in lines[-1]
