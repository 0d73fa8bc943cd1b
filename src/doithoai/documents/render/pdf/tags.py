"""Tags: what each mark on the pages is (heading, paragraph, cell), so that a screen reader reads a PDF in order.

Elements come into being as they are drawn, which is the order of reading. Everything that is no text of the
document (lines, page numbers, the head of a table told again) is an artifact. ISO 32000-1, 14.7 and 14.8.
"""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

HEADINGS = ("H1", "H2", "H3", "H4")
_FIRST = 4  # objects before the elements: the tree's root, its index by page, the mark that there are tags, the whole


class Element:
    """One element: its kind (``P``, ``TD`` …), what it stands in, and what stands in it or is drawn of it.

    Attributes:
        drawn: of each piece of it on a page: the page (from 0) and the piece's number there.
    """

    __slots__ = ("drawn", "kids", "kind", "more", "parent", "place")

    def __init__(self, kind: str, parent: "Element | None", place: int, more: str) -> None:
        self.kind, self.parent, self.place, self.more = kind, parent, place, more
        self.kids: list[Element] = []
        self.drawn: list[tuple[int, int]] = []


class Tags:
    """The elements of one document and the marks of them on its pages."""

    def __init__(self, canvas: Any) -> None:
        """Of what is drawn on ``canvas``, whose inner lists ReportLab does not declare."""
        self._canvas = canvas
        self._elements: list[Element] = []
        self._pages: list[list[Element]] = []
        self._level = -1
        self._bookmarks = 0
        self.whole = self.add("Document", None)

    # -- while drawing ---------------------------------------------------------------

    def add(self, kind: str, parent: Element | None, more: str = "") -> Element:
        """A new element at the end of ``parent``; ``more``: further keys as they are written."""
        element = Element(kind, parent, len(self._elements), more)
        self._elements.append(element)
        if parent is not None:
            parent.kids.append(element)
        return element

    def begin(self, element: Element, words: str = "") -> None:
        """What is drawn from here to `end` is of ``element``; it is read as ``words``, else as it is drawn."""
        page, pages = self._canvas._pageNumber - 1, self._pages
        while len(pages) <= page:
            pages.append([])
        marks = pages[page]
        number = len(marks)
        element.drawn.append((page, number))
        actual = f"/ActualText<{_hex(words)}>" if words else ""
        self._canvas._code.append(f"/{element.kind} <</MCID {number}{actual}>> BDC")
        marks.append(element)

    def begin_new(self, kind: str, more: str = "") -> Element:
        """`begin` a new element of the document itself."""
        element = self.add(kind, self.whole, more)
        self.begin(element)
        return element

    def begin_artifact(self) -> None:
        """What is drawn from here to `end` is no text of the document."""
        self._canvas._code.append("/Artifact BMC")

    def end(self) -> None:
        """The end of what `begin` began."""
        self._canvas._code.append("EMC")

    def outline(self, title: str, level: int, top: float = 0.0) -> None:
        """An entry of the viewer's table of contents, for what stands ``top`` points above the present origin."""
        words = " ".join(title.split())
        if not words:
            return
        self._level = min(level, self._level + 1)
        self._bookmarks += 1
        key = f"part-{self._bookmarks}"
        self._canvas.bookmarkHorizontal(key, 0, top)
        self._canvas.addOutlineEntry(words, key, self._level)

    # -- when all is drawn -------------------------------------------------------------

    def write(self) -> None:
        """Put the elements into the file, each as an object of its own, as short as it can be written."""
        document = self._canvas._doc
        pages = [document.idToObjectNumberAndVersion[page.__InternalName__][0] for page in document.Pages.pages]
        first = document.objectcounter + 1
        at = first + _FIRST - 1  # the whole comes last of the objects before, and is the first element
        root = _Raw(f"<</Type/StructTreeRoot/K {at} 0 R/ParentTree {first + 1} 0 R/ParentTreeNextKey {len(pages)}>>")
        index = "".join(
            f"{page}[{' '.join(f'{at + element.place} 0 R' for element in marks)}]"
            for page, marks in enumerate(self._pages)
        )
        for written in (root, _Raw(f"<</Nums[{index}]>>"), marked := _Raw("<</Marked true>>")):
            document.Reference(written)
        for element in self._elements:
            document.Reference(_Raw(self._object(element, first, at, pages)))
        document.Catalog.StructTreeRoot, document.Catalog.MarkInfo = root, marked
        for place, page in enumerate(document.Pages.pages[: len(self._pages)]):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = place, _Raw("/S")

    def _object(self, element: Element, first: int, at: int, pages: list[int]) -> str:
        parent = first if element.parent is None else at + element.parent.place
        kids = [f"{at + kid.place} 0 R" for kid in element.kids]
        own = pages[element.drawn[0][0]] if element.drawn else 0
        kids += [
            str(mark) if pages[page] == own else f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>"
            for page, mark in element.drawn
        ]
        on = f"/Pg {own} 0 R" if own else ""
        return f"<</S/{element.kind}/P {parent} 0 R{on}{element.more}/K[{' '.join(kids)}]>>"


class _Raw(PDFObject):
    """An object of the file, as it is written."""

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, _document: object) -> bytes:
        """Its bytes."""
        return self._text.encode("latin-1")


def tags_of(canvas: Any) -> Tags:
    """The tags of the document that is drawn on ``canvas``."""
    tags = getattr(canvas, "tags", None)
    if not isinstance(tags, Tags):
        tags = canvas.tags = Tags(canvas)
    return tags


def alternative(text: str) -> str:
    """What is read in place of a drawing, as a key of its element."""
    return f"/Alt<{_hex(text)}>"


def _hex(text: str) -> str:
    return f"\ufeff{text}".encode("utf-16-be").hex()
