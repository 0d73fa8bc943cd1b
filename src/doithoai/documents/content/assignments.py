"""The assignments of a session: as a list in the text, or as the table of an annex."""

from collections.abc import Iterable, Iterator
from functools import partial

from doithoai.documents.content.frame import annex_origin
from doithoai.documents.content.model import Align, Annex, Block, Column, Paragraph, Run, Table
from doithoai.documents.content.names import small_place
from doithoai.documents.content.petitions import Numbered, by_number
from doithoai.documents.content.prose import Prose, paragraph, quoted, sentence, typed_lines
from doithoai.domain.kinds import AnswerForm, Outcome

POINTS = "abcdđeghiklmnopqrstuvxy"
"""The letters of points, Vietnamese alphabet (Decree 30, Annex I)."""

_COLUMNS = (
    Column("column_order", 0.5, Align.CENTRE),
    Column("column_content", 4.6, Align.JUSTIFY),
    Column("column_petitioner", 1.8, Align.LEFT),
    Column("column_lead", 1.9, Align.LEFT),
    Column("column_supporting", 1.9, Align.LEFT),
    Column("column_due", 1.15, Align.CENTRE),
    Column("column_form", 1.1, Align.CENTRE),
)


def assigned(prose: Prose) -> list[Numbered]:
    """The assigned petitions, by the numbers the minutes give them; nobody is told to settle what was taken back."""
    return [
        item
        for item in by_number(prose.brief)
        if item.petition.assignment and item.petition.outcome is not Outcome.WITHDRAWN
    ]


def assignment_list(prose: Prose) -> Iterator[Paragraph]:
    """Each assigned petition as a point: who raised it, the words, who settles it."""
    say = prose.wording.say
    for letter, item in zip(POINTS, assigned(prose), strict=False):
        first, *others = quoted(typed_lines(item.petition.content)) or [say("no_words")]
        yield Paragraph((Run(f"{letter}) {_item(prose, item)} {first}"),))
        yield from map(paragraph, others)
        if item.petition.assignment:
            text = sentence(prose.assignment(item.petition.assignment))
            yield paragraph(say("item_assignment", assignment=text))


def _item(prose: Prose, item: Numbered) -> str:
    """The words before a petition in the list."""
    say, who = prose.wording.say, item.petition.petitioner
    if who is not None and who.confidential:
        return say("item_confidential", number=item.number)
    named = prose.petitioner(who, gap=False)
    return say("item_who", who=named, number=item.number) if named else say("item", number=item.number)


def annex(prose: Prose) -> Annex:
    """The annex with the table of assignments, landscape."""
    title, subtitle = prose.brief.format.texts.annex, prose.wording.say("annex_subtitle")
    return Annex(title, subtitle, annex_origin(prose), partial(_table, prose), landscape=True)


def _table(prose: Prose) -> Iterable[Block]:
    columns = prose.columns(_COLUMNS)
    yield Table(columns, partial(_rows, prose))


def _rows(prose: Prose) -> Iterator[tuple[str, ...]]:
    """One row an assigned petition, under its number; what is not known of the assignment is left to be written."""
    gap = prose.wording.say("gap")
    for item in assigned(prose):
        assignment = item.petition.assignment
        if assignment is None:
            continue
        yield (
            str(item.number),
            "\n".join(typed_lines(item.petition.content)) or gap,
            sentence(prose.petitioner(item.petition.petitioner, gap=False, join="cell_petitioner")),
            sentence(small_place(assignment.lead or "")) or gap,
            "; ".join(map(small_place, assignment.supporting)),
            prose.short_day(assignment.due) if assignment.due else gap,
            _form(prose, assignment.form),
        )


def _form(prose: Prose, form: AnswerForm | None) -> str:
    return prose.wording.say(f"cell_{form}") if form else prose.wording.say("gap")
