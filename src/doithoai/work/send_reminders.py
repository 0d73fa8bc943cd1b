"""Letters to all units that have not sent for a period, in one act: a file each, to be numbered and signed by hand."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from doithoai.documents.content.send_reminder import Owed, build_send_reminder
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.period import Period
from doithoai.domain.progress import Meter, Progress, untold
from doithoai.domain.session import Session
from doithoai.domain.text import fold
from doithoai.files import whole_file
from doithoai.register.connection import Register
from doithoai.work import board, printing, wordings
from doithoai.work.board import Row
from doithoai.work.printing import Order


def write_all(
    register: Register, rows: Sequence[Row], period: Period, folder: Path, day: date, progress: Progress = untold
) -> list[Path]:
    """Write the letter to each of ``rows`` that misses anything into ``folder``.

    Raises:
        CannotWriteFile: there is no room or no right to write.
    """
    from doithoai.documents.render.pdf.render import render_pdf  # ReportLab takes time to load

    owing = [row for row in rows if row.missing]
    if not owing:
        return []
    brief = printing.brief_for(register, Order(DocumentKind.REMINDER, "", day, addressee=" "), Session(""), day)
    wording = wordings.in_use(register, brief.kind, brief.format.family)
    due = board.due(register, period)
    paths: list[Path] = []
    meter = Meter(progress, len(owing))
    for row in meter.watched(owing):
        owed = Owed(row.name, period, due, row.days_late, row.missing)
        document = build_send_reminder(replace(brief, addressee=row.name), wording, owed)
        out = io.BytesIO()
        render_pdf(replace(document, draft=False), brief.format, out)
        path = folder / f"don-doc-{row.code}-{re.sub(r'[^a-z0-9]+', '-', fold(row.name)).strip('-')}.pdf"
        with whole_file(path) as file:
            file.write(out.getvalue())
        paths.append(path)
        meter.advance()
    return paths
