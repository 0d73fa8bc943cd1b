"""Receipts for many packages in one act: a file and a paper each, in a folder, for the offices that sent them."""

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from doithoai.domain.progress import Meter, Progress, untold
from doithoai.domain.text import fold
from doithoai.exchange import manifest as manifests
from doithoai.exchange import receipt
from doithoai.exchange.verify import PackageReport
from doithoai.register import received
from doithoai.register.connection import Register
from doithoai.register.received import SentManifest
from doithoai.work import answering, office_keys, package_slips


def make_all(
    register: Register, packages: Sequence[str], folder: Path, on: date, progress: Progress = untold
) -> list[Path]:
    """Write the receipt of each of some merged packages, known by their names (SHA-256), into ``folder``.

    Answers to petitions that were passed up go with it, and a paper of the same name to be signed lies beside it.

    Returns:
        The files written: each receipt and its paper.

    Raises:
        KeyRefused: this office has no code yet; CannotWriteFile: there is no room or no right to write.
    """
    key, office = office_keys.own(register), office_keys.identity(register)
    paths: list[Path] = []
    meter = Meter(progress, len(packages))
    for manifest in meter.watched(packages):
        if sent := received.sent_manifest(register, manifest):
            report = _report(sent)
            path = folder / file_name(sent, report.code or "", receipt.SUFFIX)
            receipt.write(path, report, key, office, on, answering.answers_for(register, report, office[1]))
            paper = path.with_suffix(".pdf")
            package_slips.write_receipt(register, path, paper)
            paths += [path, paper]
        meter.advance()
    return paths


def file_name(sent: SentManifest, code: str, ending: str) -> str:
    """``bien-nhan-18163-son-tien-ABCD2345.sdr``: found by the unit, told apart by the package."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(sent.name)).strip("-")
    return f"bien-nhan-{sent.code}-{words}-{code}{ending}"


def _report(sent: SentManifest) -> PackageReport:
    """What is known of a package that was found whole when it was merged."""
    code = manifests.fingerprint(sent.content)
    manifest = manifests.from_bytes(sent.content)
    digest = hashlib.sha256(sent.content).hexdigest()
    return PackageReport(Path(sent.name), manifest, digest, code, sent.signature, sent.content)
