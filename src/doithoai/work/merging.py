"""Packages of other offices into this register, and out of it again; what is to happen is known before it does."""

import contextlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from doithoai.domain.errors import N_, AppError
from doithoai.domain.progress import Meter, Progress, untold
from doithoai.exchange import merge as merging
from doithoai.exchange.errors import KeyChanged, PackageLocked
from doithoai.exchange.merge import Outcome, Result
from doithoai.exchange.trust import accept
from doithoai.exchange.verify import PackageReport
from doithoai.exchange.verify import verify as verify_package
from doithoai.files import PACKAGE_ENDINGS
from doithoai.i18n import gettext as _
from doithoai.i18n import render
from doithoai.register.connection import Register
from doithoai.register.errors import RegisterError
from doithoai.register.scratch import scratch_copy
from doithoai.work import office_keys, structure

_OUTCOMES = {
    Outcome.ADDED: N_("added: {count}"),
    Outcome.UPDATED: N_("updated: {count}"),
    Outcome.SAME: N_("same: {count}"),
    Outcome.OLDER: N_("older than what is there: {count}"),
    Outcome.WITHDRAWN: N_("withdrawn: {count}"),
    Outcome.DOUBT: N_("in doubt: {count}"),
}


# What happens to a session, in one word, in the order of the columns of a plan.
OUTCOMES = {
    Outcome.ADDED: N_("added"),
    Outcome.UPDATED: N_("updated"),
    Outcome.SAME: N_("same"),
    Outcome.OLDER: N_("older"),
    Outcome.WITHDRAWN: N_("withdrawn"),
    Outcome.DOUBT: N_("in doubt"),
}


class Standing(StrEnum):
    """What a person has to do about a package, the most first."""

    LOCKED = "locked"
    KEY_CHANGED = "key changed"
    REFUSED = "refused"
    DOUBT = "doubt"
    FIRST_KEY = "first key"
    CHANGES = "changes"
    NOTHING_NEW = "nothing new"


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

    @property
    def standing(self) -> Standing:
        """What a person has to do about it."""
        if self.result is None:
            kinds = ((PackageLocked, Standing.LOCKED), (KeyChanged, Standing.KEY_CHANGED))
            fitting = (standing for kind, standing in kinds if any(isinstance(why, kind) for why in self.refusals))
            return next(fitting, Standing.REFUSED)
        if self.result.doubts:
            return Standing.DOUBT
        if self.result.first_key:
            return Standing.FIRST_KEY
        changes = sum(self.result.counts[outcome] for outcome in _CHANGES)
        return Standing.CHANGES if changes else Standing.NOTHING_NEW

    @property
    def sender(self) -> tuple[str, str]:
        """Code and name of the office it is from, as it says itself; blank while it cannot be read."""
        office = self.report.manifest.office if self.report.manifest else None
        return (office.code or "", office.name or office.party_name or "") if office else ("", "")

    @property
    def fingerprint(self) -> str:
        """Of the key it is signed by; blank without one."""
        key = self.report.manifest.key if self.report.manifest else None
        return key.fingerprint if key else ""


_CHANGES = (Outcome.ADDED, Outcome.UPDATED, Outcome.WITHDRAWN)


class FileChanged(AppError):
    """A package was changed between being looked at and being merged."""


_CACHE_MIB = 56  # pages of the file held in memory, however many packages there are


class _OnlyPlanned(Exception):
    """Ends the step of a plan: nothing of it stands."""


class _HalfMerged(Exception):
    """A package was refused after something of it was written: all is begun again without it.

    It is rare; a savepoint for every package, which could take back one alone, doubles what merging costs.
    """

    def __init__(self, path: Path, refusal: AppError) -> None:
        super().__init__(path)
        self.path, self.refusal = path, refusal


@dataclass(frozen=True, slots=True)
class _Choices:
    """What `merge` was asked for, and the packages that it has refused already."""

    passphrase: str
    looked_at: Mapping[Path, str] | None
    new_keys: Collection[str]
    refused: Mapping[Path, AppError]


def merge(
    register: Register,
    packages: Sequence[Path],
    progress: Progress = untold,
    *,
    is_plan: bool = False,
    passphrase: str = "",
    looked_at: Mapping[Path, str] | None = None,
    new_keys: Collection[str] = (),
) -> list[Merged]:
    """Merge packages in one step, each as far as it is not refused; what is refused changes nothing.

    Args:
        is_plan: find out what would happen, and leave the register as it is.
        looked_at: the digest that each file had when a person agreed to it; one that has another is refused.
        new_keys: fingerprints of keys that a person accepted in the place of the known one of their office.

    Returns:
        One line of results a package, those that need a person first.

    Raises:
        RegisterError: the register cannot be written (its disk is full); nothing of any package was taken.
    """
    refused: dict[Path, AppError] = {}
    while True:
        try:
            results = _in_one_step(
                register, packages, progress, is_plan, _Choices(passphrase, looked_at, new_keys, refused)
            )
        except _HalfMerged as stop:
            refused[stop.path] = stop.refusal
        else:
            order = list(Standing)
            return sorted(results, key=lambda merged: order.index(merged.standing))


def _in_one_step(
    register: Register, packages: Sequence[Path], progress: Progress, is_plan: bool, choices: _Choices
) -> list[Merged]:
    results: list[Merged] = []
    meter = Meter(progress, len(packages))
    with (
        contextlib.suppress(_OnlyPlanned),
        register.larger_cache(_CACHE_MIB),
        register.step(N_("Merge packages")),
    ):
        for path in meter.watched(packages):
            results.append(_merged(register, path, choices))
            meter.advance()
        if is_plan:
            raise _OnlyPlanned
    return results


def plan(
    register: Register,
    packages: Sequence[Path],
    progress: Progress = untold,
    *,
    passphrase: str = "",
    new_keys: Collection[str] = (),
) -> list[Merged]:
    """What `merge` would do, found out on a copy that is thrown away: the register itself serves others meanwhile."""
    with scratch_copy(register) as copy:
        return merge(copy, packages, progress, is_plan=True, passphrase=passphrase, new_keys=new_keys)


def _merged(register: Register, path: Path, choices: _Choices) -> Merged:
    report = verify_package(path, office_keys.own(register), choices.passphrase)
    refusals = (choices.refused[path],) if path in choices.refused else report.problems
    if refusals:
        return Merged(_lighter(report), None, refusals)
    before = register.connection.total_changes
    try:
        if choices.looked_at is not None and choices.looked_at.get(path) != report.digest:
            raise FileChanged(N_("The file was changed after it was looked at; it was not merged."))
        _accept_new_key(register, report, choices.new_keys)
        return Merged(_lighter(report), merging.merge(register, report, structure.is_known))
    except RegisterError:  # it is not the package's fault, and concerns them all
        raise
    except AppError as refusal:
        if register.connection.total_changes != before:
            raise _HalfMerged(path, refusal) from refusal
        return Merged(_lighter(report), None, (refusal,))


def _accept_new_key(register: Register, report: PackageReport, new_keys: Collection[str]) -> None:
    """Know the key of a package's office from now on, where a person accepted just this one."""
    manifest = report.manifest
    if manifest is None or manifest.key is None or manifest.key.fingerprint not in new_keys:
        return
    if manifest.office and manifest.office.code:
        name = manifest.office.name or manifest.office.party_name or ""
        accept(register, manifest.office.code, name, manifest.key, "package")


def packages_in(paths: Iterable[Path]) -> list[Path]:
    """The files to be looked at: those named, whatever they are, and the packages in the folders; each once."""
    files: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(
                file for file in path.rglob("*") if file.name.lower().endswith(PACKAGE_ENDINGS) and file.is_file()
            )
            files.update(dict.fromkeys(file.resolve() for file in inside))
        else:
            files[path.resolve()] = None
    return list(files)


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


def counted(counts: Mapping[Outcome, int]) -> list[str]:
    """How many sessions came to what; what came to nothing is left out."""
    return [
        _(message).format(count=count) for outcome, message in _OUTCOMES.items() if (count := counts.get(outcome, 0))
    ]


def lines(merged: Merged, *, is_plan: bool = False) -> list[str]:
    """What becomes of a package, for a person: whose it is and the counts, then what is worth knowing.

    Args:
        is_plan: nothing was done; what is said is what would be.
    """
    manifest = merged.report.manifest
    office = manifest.office if manifest else None
    name = (office.name if office else None) or merged.report.path.name or str(merged.report.path)
    if merged.result is None:
        return [_("{name}: refused").format(name=name)]
    counts = counted(merged.result.counts)
    if merged.result.repeated:
        counts.append(_("merged before"))
    result = [
        _("{name} ({code}): {counts}").format(name=name, code=merged.report.code, counts="; ".join(counts) or "0")
    ]
    if merged.result.first_key:
        text = (
            _("First key of {name} ({code}): {fingerprint}; not accepted yet. Compare it by telephone.")
            if is_plan
            else _("First key of {name} ({code}): {fingerprint}; accepted. Compare it by telephone.")
        )
        code = office.code if office else ""
        result.append(text.format(name=name, code=code, fingerprint=merged.result.first_key.fingerprint))
    return result


def complaints(merged: Merged) -> list[str]:
    """Why a package is refused, or what in it is in doubt; a line each."""
    errors = merged.refusals if merged.result is None else merged.result.doubts
    name = merged.report.path.name or str(merged.report.path)  # the present folder has no name
    return [f"{name}: {render(error)}" for error in errors]
