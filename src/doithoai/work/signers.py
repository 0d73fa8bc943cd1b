"""Who signs today: chosen for one paper from those who may sign it on its day, without changing the settings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from doithoai.documents.content.names import name_words
from doithoai.documents.content.signatures import signed_by, signed_by_leader
from doithoai.documents.formats.model import Format
from doithoai.domain import dates
from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.office import Leader
from doithoai.domain.people import bare_name
from doithoai.domain.text import nfc


class SignerRefused(AppError):
    """Somebody is to sign who may not sign this paper on its day."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Someone who may sign.

    Attributes:
        words: the name, and the lines of the signature as printed, e.g. ``Lê Văn A – KT. CHỦ TỊCH, PHÓ CHỦ TỊCH``.
    """

    uid: str
    words: str


def offered(kind: DocumentKind, leaders: Sequence[Leader], form: Format) -> list[Signer]:
    """Those of ``leaders`` who may sign a paper of ``kind``, in the words they sign with; none where no leader does."""
    return [Signer(leader.uid, _words(leader, form)) for leader in leaders] if signed_by_leader(kind) else []


def _words(leader: Leader, form: Format) -> str:
    signature = signed_by(leader, form)
    lines = ", ".join(line for line in (*signature.authority, signature.position) if line)
    return f"{signature.name} – {lines}"


def named(kind: DocumentKind, leaders: Sequence[Leader], signer: str, day: date) -> str:
    """The uid of the one of ``leaders`` whose uid or name is ``signer``; empty for nobody chosen.

    Args:
        leaders: of the office's list on ``day``, those of the body that issues the paper.

    Raises:
        SignerRefused: nobody is, or he may not sign this paper.
    """
    if not signer:
        return ""
    if not signed_by_leader(kind):
        raise SignerRefused(N_("Minutes and papers to be written in are not signed by a leader of the office."))
    for leader in leaders:
        if signer == leader.uid or _plain(signer) == _plain(leader.name):
            return leader.uid
    names = "; ".join(dict.fromkeys(leader.name for leader in leaders))
    if not names:
        raise SignerRefused(
            N_("The office's list has nobody who may sign this document on {day}."), day=dates.short(day)
        )
    raise SignerRefused(
        N_("{signer} may not sign this document on {day}; the office's list has: {names}."),
        signer=signer,
        day=dates.short(day),
        names=names,
    )


def _plain(name: str) -> str:
    return " ".join(bare_name(nfc(name), name_words().titles).casefold().split())
