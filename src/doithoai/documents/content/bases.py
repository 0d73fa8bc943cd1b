"""The legal bases and the guidance a document cites: the office's data on the document's date (`Brief`)."""

from collections.abc import Iterable, Iterator, Sequence

from doithoai.documents.content.model import Paragraph, ParagraphStyle, Run
from doithoai.documents.content.prose import Prose, listed


def cited(prose: Prose) -> Sequence[str]:
    """What a sentence names: the bases of the office's own wording, else those in force and the guidance."""
    return prose.wording.lines("bases") or (*prose.brief.bases, *prose.brief.guidance)


def basis_lines(prose: Prose) -> list[str]:
    """The lines over a paper that may go without, each in the words of its kind; empty where none are wanted.

    The bases of the office's own wording stand in any case, in the place of all others.
    """
    say, brief = prose.wording.say, prose.brief
    if own := prose.wording.lines("bases"):
        return [say("base", base=base) for base in own]
    if not brief.cites_bases:
        return []
    bases = [say("base", base=base) for base in brief.bases]
    return bases + [say("guidance", guidance=guidance) for guidance in brief.guidance]


def basis_paragraphs(lines: Iterable[str]) -> Iterator[Paragraph]:
    """The legal bases over the text, the last with a full stop."""
    for line in listed(lines):
        yield Paragraph((Run(line),), ParagraphStyle.LEGAL_BASIS)
