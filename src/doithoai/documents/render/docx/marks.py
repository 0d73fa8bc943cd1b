"""The marks of a draft that may come back from Word: see `documents.word_parts`."""

import json
from collections.abc import Sequence
from itertools import count
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from doithoai.documents.content.model import Block, Paragraph, Table
from doithoai.documents.render.docx.markup import Element, el, is_table
from doithoai.documents.word_parts import PROPERTY, Mark, beyond, fingerprint, parts_of, text_of

_PIECE = 200  # letters of a property: Word shows 255
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_OFFICE = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set of properties that people name themselves


class Marks:
    """Puts the marks of one file; a file that is not to come back gets none."""

    def __init__(self, draft: str) -> None:
        self._draft = draft
        self._ids = count(1)
        self._places = 0
        self._unmarked: list[int] = []

    def put(self, block: Block, elements: Sequence[Element]) -> None:
        """Mark the elements of one block of the draft."""
        if isinstance(block, Paragraph):
            place, self._places = self._places, self._places + 1
            if elements and not block.to_fill:
                text = "\n".join(text_of(element) for element in elements)
                self._bookmark(elements[0], Mark(place, len(elements), fingerprint(text)).name)
                return
            self._unmarked.append(place)
        if elements and not isinstance(block, Table):
            self.end(elements[0])

    def end(self, element: Element) -> None:
        """From this paragraph on nothing belongs to the one marked before."""
        self._bookmark(element, beyond(next(self._ids)))

    def _bookmark(self, element: Element, name: str) -> None:
        if not self._draft or is_table(element):
            return
        number = next(self._ids)
        place = 0 if element.find(qn("w:pPr")) is None else 1
        element.insert(place, el("bookmarkStart", id=number, name=name))
        element.insert(place + 1, el("bookmarkEnd", id=number))

    def sign(self, word: WordDocument) -> None:
        """Say in the file which draft it is, and what it looked like when it was written."""
        if not self._draft:
            return
        parts = parts_of(word.element.body)
        record = {
            "draft": self._draft,
            "paragraphs": self._places,
            "unmarked": " ".join(map(str, self._unmarked)),
            "tables": parts.tables,
            "rest": fingerprint("\n".join(parts.rest)),
        }
        text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        pieces = [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
        package = word.part.package
        blob = _properties(pieces).encode()
        part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, blob, package)
        package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _properties(pieces: Sequence[str]) -> str:
    """The part that holds properties of one's own, the first of which has the number 2."""
    rows = "".join(
        f'<property fmtid="{_OFFICE}" pid="{number + 1}" name="{PROPERTY}{number}">'
        f"<vt:lpwstr>{escape(piece)}</vt:lpwstr></property>"
        for number, piece in enumerate(pieces, 1)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">{rows}</Properties>'
