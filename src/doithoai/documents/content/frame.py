"""What surrounds the body of every document: bodies, number, place and date, recipients."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from doithoai.documents.brief import Brief
from doithoai.documents.content.model import Annex, Block, Document, Signature
from doithoai.documents.content.names import committee
from doithoai.documents.content.prose import Prose
from doithoai.documents.content.wording import Wording, load_wording
from doithoai.documents.formats.model import Family
from doithoai.documents.formats.wording import archive_text, place_date, recipient_lines
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.text import upper

COMMITTEE = "Ủy ban nhân dân"


def wording_of(brief: Brief, wording: Wording | None) -> Wording:
    """The wording given, or the shipped one for the brief."""
    return wording or load_wording(brief.kind, brief.format.family).wording


def frame(
    prose: Prose,
    *,
    blocks: Callable[[], Iterable[Block]],
    signatures: tuple[Signature, ...],
    recipients: tuple[str, ...],
    annexes: tuple[Annex, ...] = (),
    subject: Mapping[str, str] | None = None,
) -> Document:
    """A document of the brief around ``blocks``, headed as its format asks.

    Args:
        subject: what fills the phrases ``summary`` and ``document_title``; None: the session's title.
    """
    brief, form, say = prose.brief, prose.brief.format, prose.wording.say
    names = subject or {"title": prose.title}
    dated = brief.kind is not DocumentKind.MINUTES or form.minutes_place_date
    place = brief.office.place_name or say("place_unknown")
    superior = _superior(brief)
    return Document(
        kind=brief.kind,
        superior=upper(superior) if superior else None,
        issuer=upper(prose.office),
        number_text=prose.document_number,
        place_date=place_date(form, place, brief.date) if dated else None,
        type_name=form.texts.type_names.get(brief.kind, ""),
        summary=say("summary", **names),
        blocks=blocks,
        signatures=signatures,
        recipients=recipients,
        title=say("document_title", **names),
        date=brief.date,
        annexes=annexes,
        draft=brief.draft,
        footer_mark=brief.footer_mark if brief.kind is DocumentKind.MINUTES and not brief.draft else "",
    )


def _superior(brief: Brief) -> str | None:
    """The body printed above; a People's Committee prints none (domain.md section 5)."""
    office, form = brief.office, brief.format
    if form.family is Family.PARTY:
        return office.party_superior
    is_committee = not office.name or office.name.casefold().startswith(COMMITTEE.casefold())
    return None if is_committee and not form.state_superior_for_committee else office.superior


def reported_to(prose: Prose) -> list[str]:
    """Those above who get a copy: the office's receivers, or the superior body of its side."""
    brief = prose.brief
    if brief.receivers:
        above: list[str] = list(brief.receivers)
    elif brief.format.family is Family.PARTY:
        above = [committee(brief.office.party_superior)] if brief.office.party_superior else []
    else:
        above = [name for name in (brief.office.superior, brief.office.party_name) if name]
    return [prose.wording.say("report_to", name=name) for name in above]


def recipients(prose: Prose, names: Sequence[str]) -> tuple[str, ...]:
    """The lines of `Nơi nhận`: each name once, the archive last."""
    brief = prose.brief
    archive = archive_text(brief.format, brief.kind, brief.archive_unit)
    return recipient_lines(brief.format, tuple(dict.fromkeys(names)), archive)


def annex_origin(prose: Prose) -> str:
    """The line under an annex's title that says which document it belongs to."""
    number = re.sub(r"^Số:?", "số", prose.document_number)
    return prose.wording.say("annex_origin", number=number, day=prose.day(prose.brief.date), office=prose.office)
