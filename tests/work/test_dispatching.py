"""Sending: the package in its place, its line in the register with what is told by telephone, sealed as asked."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from doithoai.domain.errors import AppError
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.office import Receiver as ReportReceiver
from doithoai.domain.period import Period
from doithoai.domain.petition import Petition
from doithoai.domain.session import Session
from doithoai.exchange import seal
from doithoai.exchange.verify import verify
from doithoai.register import dispatches, keys, offices, sessions
from doithoai.register.connection import Register
from doithoai.register.dispatches import Sealing
from doithoai.register.keys import Trusted
from doithoai.work import dispatching, drives, office_keys, receiving, sending
from doithoai.work.dispatching import NoSuchReceiver, Order, Receiver
from doithoai.work.drives import Drive
from doithoai.work.handing_over import Pulled
from doithoai.work.setting_up import new_register
from stopping import Stop, files_under, stop_at

YEAR = Period(date(2022, 1, 1), date(2022, 12, 31))
NOW = datetime(2023, 1, 2, 9, 30)
ABOVE = Receiver("UBND tỉnh Hà Tĩnh", "42")


@pytest.fixture(scope="module")
def above(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with new_register(tmp_path_factory.mktemp("above") / "tinh.sdt") as book:
        name_office(book, "42", ABOVE.name)
        yield book


def name_office(book: Register, code: str, name: str) -> None:
    offices.set_periods(book, code, [OfficePeriod(Office(code, name))])


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, above: Register) -> Iterator[Register]:
    folder = tmp_path_factory.mktemp("below")
    with new_register(folder / "so.sdt") as book:
        name_office(book, "18163", "UBND xã Sơn Tiến")
        petitions = tuple(Petition(f"p{i}", i + 1, content="Đường hỏng.") for i in range(3))
        sessions.add(book, [Session("s", starts_at=datetime(2022, 3, 5, 8), petitions=petitions)])
        office_keys.export(above, folder / "tinh.sdk")
        office_keys.trust(book, folder / "tinh.sdk")
        yield book


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def test_it_is_noted_with_what_is_told_by_telephone(register: Register, out: Path) -> None:
    packed = dispatching.pack(register, Order(YEAR, ABOVE, out), NOW)
    assert dispatches.listed(register) == [], "packing only reads"
    dispatching.note(register, packed)
    (line,) = dispatches.listed(register)
    report = verify(packed.path)
    assert (line.at, line.file, line.first, line.last) == (NOW, packed.path.name, YEAR.first, YEAR.last)
    assert line.receiver == ABOVE.name == (report.manifest and report.manifest.receiver)
    assert dispatching.code(line.manifest) == report.code
    assert line.totals == (1, 0, 3, 0, 0)
    assert "3" in dispatching.totals_line(line.totals)
    assert (dispatching.code(""), dispatching.totals_line(())) == ("", ""), "of one made by an earlier program"


def test_the_code_of_a_sealed_one_is_that_of_what_is_in_it(register: Register, above: Register, out: Path) -> None:
    packed = dispatching.pack(register, Order(YEAR, ABOVE, out, sealing=Sealing.KEY), NOW)
    assert files_under(out) == [packed.path.name] and packed.path.suffix == ".sdta"
    report = verify(packed.path, office_keys.own(above))
    assert not report.problems
    assert dispatching.code(packed.dispatch.manifest) == report.code


def test_a_passphrase_seals_it(register: Register, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets: list[str] = []  # the real seal takes seconds on purpose: tests/exchange/test_seal.py
    monkeypatch.setattr(seal, "seal_with", lambda _source, _file, secret, _progress: secrets.append(secret))
    packed = dispatching.pack(register, Order(YEAR, ABOVE, out, sealing=Sealing.PASSPHRASE, passphrase="sông"), NOW)
    assert (packed.path.suffix, secrets, packed.dispatch.sealing) == (".sdta", ["sông"], Sealing.PASSPHRASE)


def test_an_office_without_a_key_cannot_be_sealed_for(register: Register, out: Path) -> None:
    with pytest.raises(NoSuchReceiver):
        dispatching.pack(register, Order(YEAR, Receiver("Ai đó", "99"), out, sealing=Sealing.KEY), NOW)
    assert files_under(out) == []


def test_receivers_are_those_with_keys_then_those_who_get_reports(register: Register) -> None:
    offices.set_receivers(register, [ReportReceiver("r1", "Ban Dân vận Tỉnh ủy"), ReportReceiver("r2", ABOVE.name)])
    assert dispatching.receivers(register, YEAR) == [ABOVE, Receiver("Ban Dân vận Tỉnh ủy")]
    keys.trust(register, Trusted("18165", "Xã khác", "0" * 64, "age1…", "package"))
    assert dispatching.receivers(register, YEAR) == [ABOVE, Receiver("Ban Dân vận Tỉnh ủy")], "those below send here"


def test_what_one_office_confirmed_another_may_not_have(register: Register, above: Register, tmp_path: Path) -> None:
    package = dispatching.pack(register, Order(YEAR, ABOVE, tmp_path), NOW).path
    assert not dispatching.can_follow_a_receipt(register, ABOVE)
    receiving.make_receipt(above, package, tmp_path / "nhan.sdr", date(2023, 1, 5))
    receiving.read_receipt(register, tmp_path / "nhan.sdr")
    assert dispatching.can_follow_a_receipt(register, ABOVE)
    assert "_bo-sung" in dispatching.pack(register, Order(YEAR, ABOVE, tmp_path, since_receipt=True), NOW).path.name
    for other in (Receiver("Tỉnh ủy", "43"), Receiver("Ban Dân vận Tỉnh ủy")):
        assert not dispatching.can_follow_a_receipt(register, other)
    with pytest.raises(AppError):
        dispatching.pack(register, Order(YEAR, Receiver("Tỉnh ủy", "43"), tmp_path, since_receipt=True), NOW)


@pytest.mark.parametrize("share", [0, 60, 90])
def test_stopped_anywhere_it_leaves_nothing(register: Register, out: Path, share: int) -> None:
    with pytest.raises(Stop):
        dispatching.pack(register, Order(YEAR, ABOVE, out), NOW, stop_at(share))
    assert files_under(out) == []


def test_a_stick_pulled_before_is_said_and_no_folder_is_made(
    register: Register, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = Order(YEAR, ABOVE, out, drive=out)
    monkeypatch.setattr(drives, "connected", lambda: [])
    with pytest.raises(Pulled):
        dispatching.pack(register, order, NOW)
    monkeypatch.setattr(drives, "connected", lambda: [Drive(out, "THE NHO", 1 << 30)])
    assert dispatching.pack(register, order, NOW).path.exists()


def test_the_first_receiver_gets_what_is_made_for_nobody(register: Register, out: Path) -> None:
    packed = dispatching.pack(register, Order(YEAR, Receiver(""), out), NOW)
    assert packed.dispatch.receiver == sending.receiver_on(register, YEAR.last)


def test_what_is_new_needs_a_receipt(register: Register, out: Path) -> None:
    with pytest.raises(AppError):
        dispatching.pack(register, Order(YEAR, Receiver("Bộ", "99"), out, since_receipt=True), NOW)
    assert files_under(out) == []
