"""An installer on a stick is offered only when the project signed it under that name."""

import hashlib
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from doithoai.work import updating
from doithoai.work.updating import UpdateRefused, check, take

SECRET = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))  # of these tests only
KEY = SECRET.public_key().public_bytes_raw()


@pytest.fixture(autouse=True)
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updating.sys, "platform", "win32")


def installer(folder: Path, version: str, contents: bytes = b"program", *, signed: bool = True) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"SoDoiThoai-{version}-setup.exe"
    path.write_bytes(contents)
    if signed:
        digest = hashlib.sha256(contents).hexdigest()
        text = updating.signature_text(digest, SECRET.sign(updating.message(path.name, digest)))
        Path(f"{path}.sig").write_text(text, encoding="ascii")
    return path


def test_the_newest_is_offered_also_from_a_folder_on_the_stick(tmp_path: Path) -> None:
    installer(tmp_path, "0.9.0")
    newest = installer(tmp_path / "Phần mềm", "0.10.0")
    update = check(tmp_path, key=KEY, running="0.1.0")
    assert update is not None
    assert (update.path, update.version) == (newest, "0.10.0")


@pytest.mark.parametrize("version", ["0.1.0", "0.0.9"])
def test_the_same_or_an_older_one_is_not(tmp_path: Path, version: str) -> None:
    installer(tmp_path, version, signed=False)
    assert check(tmp_path, key=KEY, running="0.1.0") is None


def test_other_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("SoDoiThoai-9.9.9-portable.zip", "setup.exe", "doithoai_9.9.9_amd64.deb", "SoDoiThoai-9-setup.exe"):
        (tmp_path / name).write_bytes(b"x")
    assert check(tmp_path, key=KEY, running="0.1.0") is None


def test_on_linux_the_package_of_debian_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updating.sys, "platform", "linux")
    installer(tmp_path, "0.2.0")
    assert check(tmp_path, key=KEY, running="0.1.0") is None
    (tmp_path / "doithoai_0.2.0_amd64.deb").write_bytes(b"x")
    with pytest.raises(UpdateRefused, match="no signature"):
        check(tmp_path, key=KEY, running="0.1.0")


class TestRefused:
    def refusal(self, folder: Path, words: str, key: bytes = KEY) -> None:
        with pytest.raises(UpdateRefused, match=words):
            check(folder, key=key, running="0.1.0")

    def test_without_a_signature(self, tmp_path: Path) -> None:
        installer(tmp_path, "0.2.0", signed=False)
        self.refusal(tmp_path, "no signature")

    def test_signed_by_somebody_else(self, tmp_path: Path) -> None:
        installer(tmp_path, "0.2.0")
        other = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw()
        self.refusal(tmp_path, "not signed by the makers", other)

    def test_one_byte_changed(self, tmp_path: Path) -> None:
        installer(tmp_path, "0.2.0").write_bytes(b"Program")
        self.refusal(tmp_path, "changed or damaged")

    def test_an_old_one_under_a_newer_name(self, tmp_path: Path) -> None:
        old = installer(tmp_path, "0.0.5")
        Path(f"{old}.sig").rename(tmp_path / "SoDoiThoai-0.2.0-setup.exe.sig")
        old.rename(tmp_path / "SoDoiThoai-0.2.0-setup.exe")
        self.refusal(tmp_path, "not signed by the makers")

    @pytest.mark.parametrize("text", ["", "x", "doithoai-release/2 a b", "doithoai-release/1 a !", "\xff" * 3])
    def test_a_signature_that_is_none(self, tmp_path: Path, text: str) -> None:
        path = installer(tmp_path, "0.2.0")
        Path(f"{path}.sig").write_text(text, encoding="latin-1")
        self.refusal(tmp_path, "cannot be read")

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        self.refusal(tmp_path / "E:", "cannot be read")


def test_what_is_started_is_what_was_checked(tmp_path: Path) -> None:
    stick, computer = tmp_path / "stick", tmp_path / "computer"
    computer.mkdir()
    path = installer(stick, "0.2.0")
    update = check(stick, key=KEY, running="0.1.0")
    assert update is not None
    assert take(update, computer, key=KEY).read_bytes() == b"program"
    path.write_bytes(b"swapped")
    with pytest.raises(UpdateRefused, match="changed or damaged"):
        take(update, computer, key=KEY)
    assert list(computer.iterdir()) == []


def test_the_projects_key_is_in_the_program() -> None:
    assert len(updating.public_key()) == 32
    assert updating.public_key() != KEY
