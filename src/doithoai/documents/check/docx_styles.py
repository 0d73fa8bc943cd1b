"""What a DOCX means for a paragraph and a run: direct formatting, then styles up to their roots, then the defaults."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement

_POINT = 20  # twips
_MM = 56.6929  # twips
_SINGLE = 240  # of a line, where the rule is "auto"
_ALIGN = {"both": "justify", "distribute": "justify", "center": "centre", "right": "right", "end": "right"}
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF = {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks."""

    size: float | None
    bold: bool
    italic: bool
    underline: bool
    black: bool
    capitals: bool
    hidden: bool
    family: str


class Styles:
    """The styles of one DOCX."""

    def __init__(self, document: WordDocument) -> None:
        self._root = document.styles.element
        self._theme = _theme_fonts(document)
        styles = self._root.findall(qn("w:style"))
        self._by_id = {style.get(qn("w:styleId")): style for style in styles}
        self._usual = {
            style.get(qn("w:type")): style for style in styles if style.get(qn("w:default")) in ("1", "true", "on")
        }

    @cached_property
    def _defaults(self) -> dict[str, Element]:
        defaults = {}
        for key, path in (("rPr", "w:rPrDefault/w:rPr"), ("pPr", "w:pPrDefault/w:pPr")):
            element = self._root.find(f"{qn('w:docDefaults')}/" + "/".join(qn(part) for part in path.split("/")))
            if element is not None:
                defaults[key] = element
        return defaults

    def _chain(self, style_id: str | None, kind: str) -> Iterator[Element]:
        """A style and those it is based on."""
        style = self._by_id.get(style_id) if style_id else self._usual.get(kind)
        depth = 0
        while style is not None and depth < 20:
            yield style
            based = style.find(qn("w:basedOn"))
            style = self._by_id.get(based.get(qn("w:val"))) if based is not None else None
            depth += 1

    def paragraph(self, paragraph: Element) -> list[Element]:
        """The ``pPr`` that speak for a paragraph, the nearest first."""
        own = paragraph.find(qn("w:pPr"))
        properties = [] if own is None else [own]
        properties += [style.find(qn("w:pPr")) for style in self._chain(_value(own, "w:pStyle"), "paragraph")]
        return [style for style in [*properties, self._defaults.get("pPr")] if style is not None]

    def run(self, run: Element, paragraph: Element) -> list[Element]:
        """The ``rPr`` that speak for a run, the nearest first."""
        own = run.find(qn("w:rPr"))
        properties = [] if own is None else [own]
        style = _value(own, "w:rStyle")
        if style:
            properties += [style.find(qn("w:rPr")) for style in self._chain(style, "character")]
        style = _value(paragraph.find(qn("w:pPr")), "w:pStyle")
        properties += [style.find(qn("w:rPr")) for style in self._chain(style, "paragraph")]
        return [style for style in [*properties, self._defaults.get("rPr")] if style is not None]

    def look(self, run: Element, paragraph: Element) -> Look:
        """How a run looks."""
        speaking = self.run(run, paragraph)
        size = first(speaking, "w:sz", "w:val")
        colour = (first(speaking, "w:color", "w:val") or "auto").lower()
        return Look(
            size=float(size) / 2 if size else 10.0,
            bold=is_on(speaking, "w:b"),
            italic=is_on(speaking, "w:i"),
            underline=is_on(speaking, "w:u"),
            black=colour == "auto" or _is_dark(colour),
            capitals=is_on(speaking, "w:caps"),
            hidden=is_on(speaking, "w:vanish"),
            family=self._family(speaking),
        )

    def has_borders(self, table: Element) -> bool:
        """Whether lines are drawn inside a table."""
        own = table.find(qn("w:tblPr"))
        speaking = [] if own is None else [own]
        speaking += [style.find(qn("w:tblPr")) for style in self._chain(_value(own, "w:tblStyle"), "table")]
        for style in speaking:
            borders = None if style is None else style.find(qn("w:tblBorders"))
            if borders is not None:
                return any(side.get(qn("w:val")) not in ("nil", "none", None) for side in borders)
        return False

    def _family(self, speaking: list[Element]) -> str:
        for properties in speaking:
            fonts = properties.find(qn("w:rFonts"))
            if fonts is None:
                continue
            theme = fonts.get(qn("w:asciiTheme")) or fonts.get(qn("w:hAnsiTheme"))
            if theme:
                return self._theme.get("major" if theme.startswith("major") else "minor", "")
            named = fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi"))
            if named:
                return str(named)
        return ""


def _theme_fonts(document: WordDocument) -> dict[str, str]:
    """The Latin fonts of the theme."""
    for relation in document.part.rels.values():
        if not relation.reltype.endswith("/theme"):
            continue
        root = parse_xml(relation.target_part.blob)
        fonts = {kind: root.find(f".//{_DRAWING}{kind}Font/{_DRAWING}latin") for kind in ("major", "minor")}
        return {kind: str(font.get("typeface") or "") for kind, font in fonts.items() if font is not None}
    return {}


def _value(holder: Element, key: str) -> str | None:
    element = None if holder is None else holder.find(qn(key))
    return None if element is None else element.get(qn("w:val"))


def first(speaking: list[Element], key: str, attribute: str) -> str | None:
    """The nearest value of an attribute."""
    for properties in speaking:
        element = properties.find(qn(key))
        if element is not None and element.get(qn(attribute)) is not None:
            return str(element.get(qn(attribute)))
    return None


def is_on(speaking: list[Element], key: str) -> bool:
    """Whether the nearest word on a switch (bold, italic …) turns it on."""
    for properties in speaking:
        element = properties.find(qn(key))
        if element is not None:
            return (element.get(qn("w:val")) or "true").lower() not in _OFF
    return False


def _is_dark(colour: str) -> bool:
    try:
        return all(int(colour[place : place + 2], 16) < 40 for place in (0, 2, 4))
    except ValueError:
        return False


def align(speaking: list[Element]) -> str:
    """How a paragraph is set."""
    return _ALIGN.get(first(speaking, "w:jc", "w:val") or "", "left")


def millimetres(speaking: list[Element], key: str, attribute: str) -> float:
    """A length of a paragraph, mm."""
    return number(first(speaking, key, attribute)) / _MM


def points(speaking: list[Element], key: str, attribute: str) -> float:
    """A space of a paragraph, points."""
    return number(first(speaking, key, attribute)) / _POINT


def leading(speaking: list[Element]) -> tuple[float, bool, bool]:
    """The line pitch: of single lines, or points and True where it is exact; True too where it is the least."""
    value = number(first(speaking, "w:spacing", "w:line")) or _SINGLE
    rule = first(speaking, "w:spacing", "w:lineRule") or "auto"
    if rule == "exact":
        return value / _POINT, True, False
    if rule == "atLeast":
        return value / _POINT, True, True
    return value / _SINGLE, False, False


def number(text: str | None) -> float:
    """A number of the file, 0 where it is none."""
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
