"""Text as it is printed: what no font draws is left off, and each line a person typed is a paragraph."""

import re
from collections.abc import Sequence

from doithoai.documents.content.model import Run
from doithoai.domain.text import clean, nfc

# Characters kept in the register that no font draws: soft hyphen, joiners, variation selectors.
_UNSEEN = re.compile("[\u00ad\u200c\u200d\u061c\u180e\ufe00-\ufe0f]")


def visible(text: str) -> str:
    r"""The text as it is drawn: NFC, unseen characters off, line ends as ``\n``, tabs as spaces."""
    return nfc(_UNSEEN.sub("", clean(text))).replace("\t", " ")


def lines_of(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """Runs cut at line ends: one list for each paragraph the text asks for; empty lines are dropped."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = clean(run.text).split("\n")
        lines[-1].append(Run(first, run.bold, run.italic))
        for part in rest:
            lines.append([Run(part, run.bold, run.italic)])
    return [tuple(line) for line in lines if any(run.text.strip() for run in line)]
