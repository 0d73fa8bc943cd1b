"""Packages of other offices into this register, and out of it again; what is to happen is known before it does."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from doithoai.domain.errors import N_, AppError
from doithoai.exchange import merge as merging
from doithoai.exchange.merge import Outcome, Result
from doithoai.exchange.verify import PackageReport
from doithoai.exchange.verify import verify as verify_package
from doithoai.i18n import gettext as _
from doithoai.i18n import render
from doithoai.register.connection import Register
from doithoai.work import office_keys, structure

_OUTCOMES = {
    Outcome.ADDED: N_("added: {count}"),
    Outcome.UPDATED: N_("updated: {count}"),
    Outcome.SAME: N_("same: {count}"),
    Outcome.OLDER: N_("older than what is there: {count}"),
    Outcome.WITHDRAWN: N_("withdrawn: {count}"),
    Outcome.DOUBT: N_("in doubt: {count}"),
}


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of one package.

    Attributes:
        report: what it says of itself.
        result: what is done with it; None where it is refused.
        refusals: why it is.
    """

    report: PackageReport
    result: Result | None
    refusals: tuple[AppError, ...] = ()

    @property
    def needs_a_person(self) -> bool:
        """It was refused, or something in it is in doubt."""
        return self.result is None or bool(self.result.doubts)


class _OnlyPlanned(Exception):
    """Ends the step of a plan: nothing of it stands."""


def merge(register: Register, packages: Sequence[Path], *, is_plan: bool = False, passphrase: str = "") -> list[Merged]:
    """Merge packages in one step, each as far as it is not refused; what is refused changes nothing.

    Args:
        is_plan: find out what would happen, and leave the register as it is.

    Returns:
        One line of results a package, those that need a person first.
    """
    results: list[Merged] = []
    try:
        with register.step(N_("Merge packages")):
            results += (_merged(register, path, passphrase) for path in packages)
            if is_plan:
                raise _OnlyPlanned
    except _OnlyPlanned:
        pass
    return sorted(results, key=lambda merged: not merged.needs_a_person)


def _merged(register: Register, path: Path, passphrase: str) -> Merged:
    report = verify_package(path, office_keys.own(register), passphrase)
    if report.problems:
        return Merged(_lighter(report), None, report.problems)
    try:
        return Merged(_lighter(report), merging.merge(register, report, structure.is_known))
    except AppError as refusal:
        return Merged(_lighter(report), None, (refusal,))


def _lighter(report: PackageReport) -> PackageReport:
    """The report without the data: of hundreds of packages only what is said of them stays in memory."""
    return PackageReport(report.path, report.manifest, report.digest, report.code, is_sealed=report.is_sealed)


def unmerge(register: Register, package: Path, passphrase: str = "") -> Merged:
    """Take out of the register what a package brought, in one step; other packages' word holds again.

    Raises:
        AppError: it is not whole, or was not merged; nothing was changed.
    """
    report = verify_package(package, office_keys.own(register), passphrase)
    if report.problems:
        raise report.problems[0]
    with register.step(N_("Take out a package")):
        return Merged(_lighter(report), merging.unmerge(register, report.digest))


@dataclass(frozen=True, slots=True)
class TakenOut:
    """What taking packages out changed.

    Attributes:
        changed: sessions that are gone or that other packages word now.
        doubts: one error for each session that stays as it is and that a person must look at.
    """

    changed: int
    doubts: tuple[AppError, ...]


def take_out(register: Register, manifests: Sequence[str]) -> TakenOut:
    """Take out what merged packages brought, each known by its name (SHA-256), in one step.

    Raises:
        AppError: one of them is not there any more; nothing was changed.
    """
    with register.step(N_("Take out a package")):
        results = [merging.unmerge(register, manifest) for manifest in manifests]
    changed = sum(result.counts[Outcome.WITHDRAWN] + result.counts[Outcome.UPDATED] for result in results)
    return TakenOut(changed, tuple(doubt for result in results for doubt in result.doubts))


def lines(merged: Merged) -> list[str]:
    """What becomes of a package, for a person: whose it is and the counts, then what is worth knowing."""
    manifest = merged.report.manifest
    office = manifest.office if manifest else None
    name = (office.name if office else None) or merged.report.path.name
    if merged.result is None:
        return [_("{name}: refused").format(name=name)]
    counts = [
        _(message).format(count=merged.result.counts[outcome])
        for outcome, message in _OUTCOMES.items()
        if merged.result.counts[outcome]
    ]
    if merged.result.repeated:
        counts.append(_("merged before"))
    result = [
        _("{name} ({code}): {counts}").format(name=name, code=merged.report.code, counts="; ".join(counts) or "0")
    ]
    if merged.result.first_key:
        text = _("First key of {name} ({code}): {fingerprint}; accepted. Compare it by telephone.")
        code = office.code if office else ""
        result.append(text.format(name=name, code=code, fingerprint=merged.result.first_key.fingerprint))
    return result


def complaints(merged: Merged) -> list[str]:
    """Why a package is refused, or what in it is in doubt; a line each."""
    errors = merged.refusals if merged.result is None else merged.result.doubts
    return [f"{merged.report.path.name}: {render(error)}" for error in errors]
