"""Passages of a draft edited by hand: put over what the builder says, and never lost when the data change.

A passage is known by what the builder said when it was edited. Where the builder says the same again, the hand's
words stand in its place. Where it says something else by now, the hand's words stand at the paragraph most like the
old one, and whoever edits sees the newer words beside them.
"""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from doithoai.documents.brief import Passage
from doithoai.documents.content.model import Block, Document, Paragraph, Run

LIKE = 0.6  # how alike two paragraphs must be to be the same one told anew, 0 to 1


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a draft.

    Attributes:
        text: what the builder says now; empty for a passage whose paragraph is gone.
        passage: the hand's words for it; None where nobody edited.
    """

    text: str
    passage: Passage | None = None

    @property
    def outdated(self) -> bool:
        """Whether the data say something else than when the hand edited."""
        return self.passage is not None and self.passage.was != self.text


def plain(paragraph: Paragraph) -> str:
    """The words of a paragraph."""
    return "".join(run.text for run in paragraph.runs)


def lines(document: Document, passages: Sequence[Passage]) -> list[Line]:
    """The paragraphs of a draft with their passages; those that have no paragraph any more last."""
    texts = _texts(document)
    placed = _placed(texts, passages)
    rows = [Line(text, placed.get(place)) for place, text in enumerate(texts)]
    stand = set(placed.values())
    return rows + [Line("", passage) for passage in passages if passage not in stand]


def edited(document: Document, passages: Sequence[Passage]) -> Document:
    """The document with the hand's words in their places; a passage without a place is left out, not lost."""
    if not passages:
        return document
    placed = _placed(_texts(document), passages)
    return replace(document, blocks=lambda: _edited(document, placed))


def _texts(document: Document) -> list[str]:
    return [plain(block) for block in document.blocks() if isinstance(block, Paragraph)]


def _placed(texts: Sequence[str], passages: Sequence[Passage]) -> dict[int, Passage]:
    """The passage of each paragraph, by the paragraph's place: the same words first, then the most alike."""
    places: dict[str, int] = {}
    for place, text in enumerate(texts):
        places.setdefault(text, place)
    placed = {places[passage.was]: passage for passage in passages if passage.was in places}
    for passage in passages:
        if passage.was in places:
            continue
        free = [text for text, place in places.items() if place not in placed]
        for text in difflib.get_close_matches(passage.was, free, 1, LIKE):
            placed[places[text]] = passage
    return placed


def _edited(document: Document, placed: dict[int, Passage]) -> Iterator[Block]:
    place = -1
    for block in document.blocks():
        if not isinstance(block, Paragraph):
            yield block
            continue
        place += 1
        passage = placed.get(place)
        yield from _written(block, passage.now) if passage else (block,)


def _written(block: Paragraph, now: str) -> Iterator[Paragraph]:
    """The paragraph in the hand's words, a line each; what was bold at its head stays so while it stays."""
    for number, line in enumerate(now.splitlines() or [""]):
        runs: list[Run] = []
        rest = line
        for run in block.runs if number == 0 else ():
            if not run.text or not rest.startswith(run.text):
                break
            runs.append(run)
            rest = rest[len(run.text) :]
        look = block.runs[-1] if block.runs and len(block.runs) == 1 else Run("")
        yield replace(block, runs=(*runs, replace(look, text=rest)) if rest or not runs else tuple(runs))
