"""Checking a package without unpacking it: is it whole, unaltered, and what does it hold.

Every problem found is one line of the report. A later step that needs an earlier one waits for it: members are
not read from a container that is unsafe, data is not judged that was altered.
"""

import errno
import hashlib
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from doithoai.domain import faults
from doithoai.domain.errors import N_, AppError
from doithoai.exchange import container, data_file, seal
from doithoai.exchange import manifest as manifests
from doithoai.exchange.agreement import disagreements
from doithoai.exchange.data_file import DataFile
from doithoai.exchange.errors import DataRefused, PackageProblem, quoted
from doithoai.exchange.json_file import json_of
from doithoai.exchange.keys import SecretKey
from doithoai.exchange.manifest import Manifest
from doithoai.exchange.values import is_safe_name

MOST_MEMBERS = 20_000
MOST_BYTES = 2 << 30  # of all members unpacked
MOST_DATA_BYTES = 256 << 20  # of data.json, which is read into memory: about 200,000 petitions
MOST_MANIFEST_BYTES = 16 << 20

# What `zipfile` raises on a file that only looks like a zip.
# A device that went away or fails is none of it, and ends the check: `_guard_device`.
_BROKEN = (
    zipfile.BadZipFile,
    struct.error,
    zlib.error,
    EOFError,
    RuntimeError,  # also of a way of packing that it does not know
    ValueError,
    OverflowError,
    OSError,
)


_DEVICE = (errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.EACCES, errno.ETIMEDOUT)


def _guard_device(error: Exception) -> None:
    """Let pass what is no fault of the file: a stick pulled out, a disk or a network that does not answer."""
    if isinstance(error, OSError) and error.errno in _DEVICE:
        raise error


@dataclass(frozen=True, slots=True)
class PackageReport:
    """What a package holds and what is wrong with it.

    Attributes:
        manifest: what it says of itself; None when that could not be read.
        digest: SHA-256 of its manifest, which names the package, sealed or not.
        code: eight letters and digits to compare by telephone; None without a manifest.
        signature: 64 bytes that sign the manifest with the key it names; whose key that is, `trust` judges.
        manifest_bytes: what is signed.
        is_sealed: it was opened with a key or a passphrase.
        problems: one error each, with a text for the person; empty when the package is whole.
    """

    path: Path
    manifest: Manifest | None = None
    digest: str = ""
    code: str | None = None
    signature: bytes | None = None
    manifest_bytes: bytes = b""
    is_sealed: bool = False
    data: DataFile | None = None
    problems: tuple[AppError, ...] = ()


@dataclass(slots=True)
class _Findings:
    """The report while it grows."""

    path: Path
    manifest: Manifest | None = None
    signature: bytes | None = None
    manifest_bytes: bytes = b""
    is_sealed: bool = False
    data: DataFile | None = None
    problems: list[AppError] = field(default_factory=list)

    def wrong(self, message: str, **params: Any) -> None:
        self.problems.append(PackageProblem(message, **params))

    def report(self) -> PackageReport:
        content = self.manifest_bytes
        return PackageReport(
            self.path,
            self.manifest,
            hashlib.sha256(content).hexdigest() if self.manifest else "",
            manifests.fingerprint(content) if self.manifest else None,
            self.signature,
            content,
            self.is_sealed,
            self.data,
            tuple(self.problems),
        )


def verify(path: Path, key: SecretKey | None = None, passphrase: str = "") -> PackageReport:
    """Check the package at ``path``; reads it twice, writes nothing, raises nothing about the package.

    Args:
        key, passphrase: open a sealed one.
    """
    findings = _Findings(path)
    try:
        with path.open("rb") as file:
            if seal.is_sealed(file):
                findings.is_sealed = True
                if path.stat().st_size > MOST_BYTES:
                    raise PackageProblem(N_("The package is far too large to be genuine; it was not unpacked."))
                with seal.opened(file, key, passphrase) as unsealed:
                    _check_file(unsealed, findings)
            else:
                _check_file(file, findings)
    except PackageProblem as problem:
        findings.problems.append(problem)
    except FileNotFoundError:
        findings.wrong(N_("There is no file at {file}."), file=path)
    except OSError as error:
        message = N_("{file} is a folder, not a package.") if path.is_dir() else N_("{file} cannot be read: {fault}.")
        findings.wrong(message, file=path, fault=faults.of(error))
    return findings.report()


def _check_file(file: BinaryIO, findings: _Findings) -> None:
    archive = _opened(file, findings)
    if archive is None:
        return
    with archive:
        infos = archive.infolist()
        findings.problems.extend(_unsafe(infos))
        if findings.problems:
            return
        _check_manifest(archive, findings)
        if findings.manifest is None:
            return
        _check_members(archive, findings.manifest, findings)
        if not findings.problems:
            _check_container(file, infos, findings.manifest, findings)
        if not findings.problems:
            _check_data(archive, findings.manifest, findings)


def _opened(file: BinaryIO, findings: _Findings) -> zipfile.ZipFile | None:
    try:
        return zipfile.ZipFile(file)
    except _BROKEN as error:
        _guard_device(error)
        file.seek(0)
        start = file.read(4)
    if not start:
        findings.wrong(N_("{file} is empty."), file=findings.path)
    elif start == b"PK\3\4":
        findings.wrong(N_("{file} is damaged or cut short: its end is missing or broken."), file=findings.path)
    else:
        findings.wrong(N_("{file} is not a package (not a zip file)."), file=findings.path)
    return None


# -- before anything is unpacked ---------------------------------------------------


def _unsafe(infos: list[zipfile.ZipInfo]) -> Iterator[PackageProblem]:
    if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > MOST_BYTES:
        yield PackageProblem(N_("The package is far too large to be genuine; it was not unpacked."))
        return
    for name, times in Counter(info.orig_filename for info in infos).items():
        if times > 1:
            yield PackageProblem(N_("{member} is in the package more than once."), member=quoted(name))
    for info in infos:
        name = info.orig_filename
        if not (name.isascii() and is_safe_name(name)):
            yield PackageProblem(N_("{member} is not a safe file name inside a package."), member=quoted(name))
        elif info.flag_bits & 1:
            yield PackageProblem(N_("{member} is encrypted; a package's members are not."), member=name)
        elif info.compress_type not in container.METHODS:
            yield PackageProblem(N_("{member} is packed in an unknown way."), member=name)
        elif info.file_size > _most(name):
            yield PackageProblem(N_("{member} is far too large to be genuine; it was not unpacked."), member=name)


def _most(name: str) -> int:
    special = {manifests.NAME: MOST_MANIFEST_BYTES, manifests.SIGNATURE: MOST_MANIFEST_BYTES}
    return special.get(name, MOST_DATA_BYTES)


# -- members -----------------------------------------------------------------------


def _check_manifest(archive: zipfile.ZipFile, findings: _Findings) -> None:
    names = archive.namelist()
    if manifests.NAME not in names:
        findings.wrong(N_("The package has no {member}: it is not a package of this program."), member=manifests.NAME)
        return
    try:
        content = archive.read(manifests.NAME)
        if manifests.SIGNATURE in names:
            findings.signature = archive.read(manifests.SIGNATURE)
    except _BROKEN as error:
        _guard_device(error)
        findings.wrong(N_("{member} is damaged."), member=manifests.NAME)
        return
    findings.manifest_bytes = content
    try:
        findings.manifest = manifests.from_bytes(content)
    except AppError as error:
        findings.problems.append(error)
    else:
        _check_signature(findings.manifest, findings)


def _check_signature(manifest: Manifest, findings: _Findings) -> None:
    """Signed by the key that the manifest names, or not at all."""
    signature = findings.signature
    if manifest.key is None and signature is not None:
        findings.wrong(N_("The package is signed, but does not say by which key."))
    elif manifest.key is not None and signature is None:
        findings.wrong(N_("The signature is missing from the package."))
    elif manifest.key and signature and not manifest.key.verifies(signature, findings.manifest_bytes):
        findings.wrong(N_("The signature does not fit the package: its list of contents was altered."))


def _check_members(archive: zipfile.ZipFile, manifest: Manifest, findings: _Findings) -> None:
    present = set(archive.namelist()) - {manifests.NAME, manifests.SIGNATURE}
    listed = {member.name: member for member in manifest.members}
    for name in (manifests.DATA, manifests.WORKBOOK):
        if name not in listed:
            findings.wrong(N_("The manifest does not list {member}."), member=name)
    for name in sorted(present - listed.keys()):
        findings.wrong(N_("{member} is in the package but not in its manifest."), member=name)
    for name, member in listed.items():
        if name not in present:
            findings.wrong(N_("{member} is missing from the package."), member=quoted(name))
        elif _digest(archive, name) != (member.size, member.sha256):
            findings.wrong(N_("{member} was damaged or altered."), member=name)


def _digest(archive: zipfile.ZipFile, name: str) -> tuple[int, str] | None:
    """Size and SHA-256 of a member; None when it cannot be unpacked."""
    digest, size = hashlib.sha256(), 0
    try:
        with archive.open(name) as member:
            for block in iter(lambda: member.read(1 << 20), b""):
                digest.update(block)
                size += len(block)
    except _BROKEN as error:
        _guard_device(error)
        return None
    return size, digest.hexdigest()


def _check_container(file: BinaryIO, infos: list[zipfile.ZipInfo], manifest: Manifest, findings: _Findings) -> None:
    """What no member shows: bytes between, after or around them, and another packing of the same contents."""
    start = next(info.header_offset for info in infos if info.orig_filename == manifests.NAME)
    packed = manifest.packed
    whole = container.is_as_written(file, infos) and packed.size == start
    if not whole or container.hashed(file, start) != packed.sha256:
        findings.wrong(
            N_("The package was damaged, or packed again by another program, though its contents are whole.")
        )


# -- data --------------------------------------------------------------------------


def _check_data(archive: zipfile.ZipFile, manifest: Manifest, findings: _Findings) -> None:
    try:
        findings.data = data_file.parse(json_of(archive.read(manifests.DATA), manifests.DATA))
    except AppError as error:
        findings.problems.append(_inside_data(error))
    else:
        findings.problems.extend(disagreements(findings.data, manifest))


def _inside_data(error: AppError) -> AppError:
    """The same error with the member's name before the place."""
    if not isinstance(error, DataRefused):
        return error
    params = {name: value for name, value in error.params.items() if name != "path"}
    return DataRefused(f"{manifests.DATA}: {error.path}", error.message, remedy=error.remedy, **params)
