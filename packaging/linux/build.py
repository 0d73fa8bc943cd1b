"""Build the package of Debian 12, Debian 13 and Ubuntu 24.04 (``doithoai_VERSION_amd64.deb``).

    python packaging/linux/build.py --out dist

The wheels of the lock file for Python 3.11, 3.12 and 3.13 are inside, without what the program never uses; those that
fit the computer are laid out under /opt/doithoai at installing, without a network. The same sources give the same
bytes. What the build needs of this computer stands in README.md beside this file.
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "release"))
sys.path.insert(1, str(Path(__file__).parent))

import bill
import contents
import fetching
from archives import sha256, size_of
from slim import slim
from sources import CHECKOUT, CannotBuild, epoch, make_wheel, quietly, version

HERE = Path(__file__).parent
PYTHONS = ("3.11", "3.12", "3.13")
# Qt needs glibc 2.34; Debian 12 has 2.36. pip takes each name as it stands.
PLATFORMS = [f"manylinux_2_{minor}_x86_64" for minor in range(36, 4, -1)] + ["manylinux2014_x86_64"]
APPLICATION = "vn.sodoithoai.SoDoiThoai"
# What Qt needs of the system; the names before and after the change of Debian's 64-bit times.
DEPENDS = (
    "python3 (>= 3.11)", "python3 (<< 3.14)", "libc6 (>= 2.34)", "libgl1", "libegl1", "libopengl0",
    "libglib2.0-0t64 | libglib2.0-0", "libfontconfig1", "libfreetype6", "libdbus-1-3", "libxkbcommon0",
    "libxkbcommon-x11-0", "libx11-xcb1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1",
    "libxcb-randr0", "libxcb-render-util0", "libxcb-shape0", "libxcb-sync1", "libxcb-xfixes0", "libxcb-xkb1",
    "libgssapi-krb5-2", "libcups2t64 | libcups2", "hicolor-icon-theme", "shared-mime-info", "desktop-file-utils",
    "fonts-dejavu-core | fonts-noto-core | fonts-liberation",
)  # fmt: skip
_CONTROL = """\
Package: doithoai
Version: {version}
Architecture: amd64
Maintainer: The Sổ Đối Thoại founders <noreply@sodoithoai.invalid>
Installed-Size: {size}
Depends: {depends}
Section: misc
Priority: optional
Description: register of dialogues with citizens (Sổ Đối Thoại)
 For secretaries of Vietnamese communes: sessions of dialogue with citizens,
 the petitions heard there, who answers them and by when, and the official
 minutes, notices and reports. Needs no network.
"""


def main(arguments: list[str] | None = None) -> int:
    """Build; 1 when something is missing or unknown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="the folder for the finished file")
    options = parser.parse_args(arguments)
    began = time.monotonic()
    try:
        with tempfile.TemporaryDirectory(prefix="doithoai-deb-") as work:
            package = build(options.out.absolute(), Path(work))
    except CannotBuild as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 1
    print(f"{package.name}: {package.stat().st_size / 1e6:.1f} MB, SHA-256 {sha256(package)}")
    print(f"built in {time.monotonic() - began:.0f} s")
    return 0


def build(out: Path, work: Path) -> Path:
    """Make the package in ``out``.

    Raises:
        CannotBuild: the text says why.
    """
    if shutil.which("dpkg-deb") is None:
        raise CannotBuild("dpkg-deb is missing: apt-get install dpkg")
    out.mkdir(parents=True, exist_ok=True)
    root = work / "root"
    home = root / "opt" / "doithoai"
    rules = contents.rules(HERE / "contents.toml")
    laid_out = _take_wheels(work, home / "wheels", rules)
    bill.gather([*bill.own_parts(), *_components(work)], home)
    _copy_files(root)
    _write_control(root, laid_out)
    _settle(root)
    target = out / f"doithoai_{version()}_amd64.deb"
    quietly(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", root, target],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch())},
    )
    return target


def _take_wheels(work: Path, target: Path, rules: dict[str, Any]) -> int:
    """Slim wheels into ``any`` or the folder of their Python; returns the bytes laid out on one computer."""
    laid_out = 0
    for python in PYTHONS:
        tag = f"cp{python.replace('.', '')}"
        for wheel in fetching.wheels(work / python, PLATFORMS, python):
            folder = target / (tag if f"-{tag}-{tag}-" in wheel.name else "any")
            folder.mkdir(parents=True, exist_ok=True)
            if not (folder / wheel.name).exists():
                size = slim(wheel, folder / wheel.name, rules)
                laid_out += size if folder.name == "any" or python == PYTHONS[-1] else 0
    own = make_wheel(work / "own")
    return laid_out + slim(own, target / "any" / own.name, rules)


def _components(work: Path) -> list[bill.Component]:
    """The packages with their licences, from the wheels of the newest Python (their versions are the same in all)."""
    wheels = sorted((work / PYTHONS[-1]).glob("*.whl"))
    fetching.lay_out(wheels, work / "unpacked", PLATFORMS, PYTHONS[-1])
    hashes = {re.sub(r"[-_.]+", "-", wheel.name.split("-")[0]).lower(): sha256(wheel) for wheel in wheels}
    return bill.packages(work / "unpacked", hashes)


def _copy_files(root: Path) -> None:
    files, icons = HERE / "files", CHECKOUT / "resources" / "icons" / "app"
    home, share = root / "opt" / "doithoai", root / "usr" / "share"
    metainfo = f"{APPLICATION}.metainfo.xml"
    places = {
        files / "lay_out.py": home / "lay_out.py",
        files / "start.py": home / "start.py",
        files / "doithoai": root / "usr" / "bin" / "doithoai",
        files / f"{APPLICATION}.desktop": share / "applications" / f"{APPLICATION}.desktop",
        files / "doithoai.xml": share / "mime" / "packages" / "doithoai.xml",
        files / metainfo: share / "metainfo" / metainfo,
        CHECKOUT / "LICENSE": share / "doc" / "doithoai" / "copyright",
        icons / "doithoai.svg": share / "icons/hicolor/scalable/apps" / f"{APPLICATION}.svg",
    }
    for kind in ("register", "package", "sealed", "receipt"):
        name = f"application-vnd.sodoithoai.{kind}.svg"
        places[icons / f"{kind}.svg"] = share / "icons/hicolor/scalable/mimetypes" / name
    for source, target in places.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    appstream = share / "metainfo" / metainfo
    text = appstream.read_text(encoding="utf-8").replace("@VERSION@", version())
    day = time.strftime("%Y-%m-%d", time.gmtime(epoch()))
    appstream.write_text(text.replace("@DATE@", day), encoding="utf-8")


def _write_control(root: Path, laid_out: int) -> None:
    control = root / "DEBIAN"
    control.mkdir()
    for name in ("postinst", "prerm", "triggers"):
        shutil.copyfile(HERE / "files" / name, control / name)
    size = (size_of(root) + laid_out) // 1024
    text = _CONTROL.format(version=version(), size=size, depends=", ".join(DEPENDS))
    (control / "control").write_text(text, encoding="utf-8")


def _settle(root: Path) -> None:
    """One hour and the usual rights for everything, whatever the umask of who builds."""
    programs = {root / "DEBIAN" / "postinst", root / "DEBIAN" / "prerm", root / "usr" / "bin" / "doithoai"}
    for path in sorted(root.rglob("*"), reverse=True):
        path.chmod(0o755 if path.is_dir() or path in programs else 0o644)
        os.utime(path, (epoch(), epoch()))
    root.chmod(0o755)
    os.utime(root, (epoch(), epoch()))


if __name__ == "__main__":
    sys.exit(main())
