"""What surrounds the body of every document: bodies, number, place and date, recipients."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.bodies import may_report_to, ranked
from doithoai.documents.content.model import Annex, Block, Document, Paragraph, ParagraphStyle, Run, Signature
from doithoai.documents.content.names import committee
from doithoai.documents.content.prose import ROMAN, Prose, listed, paragraph, sentence
from doithoai.documents.content.wording import Wording, load_wording
from doithoai.documents.formats.model import Family, Format
from doithoai.documents.formats.wording import archive_text, place_date, recipient_lines
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.text import upper

COMMITTEE = "Ủy ban nhân dân"
ADDRESSED_UP_TO = 8
"""As many addressees stand under ``Kính gửi``; more are a list sent along (office practice)."""


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
    summary_of: str = "summary",
    addressees: Sequence[str] = (),
) -> Document:
    """A document of the brief around ``blocks``, headed as its format asks.

    Args:
        subject: what fills the phrases ``summary`` and ``document_title``; None: the session's title.
        summary_of: the phrase of the summary.
        addressees: as of `Document`.
    """
    brief, form, say = prose.brief, prose.brief.format, prose.wording.say
    names = subject or {"title": prose.title}
    dated = brief.kind is not DocumentKind.MINUTES or form.minutes_place_date
    place = brief.office.place_name or say("place_unknown")
    superior = _superior(brief)
    return Document(
        kind=brief.kind,
        superior=upper(superior) if superior else None,
        issuer=upper(prose.body),
        number_text=prose.document_number,
        place_date=place_date(form, place, brief.date, to_fill=brief.for_signing) if dated else None,
        type_name=form.texts.type_names.get(brief.kind, ""),
        summary=say(summary_of, **names),
        blocks=blocks,
        signatures=signatures,
        recipients=recipients,
        title=say("document_title", **names),
        date=brief.date,
        annexes=_told_apart(annexes, form),
        draft=brief.draft,
        footer_mark=brief.footer_mark if brief.kind is DocumentKind.MINUTES and not brief.draft else "",
        addressees=tuple(addressees),
    )


def _superior(brief: Brief) -> str | None:
    """The body printed above; a People's Committee prints none (domain.md section 5)."""
    office, form = brief.office, brief.format
    if form.family is Family.PARTY:
        return office.party_superior
    is_committee = not office.name or office.name.casefold().startswith(COMMITTEE.casefold())
    return None if is_committee and not form.state_superior_for_committee else office.superior


def _told_apart(annexes: Sequence[Annex], form: Format) -> tuple[Annex, ...]:
    """Annexes as their format has them: several are numbered; those of the State have pages of their own."""
    state = form.family is Family.STATE
    marks = [f" {mark}" for mark in ROMAN] if len(annexes) > 1 else [""]
    return tuple(
        replace(annex, title=f"{annex.title}{mark}", own_pages=state, line_below=state)
        for annex, mark in zip(annexes, marks, strict=False)
    )


# -- recipients --------------------------------------------------------------------------


def reported_to(prose: Prose) -> list[str]:
    """Those above: the office's receivers to whom its side reports, or the superior body of its side."""
    brief = prose.brief
    receivers = [name for name in brief.receivers if may_report_to(name, brief.format.family)]
    if receivers:
        return receivers
    if brief.format.family is Family.PARTY:
        return [committee(brief.office.party_superior)] if brief.office.party_superior else []
    return [brief.office.superior] if brief.office.superior else []


def copies(prose: Prose, *, above: bool = False, agencies: Sequence[str] = ()) -> list[str]:
    """Who gets a copy, by rank: those above (``above``), those of the wording, the agencies.

    No body stands twice, under whatever name, and the office not at all.
    """
    say = prose.wording.say
    superiors = [say("report_to", name=name) for name in reported_to(prose)] if above else []
    named = prose.wording.lines("recipients", unit=prose.unit)
    ordinary = ranked([*superiors, *named, *map(sentence, agencies)], prose.brief.office, prose.brief.format.family)
    return [*superiors, *(name for name in ordinary if name not in superiors)]


def recipients(prose: Prose, names: Sequence[str]) -> tuple[str, ...]:
    """The lines of `Nơi nhận`: each name once, the archive last."""
    brief = prose.brief
    archive = archive_text(brief.format, brief.kind, brief.archive_unit)
    return recipient_lines(brief.format, tuple(dict.fromkeys(names)), archive)


# -- addressees ----------------------------------------------------------------------------


def addressed(prose: Prose, names: Sequence[str]) -> Iterator[Paragraph]:
    """``Kính gửi: A.``; two or more each on a line of its own under the colon; above eight as a list sent along."""
    say, label = prose.wording.say, prose.brief.format.texts.addressee
    if len(names) > ADDRESSED_UP_TO:
        names = [say("addressees_listed")]
    if len(names) == 1:
        yield _addressee(say("addressee_one", label=label, name=names[0]))
        return
    yield _addressee(label)
    for line in listed(say("addressee_each", name=name) for name in names):
        yield replace(_addressee(line), under=label.removesuffix(":"))


def _addressee(text: str) -> Paragraph:
    return Paragraph((Run(text),), ParagraphStyle.ADDRESSEE, keep_with_next=True)


def addressee_annexes(prose: Prose, names: Sequence[str], origin: str = "letter_origin") -> tuple[Annex, ...]:
    """The list sent along with a document of many addressees; none where they stand in it."""
    if len(names) <= ADDRESSED_UP_TO:
        return ()
    *others, last = (f"{place}. {name}" for place, name in enumerate(names, 1))
    # The text of an annex ends as the document does (Decree 30, Appendix III, form 2.1).
    lines = [*(f"{line};" for line in others), last + prose.brief.format.texts.body_end]
    title, subtitle = prose.brief.format.texts.annex, prose.wording.say("addressees_subtitle")
    return (Annex(title, subtitle, annex_origin(prose, origin), partial(map, paragraph, lines)),)


def annex_origin(prose: Prose, key: str = "annex_origin") -> str:
    """The line under an annex's title that says which document it belongs to."""
    number = re.sub(r"^Số:?", "số", prose.document_number)
    day = prose.own_day()
    return prose.wording.say(key, number=number, day=day, office=prose.office)
