"""What one agency must know of those who asked to be kept private, to answer them: a sheet of its own (gửi riêng).

It is printed on purpose and handed over closed; it takes no number and is kept nowhere, so it goes into no package.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.frame import addressed, frame
from doithoai.documents.content.letters import NothingToWrite, meeting, prose_of
from doithoai.documents.content.model import Align, Block, Column, Document, Signature, Table
from doithoai.documents.content.names import small_place
from doithoai.documents.content.petitions import Numbered, in_order
from doithoai.documents.content.prose import Prose, paragraph, sentence, typed_lines
from doithoai.documents.content.wording import Wording
from doithoai.domain.errors import N_
from doithoai.domain.petition import Petition

_COLUMNS = (
    Column("column_order", 0.6, Align.CENTRE),
    Column("column_number", 0.9, Align.CENTRE),
    Column("column_content", 4.4, Align.JUSTIFY),
    Column("column_name", 2.6, Align.LEFT),
    Column("column_phone", 1.5, Align.LEFT),
)


def build_private_sheet(brief: Brief, wording: Wording | None = None) -> Document:
    """The sheet for the brief's addressee, else for the one agency that settles private people's petitions.

    Raises:
        NothingToWrite: the agency settles none, or several agencies do and none is named.
    """
    prose = prose_of(brief, wording)
    items = [item for item in in_order(brief) if private_lead(item.petition)]
    leads = list(dict.fromkeys(private_lead(item.petition) for item in items))
    if not brief.addressee and len(leads) > 1:
        raise NothingToWrite(N_("Name the agency this sheet is for: each gets one of its own."))
    agency = brief.addressee or (leads[0] if leads else "")
    own = [item for item in items if private_lead(item.petition) == agency]
    if not own:
        raise NothingToWrite(
            N_("Nobody who asked to be kept private raised what this agency is to settle; it needs no sheet.")
        )
    document = frame(
        prose,
        blocks=partial(_blocks, prose, own, agency),
        signatures=(Signature((prose.wording.say("made_by"),), "", ""),),
        recipients=(),
    )
    return replace(document, number_text="", footer_mark="", draft=False)


def private_lead(petition: Petition) -> str:
    """The agency that settles what somebody raised who asked to be kept private; empty for any other petition."""
    who, task = petition.petitioner, petition.assignment
    is_private = who is not None and who.confidential and (who.name or who.address or who.phone)
    return (task.lead or "") if is_private and task else ""


def _blocks(prose: Prose, items: Sequence[Numbered], agency: str) -> Iterator[Block]:
    say = prose.wording.say
    yield from addressed(prose, [sentence(agency)])
    names = {"meeting": meeting(prose, prose.brief.session), "office": prose.office, "agency": small_place(agency)}
    yield paragraph(sentence(say("why", **names)), keep_with_next=True)
    yield Table(prose.columns(_COLUMNS), partial(_rows, prose, items))
    yield paragraph(sentence(say("closing")) + prose.brief.format.texts.body_end)


def _rows(prose: Prose, items: Sequence[Numbered]) -> Iterator[tuple[str, ...]]:
    say = prose.wording.say
    for order, item in enumerate(items, 1):
        who = item.petition.petitioner
        assert who is not None
        named = replace(who, confidential=None)
        person = prose.petitioner(named, gap=False, join="cell_person") if who.name else small_place(who.address or "")
        words = "\n".join(typed_lines(item.petition.content)) or say("gap")
        yield str(order), str(item.number), words, sentence(person), who.phone or ""
