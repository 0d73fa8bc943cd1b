"""A copy of a register that is written to and thrown away: to find out what an act would do."""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from doithoai.register import copying
from doithoai.register.connection import Register


@contextlib.contextmanager
def scratch_copy(register: Register) -> Iterator[Register]:
    """Open a copy of ``register`` as it is now; it vanishes when the block ends.

    Raises:
        RegisterError: there is no room for it.
    """
    with tempfile.TemporaryDirectory(prefix="doithoai-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "copy.sdt"
        copying.write(register.connection, path, path)
        with Register.open(path, who=register.who) as copy:
            copy.connection.execute("PRAGMA synchronous = OFF")  # nobody needs it after a power cut
            yield copy
