"""Running Windows programs during a build: in a prefix of its own, as an ordinary user, with an end to waiting.

Used only to compile Python's code with the very Python that is shipped; nothing of Wine goes into a release.
"""

import os
import shutil
import subprocess
from pathlib import Path

_NOBODY = 65534
_PREFIX_SECONDS = 180


class NoWine(Exception):
    """Wine is not there, or did not work; the text says which."""


class Prefix:
    """A fresh Wine under ``folder``, which is made and given to the user it runs as."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("wine") is None:
            raise NoWine("wine is missing: apt-get install wine wine64")
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir(parents=True)
        self.give(folder)
        self.run(["wineboot", "-i"], cwd=folder, seconds=_PREFIX_SECONDS)
        self.run(["wine", "winecfg", "-v", "win10"], cwd=folder, seconds=_PREFIX_SECONDS)

    @staticmethod
    def give(folder: Path) -> None:
        """Let the user of Wine own ``folder`` and all below it; nothing to do when that is who builds."""
        if os.geteuid() == 0:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, _NOBODY, _NOBODY, follow_symlinks=False)

    def run(self, command: list[str], *, cwd: Path, seconds: int) -> str:
        """Run a command of Wine and return what it printed.

        Raises:
            NoWine: it failed, or took longer than ``seconds``.
        """
        # Root's Wine writes to devices of this computer: never as root.
        drop = ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"] if os.geteuid() == 0 else []
        try:
            run = subprocess.run(
                [*drop, *command], cwd=cwd, env=self._environment(), input="", capture_output=True,
                encoding="utf-8", errors="replace", timeout=seconds, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            self.end()
            raise NoWine(f"{command} took longer than {seconds} s") from error
        if run.returncode != 0:
            raise NoWine(f"{command} ended with {run.returncode}: {run.stderr[-3000:]}{run.stdout[-1000:]}")
        return run.stdout

    def end(self) -> None:
        """Stop everything that runs in this prefix, and only there."""
        server = shutil.which("wineserver") or "/usr/lib/wine/wineserver64"
        drop = ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"] if os.geteuid() == 0 else []
        if Path(server).exists():
            subprocess.run([*drop, server, "-k"], env=self._environment(), check=False, timeout=60)

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "HOME": str(self.home),
            "WINEPREFIX": str(self.folder / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=d",
            "LC_ALL": "C.UTF-8",
        }
