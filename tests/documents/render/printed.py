"""Minutes and notice of the shipped sample, as the program builds them."""

from datetime import date

from documents.content.small_session import BASES
from doithoai import paths
from doithoai.documents.brief import Brief
from doithoai.documents.content.minutes import build_minutes
from doithoai.documents.content.model import Document
from doithoai.documents.content.notice import build_notice
from doithoai.documents.formats.load import all_formats
from doithoai.domain.kinds import DocumentKind
from doithoai.exchange import data_file

DATA = data_file.read(paths.resource("sample", "sessions.json"))
SESSION = max(DATA.sessions, key=lambda session: len(session.petitions))


def brief(kind: DocumentKind, form: str) -> Brief:
    state = form == "nd30"
    return Brief(
        kind=kind,
        session=SESSION,
        office=DATA.office,
        format=all_formats()[form],
        date=date(2026, 2, 9),
        number=5,
        body_symbol="UBND" if state else "ĐU",
        archive_unit="VP" if state else "",
        bases=BASES[all_formats()[form].family],
    )


def minutes(form: str) -> Document:
    return build_minutes(brief(DocumentKind.MINUTES, form))


def notice(form: str) -> Document:
    return build_notice(brief(DocumentKind.NOTICE, form))
