"""A PostgreSQL server of the tests' own: of an ordinary user, in a folder of its own, reached by a socket in it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

_NAMES = count()
# Nobody's data are in it: what it wrote need not outlive the computer.
_OPTIONS = "-c listen_addresses='' -c fsync=off -c shared_buffers=16MB -c max_wal_size=64MB"
_ACCESS = "local all locked scram-sha-256\nlocal all all trust\n"


def programs() -> Path | None:
    """The folder of the server's programs; Debian's is not on the path."""
    on_path = shutil.which("pg_ctl")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name)
    return folders[-1] if folders else Path(on_path).parent if on_path else None


@dataclass
class Server:
    """A running server; `stop` ends it at once, as if it had been killed."""

    bin: Path
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="pg-")))  # a socket's path is short

    def __post_init__(self) -> None:
        self._as_user = []
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(self.folder, "nobody", "nogroup")
            self._as_user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
        self._run("initdb", "--no-sync", "-U", "owner", "-E", "UTF8", "--locale=C", "-D", f"{self.folder}/data")
        (self.folder / "data" / "pg_hba.conf").write_text(_ACCESS)
        self.start()

    def start(self) -> None:
        options = f"{_OPTIONS} -c unix_socket_directories={self.folder}"
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-w", "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "stop")

    def close(self) -> None:
        """Stop it for good, and leave nothing behind."""
        self.stop()
        shutil.rmtree(self.folder)

    def url(self, database: str, user: str = "owner") -> str:
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def rows(self, database: str, statement: str) -> list[tuple]:
        """The rows of a statement, run and committed on a connection of its own."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def new_database(self, options: str = "") -> str:
        name = f"d{next(_NAMES)}"
        self.rows("postgres", f"CREATE DATABASE {name} {options}")
        return name

    def _run(self, program: str, *arguments: str) -> None:
        command: Sequence[str] = [*self._as_user, str(self.bin / program), *arguments]
        done = subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd="/", check=False
        )
        assert done.returncode == 0, done.stderr
