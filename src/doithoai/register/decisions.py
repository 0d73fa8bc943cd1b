"""Words of a session that came in a package and that a person looked at and did not take: asked about once."""

from collections.abc import Iterable

from doithoai.register.connection import Register


def note(register: Register, uid: str, digests: Iterable[str]) -> None:
    """These versions of the session need not be asked about again, inside a step."""
    register.execute_many(
        "INSERT OR IGNORE INTO merge_decision(session_uid, digest) VALUES (?, ?)",
        [(uid, digest) for digest in digests],
    )


def noted(register: Register, uid: str) -> set[str]:
    """The versions of the session that somebody decided not to take."""
    return {digest for (digest,) in register.rows("SELECT digest FROM merge_decision WHERE session_uid = ?", (uid,))}
