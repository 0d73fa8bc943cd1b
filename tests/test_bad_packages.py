"""What comes from other offices and must not be taken: one line in Vietnamese each, nothing of the register changes.

Run as the commands run; the register is compared by the bytes of its dump and by the head of its history.
"""

import errno
import json
import os
import shutil
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sendable import OTHER_KEY

from doithoai import cli
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.petition import Petition
from doithoai.domain.session import Session
from doithoai.exchange import manifest as manifests
from doithoai.exchange.container import Container
from doithoai.exchange.keys import SecretKey
from doithoai.register import history, keys, offices, sessions
from doithoai.register.connection import Register
from doithoai.work import merging, sending

YEAR = (date(2022, 1, 1), date(2022, 12, 31))
PERIOD = ("--from", "2022-01-01", "--to", "2022-12-31")


def register(path: Path, code: str, name: str, *uids: str) -> Path:
    with Register.create(path, who="thư ký") as book:
        offices.set_periods(book, code, [OfficePeriod(Office(code, name))])
        petitions = {uid: (Petition(f"{uid}-p", 1, content="Đường hỏng."),) for uid in uids}
        sessions.add(
            book, [Session(uid, title=uid, starts_at=datetime(2022, 3, 5, 8), petitions=petitions[uid]) for uid in uids]
        )
    return path


def exported(path: Path, folder: Path) -> Path:
    folder.mkdir()
    with Register.open(path, writable=False) as book:
        return sending.export(book, *YEAR, folder)


@dataclass(frozen=True)
class Desk:
    """A register above that has merged a package of a commune, the commune's register, and a folder to write into."""

    above: Path
    below: Path
    package: Path
    folder: Path

    def run(self, capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[str], list[str]]:
        """Exit code, lines printed, lines of errors."""
        capfd.readouterr()
        with pytest.raises(SystemExit) as end:
            cli.main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return int(end.value.code or 0), out.splitlines(), err.splitlines()

    def state(self, capfd: pytest.CaptureFixture[str]) -> object:
        """All that must not change: the dump's bytes, the history, the keys believed, the packages taken."""
        dumped = self.run(capfd, "dump", self.above)
        with Register.open(self.above, writable=False) as book:
            packages = book.rows("SELECT manifest FROM merged_package ORDER BY 1")
            return dumped, history.head(book), keys.all_trusted(book), packages

    def secret(self) -> SecretKey:
        with Register.open(self.below, writable=False) as book:
            return SecretKey(keys.own(book))


@pytest.fixture(scope="module")
def first_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("desk")
    below = register(folder / "xa.sdt", "18163", "UBND xã Sơn Tiến", "s1", "s2")
    above = register(folder / "tinh.sdt", "42", "UBND tỉnh Hà Tĩnh", "t1")
    package = exported(below, folder / "goi")
    with pytest.raises(SystemExit):
        cli.main(["merge", str(above), str(package)])
    return Desk(above, below, package, folder)


@pytest.fixture
def desk(first_desk: Desk, tmp_path: Path) -> Desk:
    copies = [Path(shutil.copy(path, tmp_path)) for path in (first_desk.above, first_desk.below, first_desk.package)]
    return Desk(*copies, tmp_path)


# -- packages made worse -------------------------------------------------------------------------


def members_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(desk: Desk, change: Callable[[bytes], bytes], key: SecretKey) -> Path:
    """The package with other words in its manifest, signed again, its frame in order."""
    members = members_of(desk.package)
    content = change(members.pop(manifests.NAME))
    members.pop(manifests.SIGNATURE)
    path = desk.folder / "khac.sdt.zip"
    with path.open("w+b") as file, Container(file) as container:
        for name, member in members.items():
            container.add(name, [member], packed=name == manifests.DATA)
        container.add(manifests.NAME, [content], packed=False)
        container.add(manifests.SIGNATURE, [key.sign(content)], packed=False)
    return path


def newer_version(desk: Desk) -> Path:
    return changed(desk, lambda content: content.replace(b"doithoai-package/2", b"doithoai-package/3"), desk.secret())


def foreign_zip(desk: Desk) -> Path:
    path = desk.folder / "anh.sdt.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ảnh.jpg", b"\xff\xd8\xff")
    return path


def damaged(desk: Desk) -> Path:
    content = bytearray(desk.package.read_bytes())
    content[200] ^= 1
    desk.package.write_bytes(content)
    return desk.package


def cut_short(desk: Desk) -> Path:
    desk.package.write_bytes(desk.package.read_bytes()[:700])
    return desk.package


def doubled_member(desk: Desk) -> Path:
    with warnings.catch_warnings(), zipfile.ZipFile(desk.package, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(manifests.DATA, b"{}")
    return desk.package


def packed_again(desk: Desk) -> Path:
    members = members_of(desk.package)
    with zipfile.ZipFile(desk.package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return desk.package


def signed_by_another(desk: Desk) -> Path:
    """Its own manifest, the key in it put off by another who signs."""

    def with_other_key(content: bytes) -> bytes:
        return manifests.to_bytes(replace(manifests.from_bytes(content), key=OTHER_KEY.public))

    return changed(desk, with_other_key, OTHER_KEY)


def signature_of_another(desk: Desk) -> Path:
    return changed(desk, lambda content: content, OTHER_KEY)


def of_a_new_key(desk: Desk) -> Path:
    """The same office made a new register, so it has a new key."""
    return exported(register(desk.folder / "moi.sdt", "18163", "UBND xã Sơn Tiến", "s9"), desk.folder / "moi")


def of_no_unit(desk: Desk) -> Path:
    return exported(register(desk.folder / "la.sdt", "99999", "UBND xã Không Có", "x1"), desk.folder / "la")


def of_this_office(desk: Desk) -> Path:
    return exported(desk.above, desk.folder / "tinh")


def no_package(desk: Desk) -> Path:
    return Path(shutil.copy(desk.below, desk.folder / "so.sdt.zip"))


def no_file(desk: Desk) -> Path:
    return desk.folder / "không có.sdt.zip"


WORSE = {
    newer_version: "phiên bản mới hơn",
    foreign_zip: "không phải",
    damaged: "data.json",
    cut_short: "phần cuối tệp bị mất",
    doubled_member: "data.json",
    packed_again: "nén lại bằng chương trình khác",
    signed_by_another: "khóa",
    signature_of_another: "Chữ ký",
    of_a_new_key: "khóa",
    of_no_unit: "99999",
    of_this_office: "chính",
    no_package: "zip",
    no_file: "Không",
}


@pytest.mark.parametrize("worse", WORSE, ids=lambda worse: worse.__name__)
@pytest.mark.parametrize("command", ["merge", "receipt make"])
def test_a_package_that_must_not_be_taken(
    desk: Desk, capfd: pytest.CaptureFixture[str], worse: Callable[[Desk], Path], command: str
) -> None:
    package = worse(desk)
    before = desk.state(capfd)
    out = ("--out", desk.folder / "nhan.sdr") if command == "receipt make" else ()
    code, printed, errors = desk.run(capfd, *command.split(), desk.above, package, *out)
    if command == "receipt make" and worse in (of_no_unit, of_this_office):
        return  # a receipt says that it came, of whom it may be; only merging asks

    assert code == 1
    assert len(errors) == 1 and WORSE[worse] in errors[0], errors
    assert [line for line in printed if "từ chối" not in line] == []
    assert desk.state(capfd) == before
    assert not (desk.folder / "nhan.sdr").exists()


@pytest.mark.parametrize(
    "worse", [newer_version, damaged, signed_by_another, of_no_unit], ids=lambda worse: worse.__name__
)
def test_what_was_not_merged_is_not_taken_out(
    desk: Desk, capfd: pytest.CaptureFixture[str], worse: Callable[[Desk], Path]
) -> None:
    package, before = worse(desk), desk.state(capfd)
    code, printed, errors = desk.run(capfd, "unmerge", desk.above, package)
    assert (code, printed, len(errors)) == (1, [], 1)
    assert desk.state(capfd) == before


# -- good packages at a bad time --------------------------------------------------------------------


def test_the_same_package_twice_changes_nothing(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    again = Path(shutil.copy(desk.package, desk.folder / "lần hai.sdt.zip"))
    before = desk.state(capfd)
    code, printed, errors = desk.run(capfd, "merge", desk.above, desk.package, again)
    assert (code, errors) == (0, [])
    assert len(printed) == 2 and all("đã tổng hợp từ trước" in line for line in printed), printed
    assert desk.state(capfd) == before


def test_an_older_package_sent_again_overwrites_nothing(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    with Register.open(desk.below) as book:
        sessions.edit(book, "s1", lambda session: replace(session, title="Sửa lại"))
        sessions.discard(book, "s2")
    newer = exported(desk.below, desk.folder / "sau")
    assert desk.run(capfd, "merge", desk.above, newer)[0] == 0
    assert desk.run(capfd, "unmerge", desk.above, desk.package)[0] == 0  # so that it comes as if never seen
    before = desk.run(capfd, "dump", desk.above)
    code, printed, errors = desk.run(capfd, "merge", desk.above, desk.package)
    assert (code, errors) == (0, [])
    assert printed[0].endswith("cũ hơn bản đang có: 2")
    assert desk.run(capfd, "dump", desk.above) == before
    assert any("Cũ hơn" in line for line in desk.run(capfd, "verify", desk.package, "--register", desk.above)[1])


# -- receipts and keys ---------------------------------------------------------------------------------


def receipt_of(desk: Desk, capfd: pytest.CaptureFixture[str]) -> Path:
    path = desk.folder / "nhan.sdr"
    assert desk.run(capfd, "receipt", "make", desk.above, desk.package, "--out", path)[0] == 0
    return path


def of_another_office(desk: Desk, receipt: Path) -> Path:
    """Read by an office whose package it does not confirm: here the one below it has a new register."""
    desk.below.unlink()
    register(desk.below, "18164", "UBND xã Khác", "y1")
    return receipt


def altered(_desk: Desk, receipt: Path) -> Path:
    receipt.write_text(receipt.read_text("utf-8").replace("tỉnh Hà Tĩnh", "tỉnh Hà Tĩnh (giả)"), "utf-8")
    return receipt


def signed_by_a_new_key(desk: Desk, receipt: Path) -> Path:
    """The office above was known, and now another key signs in its name."""
    with pytest.raises(SystemExit):
        cli.main(["receipt", "read", str(desk.below), str(receipt)])
    other = register(desk.folder / "tinh2.sdt", "42", "UBND tỉnh Hà Tĩnh")
    with pytest.raises(SystemExit):
        cli.main(["receipt", "make", str(other), str(desk.package), "--out", str(desk.folder / "gia.sdr")])
    return desk.folder / "gia.sdr"


def no_receipt(desk: Desk, _receipt: Path) -> Path:
    return desk.package


@pytest.mark.parametrize(
    ("worse", "words"),
    [
        (of_another_office, "cơ quan khác"),
        (altered, "chữ ký không khớp"),
        (signed_by_a_new_key, "khóa"),
        (no_receipt, "không phải là giấy biên nhận"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_receipt_that_confirms_nothing_of_ours(
    desk: Desk, capfd: pytest.CaptureFixture[str], worse: Callable[[Desk, Path], Path], words: str
) -> None:
    path = worse(desk, receipt_of(desk, capfd))
    below = replace(desk, above=desk.below)
    with Register.open(desk.below, writable=False) as book:
        head = history.head(book), keys.all_trusted(book)
    code, printed, errors = below.run(capfd, "receipt", "read", desk.below, path)
    assert (code, printed, len(errors)) == (1, [], 1)
    assert words in errors[0], errors
    with Register.open(desk.below, writable=False) as book:
        assert (history.head(book), keys.all_trusted(book)) == head


def test_a_key_file_that_is_none_or_was_altered(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    path, before = desk.folder / "xa.sdk", desk.state(capfd)
    desk.run(capfd, "key", "export", desk.below, path)
    content = json.loads(path.read_text("utf-8"))
    for wrong in ({**content, "signing": "0" * 64}, {}, {**content, "format": "doithoai-key/9"}):
        path.write_text(json.dumps(wrong), "utf-8")
        code, printed, errors = desk.run(capfd, "key", "trust", desk.above, path)
        assert (code, printed, len(errors)) == (1, [], 1)
        assert desk.state(capfd) == before


# -- the disk and the stick -------------------------------------------------------------------------------


@pytest.mark.parametrize("cache", [32, 0], ids=["when all is written at the end", "in the middle of a package"])
def test_a_full_disk_under_the_register(
    desk: Desk,
    capfd: pytest.CaptureFixture[str],
    small_disk: Callable[[int], Path],
    monkeypatch: pytest.MonkeyPatch,
    cache: int,
) -> None:
    """It is not the package that is refused: nothing of any package is taken, and the disk is named."""
    monkeypatch.setattr(merging, "_CACHE_MIB", cache)
    uids = [f"m{number}" for number in range(400)]
    large = exported(register(desk.folder / "lon.sdt", "18172", "UBND xã Lớn", *uids), desk.folder / "lon")
    disk = small_disk(desk.above.stat().st_size + (192 << 10))
    full = replace(desk, above=Path(shutil.copy(desk.above, disk)))
    before = full.state(capfd)
    code, printed, errors = full.run(capfd, "merge", full.above, large)
    assert (code, printed, len(errors)) == (1, [], 1)
    assert "đĩa" in errors[0], errors
    assert full.state(capfd) == before


def test_a_full_stick_under_what_is_written(
    desk: Desk, capfd: pytest.CaptureFixture[str], small_disk: Callable[[int], Path]
) -> None:
    stick = small_disk(4 << 10)
    for arguments in (
        ("export", desk.below, *PERIOD, "--out", stick),
        ("receipt", "make", desk.above, desk.package, "--out", stick / "nhan.sdr", "--paper", stick / "nhan.pdf"),
        ("assess", desk.above, "--year", 2022, "--out", stick / "a.xlsx"),
    ):
        code, _, errors = desk.run(capfd, *arguments)
        assert (code, len(errors)) == (1, 1), errors
        assert "hết chỗ" in errors[0] or "chỗ trống" in errors[0], errors
    assert [path.name for path in stick.iterdir() if path.suffix != ".sdr"] == []


@pytest.fixture
def pulled_stick(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The package lies on a stick that is pulled out once its list of contents was read."""
    read = zipfile.ZipExtFile.read

    def gone(member: zipfile.ZipExtFile, size: int = -1) -> bytes:
        if member.name == manifests.DATA:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return read(member, size)

    monkeypatch.setattr(zipfile.ZipExtFile, "read", gone)
    yield


@pytest.mark.usefixtures("pulled_stick")
@pytest.mark.parametrize("command", ["merge", "verify", "unmerge"])
def test_a_stick_pulled_while_it_is_read(desk: Desk, capfd: pytest.CaptureFixture[str], command: str) -> None:
    """It is the disk that fails, and nobody is told that the office sent something false."""
    before = desk.state(capfd)
    arguments = ("verify", desk.package) if command == "verify" else (command, desk.above, desk.package)
    code, _, errors = desk.run(capfd, *arguments)
    assert (code, len(errors)) == (1, 1), errors
    assert "không đọc được" in errors[0].lower() and "hỏng hoặc bị sửa" not in errors[0], errors
    assert desk.state(capfd) == before
