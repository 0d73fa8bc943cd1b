"""The command line: thin commands over `doithoai.work`; errors are one clear line on stderr.

Exit codes: 0 success, 1 a refused input, 2 wrong usage. Without a command the window opens.
Heavy rooms are imported inside the commands that need them, so that ``--help`` is quick.
"""

import io
import logging
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from doithoai import __version__, interoffice, logs, paths
from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.period import Period
from doithoai.i18n import gettext as _
from doithoai.i18n import lend_to_libraries, render
from doithoai.interoffice import DAY, DAY_OF_PAPER, FILE, REGISTER, complain

log = logging.getLogger(__name__)

# A new set of rules is a new file: its name is known here without any other change.
FORMATS = ("auto", *sorted(path.stem for path in paths.resource("formats").glob("*.toml")))


class Unforeseen(AppError):
    """A fault of the program itself; the log says where it happened."""

    def __init__(self, log_file: Path) -> None:
        super().__init__(
            N_("Something happened that the program did not foresee."),
            remedy=N_("What was saved is safe. For support: {path} says where it happened, without any of your data."),
            path=log_file,
        )


DOCUMENT_BOOK = "document-book"
NONE = "-"  # in place of a session

# What a double click hands over: a register, a package (two names of the same bytes), a sealed one, a receipt, a key.
OPENED = (".sdt", ".sdtz", ".sdt.zip", ".sdta", ".sdr", ".sdk")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program with ``arguments`` (those of the process when None) and exit."""
    _speak_utf8()
    lend_to_libraries()
    log_file = logs.begin()
    try:
        status = commands.main(args=arguments, prog_name="doithoai", standalone_mode=False)
    except AppError as error:
        log.info("refused", exc_info=error)
        complain(render(error))
        sys.exit(1)
    except click.exceptions.NoArgsIsHelpError as error:  # a group alone: its help is no line
        complain(_missing_command(error.ctx))
        sys.exit(2)
    except click.UsageError as error:
        complain(error.format_message())
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        complain(_("Stopped."))
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away: nothing to tell it
        sys.exit(1)
    except Exception as fault:
        log.critical("unforeseen", exc_info=fault)
        if log_file is None:
            raise  # whoever wants no log is told here
        complain(render(Unforeseen(log_file)))
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)


def _missing_command(context: click.Context) -> str:
    group = context.command
    names = group.list_commands(context) if isinstance(group, click.Group) else ()
    return _("Missing command; there are: {commands}.").format(commands=", ".join(names))


class _WholeNumber(click.types.IntParamType):
    """click's own, but for its name in the person's language."""

    name = _("whole number")


def _speak_utf8() -> None:
    """Vietnamese on every console: an old Windows code page or a C locale must not stop a command."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # the program of the window on Windows has none
            setattr(sys, name, io.StringIO())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


class _Commands(click.Group):
    """The commands, and the file of a double click in place of one."""

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A single file the program opens is shown in the window."""
        if len(args) == 1 and args[0].lower().endswith(OPENED):
            safe_mode = bool(context.params["safe_mode"])
            return "open", click.Command("open", callback=lambda: _show(args, safe_mode=safe_mode)), []
        return super().resolve_command(context, args)


def _show(arguments: Sequence[str], *, safe_mode: bool) -> int:
    from doithoai.desktop.app import run

    return int(run(arguments, safe_mode=safe_mode))


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    subcommand_metavar="[FILE | COMMAND [ARGS]...]",
    help=_("Keep the register of dialogues with citizens. FILE is shown in the window."),
)
@click.version_option(__version__, prog_name="doithoai", message="%(prog)s %(version)s", help=_("Show the version."))
@click.option("--safe-mode", is_flag=True, help=_("Open the window without this computer's settings."))
@click.pass_context
def commands(context: click.Context, safe_mode: bool) -> int | None:
    """The window when no command is named."""
    return None if context.invoked_subcommand is not None else _show([], safe_mode=safe_mode)


@commands.command(help=_("Make a new register, with an office's profile when one is given."))
@click.argument("register", type=REGISTER)
@click.option("--from-profile", "profile", type=FILE, help=_("The office's settings (TOML)."))
def new(register: Path, profile: Path | None) -> None:
    """Make a register."""
    from doithoai.work.setting_up import new_register

    new_register(register, profile).close()
    click.echo(_("Made {path}.").format(path=register))


@commands.command(help=_("Add the sessions of a data file to a register."))
@click.argument("register", type=REGISTER)
@click.argument("data", type=FILE)
def load(register: Path, data: Path) -> None:
    """Add sessions from a data file."""
    from doithoai.register.connection import Register
    from doithoai.work import sending

    with Register.open(register) as book:
        added, same = sending.load(book, data)
    click.echo(_("Added {added} sessions; {same} were there already.").format(added=added, same=same))


@commands.command(help=_("Write the register's sessions as a data file to standard output."))
@click.argument("register", type=REGISTER)
@click.option("--from", "first", type=DAY, help=_("The first day."))
@click.option("--to", "last", type=DAY, help=_("The last day."))
def dump(register: Path, first: date | None, last: date | None) -> None:
    """Write a data file."""
    from doithoai.register.connection import Register
    from doithoai.work import sending

    with Register.open(register, writable=False) as book:
        sending.dump(book, sys.stdout, first, last)


@commands.command(
    help=_("List the sessions: uid, date, title, petitions, answered, assigned, overdue, separated by tabs.")
)
@click.argument("register", type=REGISTER)
def sessions(register: Path) -> None:
    """List the sessions; column heads only where a person reads."""
    from doithoai.register import sessions as stored
    from doithoai.register.connection import Register

    heads = ("uid", _("date"), _("title"), _("petitions"), _("answered"), _("assigned"), _("overdue"))
    with Register.open(register, writable=False) as book:
        if sys.stdout.isatty():
            click.echo("\t".join(heads))
        for session in stored.summaries(book, date.today()):
            day = session.starts_at.date().isoformat() if session.starts_at else ""
            title = " ".join((session.title or "").split())
            counts = (session.petitions, session.answered, session.assigned, session.overdue)
            click.echo("\t".join((session.uid, day, title, *map(str, counts))))


ANYWAY = click.option(
    "--anyway",
    is_flag=True,
    help=_("Issue it, or print it for signing, whatever is asked about it; what the law forbids stays refused."),
)
NUMBER = click.option(
    "--number", type=_WholeNumber(), metavar="N", help=_("The number the clerk gives it; else the next of its series.")
)
CORRECTS = click.option(
    "--of", "corrects", default="", metavar="DOCUMENT", help=_("What a correction corrects: 05/TB-UBND, or a uid.")
)
WRONG = click.option("--wrong", multiple=True, metavar="TEXT", help=_("What it says wrong; each with its --right."))
RIGHT = click.option("--right", multiple=True, metavar="TEXT", help=_("What is right, in the order of --wrong."))
BLANK = click.option(
    "--blank",
    is_flag=True,
    help=_("Leave out whom its words name of those kept private; of a public paper all personal data."),
)


@commands.command(
    "print",
    help=_(
        "Print a document of a session; with --issue it takes its number and is frozen. "
        "A report is that of the session's month; for other periods use the command report. "
        "A name ending in .docx takes the twin for Word, to be edited; with --issue what is frozen is the PDF, "
        "kept in the register, and the twin carries its number. "
        "SESSION is - for none: a reminder is one letter to one agency (--to) over all its sessions, and without --to "
        "one letter to each agency that owes something (of that session, where one is named); plan is the plan of the "
        "year of --date; correction is the letter that corrects an issued document (--of, and --wrong with --right for "
        "each misprint). Of letters --out may be "
        "a folder; several letters to a file get the agency's name, or the petition's number, after its own. "
        "document-book is the book of outgoing documents of the year of --date (.pdf, .docx or .xlsx); with a format "
        "of the party the party committee's."
    ),
)
@click.argument("kind", type=click.Choice([*(kind.value for kind in DocumentKind), DOCUMENT_BOOK]))
@click.argument("register", type=REGISTER)
@click.argument("session")
@click.option("--out", required=True, type=FILE, help=_("The file to write (.pdf or .docx); see above."))
@click.option("--to", "addressee", default="", metavar="NAME", help=_("Whom a letter or an invitation goes to."))
@click.option("--petition", "petition", metavar="UID", help=_("The petition a slip, request or answer is about."))
@click.option("--format", "choice", type=click.Choice(FORMATS), default="auto", help=_("The official format."))
@click.option("--date", "day", type=DAY_OF_PAPER, help=_("The document's date."))
@click.option("--signer", default="", metavar="NAME", help=_("Who signs, of those the office's list has on that day."))
@click.option(
    "--for-signing",
    is_flag=True,
    help=_("A clean copy to be signed, number and day left to be written."),
)
@click.option("--issue", "issuing", is_flag=True, help=_("Issue it: take the number, freeze the document."))
@NUMBER
@ANYWAY
@BLANK
@CORRECTS
@WRONG
@RIGHT
def print_(
    kind: str,
    register: Path,
    session: str,
    out: Path,
    addressee: str,
    petition: str | None,
    choice: str,
    day: date | None,
    signer: str,
    for_signing: bool,
    issuing: bool,
    number: int | None,
    anyway: bool,
    blank: bool,
    corrects: str,
    wrong: tuple[str, ...],
    right: tuple[str, ...],
) -> None:
    """Write a draft or an issued document; of letters each that is meant."""
    from doithoai.register import sessions as stored
    from doithoai.register.connection import Register
    from doithoai.work import corrections, letter_orders, planning, printing

    if kind == DOCUMENT_BOOK:
        _write_book(register, out, day or date.today(), choice)
        return
    paper, today = DocumentKind(kind), date.today()
    _only_where_it_fits(paper, out, addressee)
    _only_of_corrections(paper, corrects, wrong, right)
    _only_when_issued(number, issuing=issuing)
    if for_signing and (issuing or out.suffix.lower() == printing.WORD):
        raise click.UsageError(_("--for-signing makes a .pdf to be signed on paper; issue it afterwards."))
    with Register.open(register, writable=issuing or for_signing) as book:
        order = printing.Order(
            paper,
            "" if session == NONE else stored.find(book, session),
            day,
            choice,
            addressee,
            (petition,) if petition else (),
            period=planning.year_of(book, day or today) if paper is DocumentKind.PLAN and session == NONE else None,
            blanked=blank,
            signer=signer,
            number=number,
        )
        if corrects:
            order = corrections.ordered(book, order, corrects, tuple(zip(wrong, right, strict=True)))
        orders = letter_orders.one_each(book, order, today, apart=letter_orders.is_folder(out, paper))
        _only_for_one(number, orders)
        for letter, path in zip(orders, letter_orders.paths_of(book, orders, out), strict=True):
            if for_signing:
                click.echo(printing.sign_to(book, letter, path, today, anyway=anyway))
            else:
                click.echo(printing.print_to(book, letter, path, issuing=issuing, today=today, anyway=anyway))


def _write_book(register: Path, out: Path, day: date, choice: str) -> None:
    from doithoai.register.connection import Register
    from doithoai.work import document_book

    if out.suffix.lower() not in (".pdf", ".docx", document_book.SHEET):
        raise click.UsageError(_("--out must end in .pdf, .docx or .xlsx."))
    with Register.open(register, writable=False) as book:
        click.echo(document_book.write(book, out, day, choice))


def _only_where_it_fits(kind: DocumentKind, out: Path, addressee: str) -> None:
    from doithoai.work import letter_orders, letters, printing

    if out.suffix.lower() not in (".pdf", printing.WORD) and not letter_orders.is_folder(out, kind):
        raise click.UsageError(_("--out must end in .pdf or .docx."))
    if addressee and kind not in (DocumentKind.INVITATION, DocumentKind.CORRECTION, *letters.LETTERS):
        raise click.UsageError(_("--to is for letters and invitations."))


def _only_of_corrections(kind: DocumentKind, corrects: str, wrong: Sequence[str], right: Sequence[str]) -> None:
    if kind is not DocumentKind.CORRECTION:
        if corrects or wrong or right:
            raise click.UsageError(_("--of, --wrong and --right are for a correction."))
    elif not corrects:
        raise click.UsageError(_("A correction needs --of: the document it corrects."))
    elif not wrong or len(wrong) != len(right):
        raise click.UsageError(_("A correction needs --wrong and --right for each misprint."))


def _only_for_one(number: int | None, orders: Sequence[object]) -> None:
    if number is not None and len(orders) > 1:
        raise click.UsageError(_("--number is for one paper; this makes several."))


def _only_when_issued(number: int | None, *, issuing: bool) -> None:
    if number is not None and not issuing:
        raise click.UsageError(_("--number goes with --issue: a draft takes no number."))


@commands.command(
    help=_("Write the report of a period (.pdf, or .docx for Word), as print does, or the spreadsheet of it (.xlsx).")
)
@click.argument("register", type=REGISTER)
@click.option("--from", "first", type=DAY, required=True, help=_("The first day."))
@click.option("--to", "last", type=DAY, required=True, help=_("The last day."))
@click.option("--out", required=True, type=FILE, help=_("The file to write (.pdf, .docx or .xlsx)."))
@click.option("--format", "choice", type=click.Choice(FORMATS), default="auto", help=_("The official format."))
@click.option(
    "--date", "day", type=DAY_OF_PAPER, help=_("The document's date; a period that is not over is counted up to it.")
)
@click.option(
    "--columns",
    default="",
    metavar="NAME",
    help=_("The petitions as rows for another system: national, office, or a file of columns (.toml)."),
)
@click.option("--issue", "issuing", is_flag=True, help=_("Issue it: take the number, freeze the document."))
@NUMBER
@ANYWAY
def report(
    register: Path,
    first: date,
    last: date,
    out: Path,
    choice: str,
    day: date | None,
    columns: str,
    issuing: bool,
    number: int | None,
    anyway: bool,
) -> None:
    """Write the report of a period, or its spreadsheet."""
    from doithoai.register.connection import Register
    from doithoai.work import printing, reporting

    is_sheet = out.suffix.lower() == ".xlsx"
    if not is_sheet and out.suffix.lower() not in (".pdf", printing.WORD):
        raise click.UsageError(_("--out must end in .pdf, .docx or .xlsx."))
    _only_when_issued(number, issuing=issuing)
    if is_sheet and (issuing or choice != "auto"):
        raise click.UsageError(_("--format and --issue are for a report in pages, not for a spreadsheet."))
    if columns and not is_sheet:
        raise click.UsageError(_("--columns is for a spreadsheet (.xlsx)."))
    period, today = Period(first, last), date.today()
    with Register.open(register, writable=issuing) as book:
        if is_sheet:
            written = reporting.save_spreadsheet(book, period, out, day or today, columns)
        else:
            order = printing.Order(DocumentKind.REPORT, "", day, choice, period=period, number=number)
            written = printing.print_to(book, order, out, issuing=issuing, today=today, anyway=anyway)
    click.echo(written)


@commands.command(help=_("Copy a register; the copy is opened and compared before it counts."))
@click.argument("register", type=REGISTER)
@click.option("--out", type=FILE, help=_("The copy to write."))
def backup(register: Path, out: Path | None) -> None:
    """Back up a register."""
    from doithoai.register import backup as copies
    from doithoai.register.connection import Register

    with Register.open(register, writable=False) as book:
        path = out or copies.next_name(register.absolute().parent, register.stem, datetime.now())
        held = copies.copy(book, path)
    text = _("{path}: {sessions} sessions, {petitions} petitions, {documents} documents; read back and the same.")
    click.echo(text.format(path=path, sessions=held.sessions, petitions=held.petitions, documents=held.documents))


@commands.command(help=_("Restore a backup; what it replaces is kept beside it."))
@click.argument("backup", type=FILE)
@click.option("--to", "register", type=REGISTER, required=True, help=_("The register to put in place."))
def restore(backup: Path, register: Path) -> None:
    """Restore a backup."""
    from doithoai.register import backup as copies

    replaced = copies.restore(backup, register, now=datetime.now())
    click.echo(_("Restored {path}.").format(path=register))
    if replaced:
        click.echo(_("What was there before is kept as {path}.").format(path=replaced))


@commands.command(help=_("Check a finished document against the rules of its official format, line by line."))
@click.argument("file", type=FILE)
@click.option("--format", "choice", type=click.Choice(FORMATS), default="auto", help=_("The official format."))
@click.option("--json", "as_json", is_flag=True, help=_("Print the findings as JSON, for programs."))
def lint(file: Path, choice: str, as_json: bool) -> int:
    """Name every departure; 1 when there is one."""
    import json

    from doithoai.work import checking

    report = checking.check(file, choice)
    if as_json:
        click.echo(json.dumps(checking.as_data(report, file), ensure_ascii=False, indent=2))
    else:
        for line in checking.lines(report, file):
            click.echo(line)
    return 1 if report.departures else 0


@commands.command(help=_("Check that a register is whole and is what its history says; the first break is named."))
@click.argument("register", type=REGISTER)
def check(register: Path) -> int:
    """Check a register."""
    from doithoai.register import backup as copies
    from doithoai.register import check as checking
    from doithoai.register.connection import Register

    with Register.open(register, writable=False) as book:
        fault = checking.first_break(book)
        held = copies.contents(book) if fault is None else None
    if fault:
        complain(render(fault))
    if held:
        text = _("{path} is whole: {sessions} sessions, {petitions} petitions, {documents} documents.")
        click.echo(
            text.format(path=register, sessions=held.sessions, petitions=held.petitions, documents=held.documents)
        )
    return 1 if fault else 0


@commands.command(help=_("Make the sample register, its documents and its package in a folder."))
@click.option("--out", type=FILE, required=True, help=_("The folder to write into."))
def demo(out: Path) -> None:
    """Run the main job on the sample."""
    from doithoai.work.sample import make_demo

    for path in make_demo(out):
        click.echo(path)


@commands.group(help=_("Newer versions, without a network."))
def update() -> None:
    """Newer versions."""


@update.command("check", help=_("Look for a newer version in a folder or on a stick, and check who signed it."))
@click.argument("folder", type=FILE)
def update_check(folder: Path) -> None:
    """Name the newest installer that the project signed."""
    from doithoai.work import updating

    newer = updating.check(folder)
    if newer is None:
        click.echo(_("There is no newer version in {folder}.").format(folder=folder))
    else:
        text = _("Version {version} is in {path}; it is signed by the makers of this program.")
        click.echo(text.format(version=newer.version, path=newer.path))


for _command in interoffice.COMMANDS:
    commands.add_command(_command)
