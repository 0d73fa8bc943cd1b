"""The papers of a package: the slip that goes with it, and the receipt, as PDF to be printed and signed by hand."""

import io
from collections.abc import Callable
from dataclasses import astuple
from datetime import date
from pathlib import Path

from doithoai.documents.content.model import Document
from doithoai.documents.content.package_slips import PackageFacts, build_receipt, build_slip
from doithoai.documents.formats.load import format_for
from doithoai.documents.formats.model import Format
from doithoai.domain.kinds import Side
from doithoai.domain.office import Office
from doithoai.exchange import receipt as receipt_files
from doithoai.exchange.manifest import Manifest
from doithoai.files import whole_file
from doithoai.register import offices
from doithoai.register.connection import Register
from doithoai.register.dispatches import Dispatch
from doithoai.work import dispatching, format_choices


def slip(register: Register, sent: Dispatch, day: date) -> bytes:
    """The slip of a package that was made here."""
    facts = PackageFacts(
        sent.receiver,
        sent.first,
        sent.last,
        dispatching.code(sent.manifest),
        sent.totals,
        sent.file,
        sent.sealing or "",
        sent.since,
    )
    return _drawn(register, build_slip, facts, day)


def receipt(register: Register, manifest: Manifest, code: str, day: date) -> bytes:
    """The paper that says that a package came here on ``day``: the same as a receipt file, with the same code."""
    sender = (manifest.office.name or manifest.office.party_name if manifest.office else None) or ""
    since = manifest.since is not None
    facts = PackageFacts(sender, *manifest.period, code, astuple(manifest.counts), since=since)
    return _drawn(register, build_receipt, facts, day)


def write_receipt(register: Register, confirmed: Path, path: Path) -> Path:
    """Write the paper of the receipt file ``confirmed`` to ``path``.

    Raises:
        AppError: it is no receipt, was altered, or the paper cannot be written.
    """
    receipt_file = receipt_files.read(confirmed)
    content = receipt(register, receipt_file.manifest, receipt_file.telephone_code, receipt_file.on)
    with whole_file(path) as file:
        file.write(content)
    return path


def _drawn(
    register: Register, build: Callable[[Office, Format, date, PackageFacts], Document], facts: PackageFacts, day: date
) -> bytes:
    from doithoai.documents.render.pdf.render import render_pdf  # ReportLab takes time to load

    office = offices.on(register, day)
    side = Side.GOVERNMENT if office.name else Side.PARTY
    form = format_choices.applied(register, format_for(side, day))
    out = io.BytesIO()
    render_pdf(build(office, form, day, facts), form, out)
    return out.getvalue()
