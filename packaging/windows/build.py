"""Build the Windows release on Linux: the installer and the portable archive.

    python packaging/windows/build.py --out dist [--python python-3.13.x-embed-amd64.zip]

Everything fetched is checked by hash; the Python inside by its publisher's signature too. What the build needs of
this computer stands in README.md beside this file. The same sources give the same bytes, wherever and whenever.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "release"))

import installer
import program
from archives import sha256
from sources import CannotBuild, version

MB = 1_000_000
MOST_INSTALLED, MOST_INSTALLER = 150 * MB, 45 * MB


def main(arguments: list[str] | None = None) -> int:
    """Build; 1 when something is missing, unknown or too large."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="the folder for the finished files")
    parser.add_argument("--work", type=Path, help="the folder for downloads and parts (OUT/work)")
    parser.add_argument("--python", type=Path, help="a newer embeddable Python 3.13 of python.org (.zip)")
    parser.add_argument("--quick", action="store_true", help="pack the installer less; for trying only")
    options = parser.parse_args(arguments)
    began = time.monotonic()
    try:
        build(
            options.out.absolute(),
            (options.work or options.out / "work").absolute(),
            options.python,
            quick=options.quick,
        )
    except CannotBuild as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 1
    print(f"built in {time.monotonic() - began:.0f} s")
    return 0


def build(out: Path, work: Path, python: Path | None, *, quick: bool = False) -> None:
    """Make both files in ``out`` and say what they are made of.

    Raises:
        CannotBuild: the text says why; what stands in ``out`` then is not a release.
    """
    out.mkdir(parents=True, exist_ok=True)
    work.mkdir(parents=True, exist_ok=True)
    folder = work / f"SoDoiThoai-{version()}"
    is_compiled = program.make(work, folder, python)
    installed = report(folder)
    setup = installer.make_installer(folder, work, out, quick=quick)
    portable = installer.make_portable(folder, out)
    for path in (setup, portable):
        print(f"{path.name}: {path.stat().st_size / MB:.1f} MB, SHA-256 {sha256(path)}")
    if installed > MOST_INSTALLED:
        raise CannotBuild(f"{installed / MB:.1f} MB installed, at most {MOST_INSTALLED / MB:.0f} are allowed")
    if setup.stat().st_size > MOST_INSTALLER and not quick:
        raise CannotBuild(f"the installer has {setup.stat().st_size / MB:.1f} MB, at most {MOST_INSTALLER / MB:.0f}")
    if quick:
        print("NOT for a release: packed with --quick")
    if not is_compiled:
        print("NOT for a release: the code is not compiled (see above)")


def report(folder: Path) -> int:
    """Print the share of each part; returns the bytes of all."""
    shares = program.shares(folder)
    total = shares.pop("")
    for part, size in sorted(shares.items(), key=lambda item: -item[1]):
        print(f"{size / MB:8.1f} MB  {size / total:6.1%}  {part}")
    print(f"{total / MB:8.1f} MB  installed")
    return total


if __name__ == "__main__":
    sys.exit(main())
