"""Which fonts a PDF uses without carrying their shapes: such a document looks different on every machine."""

import io
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_DEEPEST = 5  # drawings inside drawings


def unembedded(data: bytes, used: Collection[str]) -> tuple[str, ...]:
    """The fonts among ``used`` whose file is not in the PDF.

    Args:
        used: names as the text layer gives them, with their subset marks.
    """
    import pikepdf

    missing = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for font in _fonts(page.obj.get("/Resources"), _DEEPEST):
                name = str(font.get("/BaseFont", "")).lstrip("/")
                if name in used and not _is_embedded(font):
                    missing.add(name)
    return tuple(sorted(missing))


def _fonts(resources: "Object | None", depth: int) -> Iterator["Object"]:
    if resources is None or not depth:
        return
    yield from dict(resources.get("/Font", {})).values()
    for drawing in dict(resources.get("/XObject", {})).values():
        if drawing.get("/Subtype") == "/Form":
            yield from _fonts(drawing.get("/Resources"), depth - 1)


def _is_embedded(font: "Object") -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    if font.get("/Subtype") == "/Type0":
        return all(_is_embedded(descendant) for descendant in font.get("/DescendantFonts", []))
    descriptor = font.get("/FontDescriptor")
    return descriptor is not None and any(key in descriptor for key in _FILES)
