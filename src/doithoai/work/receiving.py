"""What comes from other offices: packages verified, receipts made and read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from doithoai.domain.errors import N_, AppError
from doithoai.domain.turnover import Figure, Turnover
from doithoai.exchange import keys as key_files
from doithoai.exchange import receipt as receipt_files
from doithoai.exchange import trust
from doithoai.exchange.errors import KeyRefused, ReceiptRefused
from doithoai.exchange.keys import OfficeKey
from doithoai.exchange.manifest import State
from doithoai.exchange.trust import Standing
from doithoai.exchange.verify import PackageReport
from doithoai.exchange.verify import verify as verify_package
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext
from doithoai.register import merged, receipts
from doithoai.register.connection import Register
from doithoai.register.receipts import Confirmed
from doithoai.work import answering, office_keys
from doithoai.work.office_keys import Introduction


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of a package.

    Attributes:
        lines: what it holds and what is worth knowing, in lines a person reads.
        problems: why it must not be used; empty when it may.
    """

    lines: list[str]
    problems: list[AppError]


def verify(path: Path, register: Register | None = None, key_file: Path | None = None, passphrase: str = "") -> Verdict:
    """Check a package; with a register (its keys open a sealed one) or a key file also whose it is.

    Raises:
        AppError: the key file cannot be used.
    """
    key = key_files.read(key_file) if key_file else None
    report = verify_package(path, office_keys.own(register) if register else None, passphrase)
    problems = list(report.problems)
    lines = summary(report) if report.manifest else []
    if report.manifest and not problems:
        try:
            lines += _whose(report, register, key)
            lines += _merged_before(report, register) if register else ()
        except KeyRefused as error:
            problems.append(error)
    if report.manifest and not problems:
        lines.append(_("The package is whole."))
    return Verdict(lines, problems)


def summary(report: PackageReport) -> list[str]:
    """Sender, receiver, period, the totals and the code to compare by telephone."""
    manifest = report.manifest
    assert manifest is not None
    office = manifest.office
    counts = manifest.counts
    first, last = (f"{day:%d/%m/%Y}" for day in manifest.period)
    lines = [
        _("Sender: {name} ({code})").format(name=(office and office.name) or "?", code=(office and office.code) or "?"),
        _("Receiver: {name}").format(name=manifest.receiver or "?"),
        _("Period: {first} – {last}").format(first=first, last=last),
        _(
            "Sessions: {sessions}; people: {people}; petitions: {petitions}; assigned: {assigned}; "
            "documents: {documents}"
        ).format(
            sessions=counts.sessions,
            people=counts.attendees,
            petitions=counts.petitions,
            assigned=counts.assigned,
            documents=counts.documents,
        ),
        *_turnover(manifest.turnover),
        _("Code: {code}").format(code=report.code),
    ]
    if manifest.since:
        lines.append(_("Holds only what has changed since the package that was confirmed last."))
    if report.is_sealed:
        lines.append(_("The package was sealed."))
    return lines


def _turnover(counts: Turnover | None) -> Iterator[str]:
    if counts is None:
        return
    yield _(
        "To settle: {to_settle} (carried over {carried}, received {received}); "
        "settled: {settled} (late {settled_late}); left: {left} (overdue {left_late})"
    ).format(**{figure: counts.of(figure) for figure in Figure})


def _whose(report: PackageReport, register: Register | None, key: OfficeKey | None) -> list[str]:
    """Who signed it, in a line.

    Raises:
        KeyRefused: it is not signed, or not by the key of that office.
    """
    manifest = report.manifest
    assert manifest is not None
    code = manifest.office.code if manifest.office else None
    if manifest.key is None:
        if register or key:
            raise unsigned()
        return [_("The package is not signed.")]
    fingerprint = manifest.key.fingerprint
    if key and (key.code != code or key.public != manifest.key):
        raise trust.changed(key.code, key.public, manifest.key)
    if key or (register and code and trust.standing(register, code, manifest.key) is Standing.KNOWN):
        return [_("Signed by the known key {fingerprint}.").format(fingerprint=fingerprint)]
    return [_("Signed by the key {fingerprint}, seen for the first time.").format(fingerprint=fingerprint)]


def _merged_before(report: PackageReport, register: Register) -> Iterator[str]:
    """That the package was merged already, or one that knows better: an older one sent again changes nothing."""
    manifest = report.manifest
    assert manifest is not None
    if (package := merged.package_id(register, report.digest)) is not None:
        at, who = merged.when(register, package)
        yield _("Merged before, on {day}, by {who}.").format(day=f"{at:%d/%m/%Y}", who=who or "?")
    code = manifest.office.code if manifest.office else None
    state = manifest.state or State(0, "")
    if code and (day := merged.newer(register, code, state.at, state.step, *manifest.period)):
        text = _("Older than a package of this office that was merged on {day}; it overwrites nothing of that.")
        yield text.format(day=f"{day:%d/%m/%Y}")


def unsigned() -> KeyRefused:
    """The package has no signature, so that anybody may have made it."""
    return KeyRefused(N_("The package is not signed."), remedy=N_("Ask the office to export it again."))


# -- receipts ---------------------------------------------------------------------


def make_receipt(register: Register, package: Path, out: Path, on: date, passphrase: str = "") -> list[str]:
    """Write the receipt of a package to ``out``; gives lines for a person.

    Raises:
        AppError: the package is not whole, or not signed by the key of its office; nothing is written.
    """
    report = verify_package(package, office_keys.own(register), passphrase)
    if report.problems:
        raise report.problems[0]
    lines = accept_sender(register, report)
    own = office_keys.identity(register)
    answers = answering.answers_for(register, report, own[1])
    receipt_files.write(out, report, office_keys.own(register), own, on, answers)
    if answers:
        count = len(answers)
        text = ngettext("{count} answer goes with it.", "{count} answers go with it.", count)
        lines.append(text.format(count=count))
    return [*lines, _("Receipt of {code}: {path}").format(code=report.code, path=out)]


def accept_sender(register: Register, report: PackageReport) -> list[str]:
    """Know the sender's key from now on where none was known; gives a line that says so.

    Raises:
        KeyRefused: the package is not signed, names no office, or another key of it is known.
    """
    manifest = report.manifest
    if manifest is None or manifest.key is None:
        raise unsigned()
    if manifest.office is None or not manifest.office.code:
        raise KeyRefused(N_("The package does not say which office it is from."))
    return _accepted(register, manifest.office.code, manifest.office.name or "", manifest.key, "package")


def _accepted(register: Register, code: str, name: str, key: key_files.PublicKey, way: str) -> list[str]:
    if trust.standing(register, code, key) is Standing.KNOWN:
        return []
    trust.accept(register, code, name, key, way)
    text = _("First key of {name} ({code}): {fingerprint}; accepted. Compare it by telephone.")
    return [text.format(name=name or "?", code=code, fingerprint=key.fingerprint)]


def sender_of_receipt(register: Register, path: Path) -> Introduction:
    """Whose key signed the receipt at ``path``: a first one, the known one, or another than before.

    Raises:
        DataUnreadable, DataRefused, ReceiptRefused: it is no receipt, or was altered.
        KeyRefused: the office that signed it is known by another key; its key file must be accepted first.
    """
    receipt = receipt_files.read(path)
    trust.standing(register, receipt.code, receipt.key)
    return office_keys.introduced(register, receipt.code, receipt.name, receipt.key)


def read_receipt(register: Register, path: Path) -> list[str]:
    """Note the receipt of one of our packages, and take over its answers, one step; gives lines for a person.

    Raises:
        ReceiptRefused: it is of another office's package, or confirms nothing this register can know.
        KeyRefused: it is signed by another key than that office's known one.
    """
    receipt = receipt_files.read(path)
    own = office_keys.own(register).public
    manifest = receipt.manifest
    if manifest.key != own or not own.verifies(receipt.manifest_signature, receipt.manifest_bytes):
        raise ReceiptRefused(N_("{file} confirms a package of another office."), file=path)
    if manifest.state is None:
        raise ReceiptRefused(N_("{file} confirms a package of an empty register."), file=path)
    lines = _accepted(register, receipt.code, receipt.name, receipt.key, "receipt")
    first, last = manifest.period
    confirmed = Confirmed(
        receipt.code, receipt.name, receipt.digest, manifest.state.step, manifest.history_head, first, last, receipt.on
    )
    is_new = receipts.note(register, confirmed)
    text = (
        _("{name} received the package {code} on {day}.")
        if is_new
        else _("{name} received the package {code} on {day}; noted before.")
    )
    return [
        *lines,
        text.format(name=receipt.name or receipt.code, code=receipt.telephone_code, day=f"{receipt.on:%d/%m/%Y}"),
        *answering.take(register, receipt),
    ]
