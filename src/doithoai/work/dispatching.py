"""Sending a package: made, put where it is carried away from, read back, and noted with what is told by telephone."""

import hashlib
import tempfile
import zipfile
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from doithoai.domain.errors import N_, AppError
from doithoai.domain.period import Period
from doithoai.domain.progress import Progress, untold
from doithoai.i18n import gettext as _
from doithoai.register import dispatches, keys, offices, receipts
from doithoai.register.connection import Register
from doithoai.register.dispatches import Dispatch, Sealing
from doithoai.work import drives, handing_over, sending

if TYPE_CHECKING:
    from doithoai.exchange.seal import Lock

_MAKING, _SEALING, _PUTTING = 70, 5, 25  # parts of the progress


class NoSuchReceiver(AppError):
    """A package is to be sealed for an office whose key is not known (any more)."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """Whom a package may be made for.

    Attributes:
        name: as the package says it; code: of an office whose key is known, for which it can be sealed; else empty.
    """

    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be sent.

    Attributes:
        folder: where it is put, a drive's or another.
        drive: the topmost folder of the removable drive it goes to; None for a place that stays.
        sealing: how it is closed: for the receiver's key, or with ``passphrase``.
        since_receipt: only what has changed since the last package that was confirmed.
    """

    period: Period
    receiver: Receiver
    folder: Path
    drive: Path | None = None
    sealing: Sealing = Sealing.NONE
    passphrase: str = ""
    since_receipt: bool = False


@dataclass(frozen=True, slots=True)
class Packed:
    """A package on the disk, and the line of it that belongs into the register."""

    path: Path
    dispatch: Dispatch


def receivers(register: Register, period: Period) -> list[Receiver]:
    """Whom the packages of a period may be made for: offices whose key is known, then who else gets reports.

    A key that came with a package is that of an office below, which sends here.
    """
    above = [key for key in keys.all_trusted(register) if key.way != "package"]
    sealable = [Receiver(key.name or key.code, key.code) for key in above]
    names = [receiver.name for receiver in offices.receivers(register, period.last)]
    names = names or [offices.on(register, period.last).superior or ""]
    with_keys = {receiver.name for receiver in sealable}
    return sealable + [Receiver(name) for name in dict.fromkeys(names) if name and name not in with_keys]


def can_follow_a_receipt(register: Register, receiver: Receiver) -> bool:
    """Whether the receiver has confirmed a package, so that only what is new may be sent to it."""
    return bool(receiver.code) and receipts.latest(register, receiver.code) is not None


def pack(register: Register, order: Order, now: datetime, progress: Progress = untold) -> Packed:
    """Make the package of ``order``, put it into its folder and read it back; what is to be noted of it comes with it.

    Raises:
        AppError: of `sending.export` and `handing_over.put`; nothing half made is left anywhere.
    """
    lock = _lock(register, order)
    with tempfile.TemporaryDirectory(prefix="doithoai-") as own:  # what is unsealed stays on this computer
        package = sending.write(
            register,
            order.period,
            Path(own),
            _part(progress, 0, _MAKING),
            receiver=order.receiver.name,
            since_receipt=order.since_receipt,
            receipt_of=order.receiver.code,
        )
        manifest, totals = facts_of(package)
        ready = _sealed(package, lock, _part(progress, _MAKING, 0))
        progress(_MAKING + _SEALING, 100)
        if order.drive and order.drive not in (drive.path for drive in drives.connected()):
            raise _pulled(order.drive)
        target = order.folder / ready.name
        handing_over.put(ready, target, _part(progress, _MAKING + _SEALING, _PUTTING))
        with ready.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    first, last = order.period.first, order.period.last
    name = order.receiver.name or sending.receiver_on(register, last)
    dispatch = Dispatch(
        now.replace(second=0, microsecond=0),
        *(name, first, last, target.name, digest, manifest, totals, order.sealing, order.since_receipt),
    )
    return Packed(target, dispatch)


def _part(progress: Progress, start: int, parts: int) -> Progress:
    """The progress of a part of the whole, whose hundredth parts begin at ``start``."""
    return lambda finished, total: progress(start * max(total, 1) + parts * finished, 100 * max(total, 1))


def _lock(register: Register, order: Order) -> "Lock | None":
    from doithoai.exchange.keys import PublicKey
    from doithoai.exchange.seal import Lock

    if order.sealing is Sealing.NONE:
        return None
    if order.sealing is Sealing.PASSPHRASE:
        return Lock((), order.passphrase)
    key = keys.trusted(register, order.receiver.code)
    if key is None:
        raise NoSuchReceiver(
            N_("The key of {name} is not known here."),
            remedy=N_("Take its key file (.sdk) in first, or seal the package with a passphrase."),
            name=order.receiver.name,
        )
    return Lock((PublicKey(key.signing, key.sealing),))


def facts_of(package: Path) -> tuple[str, tuple[int, ...]]:
    """The hash that names a package, and its five totals."""
    from doithoai.exchange import manifest as manifests

    with zipfile.ZipFile(package) as archive:
        content = archive.read(manifests.NAME)
    return hashlib.sha256(content).hexdigest(), astuple(manifests.from_bytes(content).counts)


def _sealed(package: Path, lock: "Lock | None", progress: Progress) -> Path:
    from doithoai.exchange import seal

    if lock is None:
        return package
    path = package.with_name(sending.sealed_name(package.name))
    seal.seal(package, path, lock, progress)
    return path


def _pulled(drive: Path) -> AppError:
    return handing_over.Pulled(
        N_("The memory stick {drive} was pulled out; nothing was written."),
        remedy=N_("Put it in again, or choose another place."),
        drive=drive,
    )


def note(register: Register, packed: Packed) -> None:
    """Keep a line in the register of a package that was made."""
    dispatches.note(register, packed.dispatch)


# -- what is told by telephone --------------------------------------------------------------


def code(manifest: str) -> str:
    """The eight letters and digits of the package whose manifest has this SHA-256; empty where it is not known."""
    from doithoai.exchange.manifest import code_of

    return code_of(bytes.fromhex(manifest)) if manifest else ""


def totals_line(totals: tuple[int, ...]) -> str:
    """The five totals in one line, as `receiving.summary` says them; empty where they are not known."""
    if not totals:
        return ""
    names = ("sessions", "people", "petitions", "assigned", "documents")
    text = _(
        "Sessions: {sessions}; people: {people}; petitions: {petitions}; assigned: {assigned}; documents: {documents}"
    )
    return text.format(**dict(zip(names, totals, strict=True)))
