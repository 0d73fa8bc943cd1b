"""The commands between offices: packages out and in, keys and receipts. Thin, as those of `cli`, which offers them."""

import contextlib
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from doithoai.domain.dates import EARLIEST_YEAR
from doithoai.i18n import gettext as _
from doithoai.i18n import render


class _File(click.Path):
    """A path as click reads it; an empty one (a variable of a script that is not set) would mean the present folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not os.fspath(value):
            self.fail(_("An empty name is no file and no folder."), param, ctx)
        return super().convert(value, param, ctx)


FILE = _File(path_type=Path)
REGISTER = FILE


class _Day(click.ParamType[date]):
    """A date as ``YYYY-MM-DD``."""

    name = "YYYY-MM-DD"

    def __init__(self, earliest: int = date.min.year) -> None:
        """Read dates from the year ``earliest`` on."""
        self._earliest = earliest

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            day = datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(_("{value} is not a date (YYYY-MM-DD).").format(value=value), param, ctx)
        if day.year < self._earliest:
            self.fail(
                _("{value}: years before {year} are not taken.").format(value=value, year=self._earliest), param, ctx
            )
        return day


DAY = _Day()
DAY_OF_PAPER = _Day(EARLIEST_YEAR)  # as in the fields of the window


def complain(text: str) -> None:
    """One line on stderr."""
    click.echo(" ".join(text.split()), err=True)


PASSPHRASE_FILE = click.option("--passphrase-file", type=FILE, help=_("The passphrase is the first line of this file."))


@click.command(help=_("Export the signed package of a period for the office above."))
@click.argument("register", type=REGISTER)
@click.option("--from", "first", type=DAY, required=True, help=_("The first day."))
@click.option("--to", "last", type=DAY, required=True, help=_("The last day."))
@click.option("--out", type=FILE, required=True, help=_("The folder to write into."))
@click.option(
    "--to-key",
    "receivers",
    multiple=True,
    type=FILE,
    help=_("Seal it for the office whose key file this is."),
)
@PASSPHRASE_FILE
@click.option(
    "--since-receipt", is_flag=True, help=_("Only what has changed since the package that was confirmed last.")
)
def export(
    register: Path,
    first: date,
    last: date,
    out: Path,
    receivers: Sequence[Path],
    passphrase_file: Path | None,
    since_receipt: bool,
) -> None:
    """Write the package."""
    from doithoai.register.connection import Register
    from doithoai.work import passphrases, sending

    if receivers and passphrase_file:
        raise click.UsageError(_("--to-key and --passphrase-file are two ways to seal: give one of them."))
    lock = sending.lock_of(receivers, "" if receivers else passphrases.read(passphrase_file))
    with Register.open(register, writable=False) as book:
        click.echo(sending.export(book, first, last, out, lock=lock, since_receipt=since_receipt))
        readable = None if lock else sending.readable_private(book, first, last)
        if readable:
            complain(readable)


@click.command(help=_("Say what a package holds, whether it is whole, and whose it is."))
@click.argument("package", type=FILE)
@click.option("--key", "key_file", type=FILE, help=_("The key file of the office it should be from."))
@click.option("--register", type=REGISTER, help=_("The register whose keys open and judge it."))
@PASSPHRASE_FILE
def verify(package: Path, key_file: Path | None, register: Path | None, passphrase_file: Path | None) -> int:
    """Check a package; every problem is a line on stderr."""
    from doithoai.register.connection import Register
    from doithoai.work import passphrases, receiving

    passphrase = passphrases.read(passphrase_file)
    with contextlib.ExitStack() as stack:
        book = stack.enter_context(Register.open(register, writable=False)) if register else None
        verdict = receiving.verify(package, book, key_file, passphrase)
    for line in verdict.lines:
        click.echo(line)
    for problem in verdict.problems:
        complain(render(problem))
    return 1 if verdict.problems else 0


@click.group(help=_("Keys of offices: they sign what is sent, and seal it."))
def key() -> None:
    """Keys of offices."""


@key.command("show", help=_("Show the fingerprint of this office's key, and those of other offices that are known."))
@click.argument("register", type=REGISTER)
def key_show(register: Path) -> None:
    """List keys."""
    from doithoai.register.connection import Register
    from doithoai.work import office_keys

    with Register.open(register, writable=False) as book:
        for line in office_keys.lines(book):
            click.echo(line)


@key.command("export", help=_("Write the public halves of this office's key to FILE (.sdk)."))
@click.argument("register", type=REGISTER)
@click.argument("file", type=FILE)
def key_export(register: Path, file: Path) -> None:
    """Write a key file."""
    from doithoai.register.connection import Register
    from doithoai.work import office_keys

    with Register.open(register, writable=False) as book:
        fingerprint = office_keys.export(book, file)
    click.echo(_("{path}: {fingerprint}").format(path=file, fingerprint=fingerprint))


@key.command("trust", help=_("Accept the key in FILE (.sdk) as that of its office, in place of one known before."))
@click.argument("register", type=REGISTER)
@click.argument("file", type=FILE)
def key_trust(register: Path, file: Path) -> None:
    """Accept a key."""
    from doithoai.register.connection import Register
    from doithoai.work import office_keys

    with Register.open(register) as book:
        accepted = office_keys.trust(book, file)
    text = _("Accepted the key of {name} ({code}): {fingerprint}")
    click.echo(text.format(name=accepted.name or "?", code=accepted.code, fingerprint=accepted.public.fingerprint))


@click.group(help=_("Receipts of packages."))
def receipt() -> None:
    """Receipts."""


@receipt.command("make", help=_("Confirm to the office that sent it that PACKAGE was received."))
@click.argument("register", type=REGISTER)
@click.argument("package", type=FILE)
@click.option("--out", required=True, type=FILE, help=_("The receipt to write (.sdr)."))
@click.option("--paper", type=FILE, help=_("Also write it on paper, to be signed (.pdf)."))
@PASSPHRASE_FILE
def receipt_make(register: Path, package: Path, out: Path, paper: Path | None, passphrase_file: Path | None) -> None:
    """Write a receipt."""
    from doithoai.register.connection import Register
    from doithoai.work import package_slips, passphrases, receiving

    passphrase = passphrases.read(passphrase_file)
    with Register.open(register) as book:
        for line in receiving.make_receipt(book, package, out, date.today(), passphrase):
            click.echo(line)
        if paper:
            click.echo(package_slips.write_receipt(book, out, paper))


@receipt.command("read", help=_("Note that the office above received a package of this office."))
@click.argument("register", type=REGISTER)
@click.argument("file", type=FILE)
def receipt_read(register: Path, file: Path) -> None:
    """Read a receipt."""
    from doithoai.register.connection import Register
    from doithoai.work import receiving

    with Register.open(register) as book:
        for line in receiving.read_receipt(book, file):
            click.echo(line)


@click.command(help=_("Merge packages of other offices, each as far as it is not refused."))
@click.argument("register", type=REGISTER)
@click.argument("package", type=FILE, nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help=_("Only say what would happen."))
@PASSPHRASE_FILE
def merge(register: Path, package: Sequence[Path], dry_run: bool, passphrase_file: Path | None) -> int:
    """Merge packages; 1 when one is refused."""
    from doithoai.register.connection import Register
    from doithoai.work import merging, passphrases

    passphrase = passphrases.read(passphrase_file)
    with Register.open(register) as book:
        results = merging.merge(book, package, is_plan=dry_run, passphrase=passphrase)
    for result in results:
        for line in merging.lines(result, is_plan=dry_run):
            click.echo(line)
        for line in merging.complaints(result):
            complain(line)
    return 1 if any(result.result is None for result in results) else 0


@click.command(help=_("Take out of the register what a package brought."))
@click.argument("register", type=REGISTER)
@click.argument("package", type=FILE)
@PASSPHRASE_FILE
def unmerge(register: Path, package: Path, passphrase_file: Path | None) -> None:
    """Take a package out."""
    from doithoai.register.connection import Register
    from doithoai.work import merging, passphrases

    passphrase = passphrases.read(passphrase_file)
    with Register.open(register) as book:
        result = merging.unmerge(book, package, passphrase)
    for line in merging.lines(result):
        click.echo(line)
    for line in merging.complaints(result):
        complain(line)


@click.command(
    help=_("List every unit that should send for a period: code, unit, received, days late, what is missing, code.")
)
@click.argument("register", type=REGISTER)
@click.option("--from", "first", type=DAY, required=True, help=_("The first day."))
@click.option("--to", "last", type=DAY, required=True, help=_("The last day."))
def board(register: Path, first: date, last: date) -> None:
    """Who has sent; column heads only where a person reads."""
    from doithoai.domain.period import Period
    from doithoai.register.connection import Register
    from doithoai.work import board as boards

    heads = (_("code"), _("unit"), _("received"), _("days late"), _("missing"), _("package"))
    with Register.open(register, writable=False) as book:
        rows = boards.rows(book, Period(first, last), date.today())
    if sys.stdout.isatty():
        click.echo("\t".join(heads))
    for line in boards.lines(rows):
        click.echo(line)


@click.command(
    help=_(
        "List the hot spots: place, field, petitions, the reasons, the session that is proposed, separated by tabs. "
        "With --since: the first day on which each was to be foreseen, place, field, reasons."
    )
)
@click.argument("register", type=REGISTER)
@click.option("--on", "day", type=DAY, help=_("As they were known on this day; else today."))
@click.option("--since", type=DAY, help=_("Look back from --on to this day."))
@click.option("--threshold", "thresholds", multiple=True, metavar="NAME=N", help=_("Keep a threshold of the office."))
def hotspots(register: Path, day: date | None, since: date | None, thresholds: Sequence[str]) -> None:
    """List the hot spots, each with its reasons."""
    from doithoai.register.connection import Register
    from doithoai.work import hotspot_words as words
    from doithoai.work import hotspots as spots

    until = day or date.today()
    if since and since > until:
        raise click.UsageError(_("--since is after the day it is looked back from."))
    with Register.open(register, writable=bool(thresholds)) as book:
        if thresholds:
            spots.set_thresholds(book, spots.thresholds_of(thresholds))
        limits = spots.thresholds(book)
        if since:
            lines = words.looked_back(spots.foreseen(book, since, until), limits)
        else:
            lines = words.lines(spots.listed(book, until), limits, until)
    for line in lines:
        click.echo(line)


@click.command(
    help=_(
        "Write the yearly assessment: of one office its own sheet, above it the ranking and the sheets of its units. "
        "The paper (.pdf) is a clean copy to be signed, number and day left to be written."
    )
)
@click.argument("register", type=REGISTER)
@click.option("--year", type=click.IntRange(1, 9999), required=True, help=_("The year."))
@click.option("--out", type=FILE, required=True, help=_("The file to write (.pdf or .xlsx)."))
@click.option("--scheme", type=FILE, help=_("Mark by the scheme in this file from now on."))
@click.option("--mark", metavar="UNIT/CRITERION=POINTS", help=_("Set a mark by hand; without points take it back."))
@click.option("--reason", default="", help=_("Why it is set by hand."))
def assess(register: Path, year: int, out: Path, scheme: Path | None, mark: str | None, reason: str) -> None:
    """Write the assessment of a year."""
    from doithoai.register.connection import Register
    from doithoai.work import assessment, assessment_paper

    if out.suffix.lower() not in (".pdf", assessment_paper.SHEET):
        raise click.UsageError(_("--out must end in .pdf or .xlsx."))
    with Register.open(register, writable=bool(scheme or mark)) as book:
        if scheme:
            assessment.keep_scheme(book, scheme)
        if mark:
            assessment.mark_typed(book, year, mark, reason)
        click.echo(assessment_paper.write(book, year, out, date.today()))


@click.command(
    help=_(
        "Join other registers into one: of communes that became one, each row keeping its unit and its numbers; or of "
        "desks of this office that worked apart. Undone as one step."
    )
)
@click.argument("register", type=REGISTER)
@click.argument("other", type=FILE, nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help=_("Only say what would happen."))
@click.option("--villages", type=FILE, help=_("What villages are called now: a table for each old unit."))
def join(register: Path, other: Sequence[Path], dry_run: bool, villages: Path | None) -> None:
    """Join registers of equals."""
    from doithoai.register.connection import Register
    from doithoai.work import joining

    names = joining.read_villages(villages)
    with Register.open(register) as book:
        results = joining.join(book, other, names, is_plan=dry_run)
    for joined in results:
        for line in joining.lines(joined):
            click.echo(line)
        for line in joining.complaints(joined):
            complain(line)


@click.command(
    help=_(
        "Keep a PostgreSQL database in step with the register: what is new comes, what differs is changed, what "
        "vanished goes. The password is best left to the file .pgpass or to PGPASSWORD."
    )
)
@click.argument("register", type=REGISTER)
@click.option("--to", "url", required=True, metavar="URL", help=_("The database: postgresql://user@server/name."))
@click.option("--with-private", is_flag=True, help=_("Also names that are to be kept private, and telephones."))
def publish(register: Path, url: str, with_private: bool) -> None:
    """Publish a register."""
    from doithoai.register.connection import Register
    from doithoai.work import publishing

    with Register.open(register, writable=False) as book:
        changes = publishing.publish(book, url, datetime.now(), with_private=with_private)
    for line in publishing.lines(changes, with_private=with_private):
        click.echo(line)


COMMANDS: tuple[click.Command, ...] = (
    export,
    verify,
    key,
    receipt,
    merge,
    unmerge,
    board,
    hotspots,
    assess,
    publish,
    join,
)
