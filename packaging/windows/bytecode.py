"""Compiled code in place of Python's sources: the first window stands in half the time.

Only the bundled Python makes the bytecode it reads, so it is run under Wine. Where Wine is missing the sources are
shipped as they are; the program runs all the same, and the build says so.
"""

import shutil
import tempfile
from pathlib import Path

from archives import files_below
from wine import NoWine, Prefix

_SECONDS = 900
# -b: beside the source, so that it is read without one. Relative names: the folder of the build is not in the bytes.
_COMMAND = ["-X", "utf8", "-m", "compileall", "-q", "-b", "--invalidation-mode", "unchecked-hash", "."]


def compile_all(folder: Path) -> bool:
    """Put compiled code into ``folder/app`` in place of each source; False when it could not be done.

    Args:
        folder: the program's, with ``python`` and ``app``.
    """
    with tempfile.TemporaryDirectory(prefix="doithoai-wine-") as place:
        scratch = Path(place)
        try:
            prefix = Prefix(scratch)
        except NoWine as error:
            print(f"the sources are not compiled, the first window will stand later: {error}")
            return False
        try:
            _copy_sources(folder, scratch)
            prefix.give(scratch / "code")
            prefix.run(
                ["wine", str(scratch / "code" / "python" / "python.exe"), *_COMMAND],
                cwd=scratch / "code" / "app", seconds=_SECONDS,
            )  # fmt: skip
            _take(scratch / "code" / "app", folder / "app")
        finally:
            prefix.end()
    return True


def _copy_sources(folder: Path, scratch: Path) -> None:
    shutil.copytree(folder / "python", scratch / "code" / "python")
    for path in files_below(folder / "app"):
        if path.suffix == ".py":
            target = scratch / "code" / "app" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / "app" / path, target)


def _take(compiled: Path, app: Path) -> None:
    for path in files_below(app):
        if path.suffix == ".py":
            code = compiled / path.with_suffix(".pyc")
            if code.exists():  # a file that is no Python of this version (a template) stays as it is
                shutil.copyfile(code, app / path.with_suffix(".pyc"))
                (app / path).unlink()
