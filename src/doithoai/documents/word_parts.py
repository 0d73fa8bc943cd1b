"""What joins a draft edited in Word to the paragraphs it was written from: marks that Word keeps but does not show.

A bookmark without extent stands at the head of each paragraph that can be worded by hand. Its name says which one it
is, of how many lines, and gives a fingerprint of what it said, so that a change is known as one. Nothing of the words
stands in the file that is not on its pages.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROPERTY = "SoDoiThoai"
"""Of the file, with a number behind it: what the draft is, in pieces that Word takes."""
_BEYOND = "sodt_x_"
_MARK = re.compile(r"sodt_p_(\d{1,6})_(\d{1,4})_([0-9a-f]{8})")
_APART = tuple(W + name for name in ("txbxContent", "pPr", "rPr", "instrText"))
_BREAKS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}

Element = Any  # of lxml, which has no types


@dataclass(frozen=True, slots=True)
class Mark:
    """Which paragraph of the draft stands here: its place from 0, its lines, the fingerprint of what it said."""

    place: int
    lines: int
    fingerprint: str

    @property
    def name(self) -> str:
        """Of the bookmark."""
        return f"sodt_p_{self.place}_{self.lines}_{self.fingerprint}"


@dataclass(slots=True)
class Part:
    """A marked paragraph, and what stands after it up to the next one: one text for each of Word's paragraphs."""

    mark: Mark
    texts: list[str]

    @property
    def unchanged(self) -> bool:
        """Whether it says what it said when the file was written."""
        return fingerprint(" ".join(self.texts)) == self.mark.fingerprint


@dataclass(slots=True)
class Parts:
    """A file taken apart.

    Attributes:
        rest: the texts of what stands outside the marked paragraphs: head, tables, signatures, annexes.
        tables: how many there are.
    """

    passages: list[Part] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    tables: int = 0


def fingerprint(text: str) -> str:
    """Eight digits that stand for a text, whatever its spaces."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def beyond(number: int) -> str:
    """The name of a bookmark from which on nothing belongs to the paragraph before."""
    return f"{_BEYOND}{number}"


def parts_of(body: Element) -> Parts:
    """Take the body of a file apart."""
    parts = Parts()
    current: Part | None = None
    for block in blocks(body):
        if block.tag == W + "tbl":
            parts.tables += 1
            parts.rest.append(" ".join(text_of(paragraph) for paragraph in block.iter(W + "p")))
            current = None
            continue
        text = text_of(block)
        names = [str(mark.get(W + "name")) for mark in block.iter(W + "bookmarkStart")]
        marks = [Mark(int(match[1]), int(match[2]), match[3]) for match in map(_MARK.fullmatch, names) if match]
        if marks:
            current = Part(marks[0], [text])
            parts.passages.append(current)
        elif any(name.startswith(_BEYOND) for name in names):
            current = None
            parts.rest.append(text)
        elif text.strip():
            (current.texts if current else parts.rest).append(text)
    return parts


def blocks(holder: Iterable[Element]) -> Iterator[Element]:
    """Paragraphs and tables in their order, those inside content controls too."""
    for child in holder:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag == W + "sdt":
            yield from blocks(child.iterfind(f"{W}sdtContent/*"))


def text_of(element: Element) -> str:
    """The words of a paragraph; those in boxes are no part of it."""
    if element.tag == W + "t":
        return element.text or ""
    if element.tag in _BREAKS:
        return _BREAKS[element.tag]
    return "".join(text_of(child) for child in element if child.tag not in _APART)
