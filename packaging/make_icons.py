"""Draw the program's own icons: ``resources/icons/app/*.svg`` and, from them, the ``.ico`` files of Windows.

    python packaging/make_icons.py

The drawings are committed with what is made of them, so that a release needs no screen and gives the same bytes.
Run it after changing a drawing below. Needs PySide6 only.
"""

import os
import struct
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "resources" / "icons" / "app"
SIZES = (16, 20, 24, 32, 40, 48, 64, 256)  # what Explorer asks for at 100, 125, 150 and 200 per cent

# One square of 64 units. A book with two balloons: the register of a dialogue.
_BOOK = """
<rect x="7" y="4" width="50" height="56" rx="6" fill="{cover}"/>
<rect x="7" y="4" width="11" height="56" rx="5" fill="{back}"/>
"""
_BALLOONS = """
<path d="M25 15h20a4 4 0 0 1 4 4v8a4 4 0 0 1-4 4H34l-6 6v-6h-3a4 4 0 0 1-4-4v-8a4 4 0 0 1 4-4z" fill="#ffffff"/>
<path d="M33 36h16a4 4 0 0 1 4 4v6a4 4 0 0 1-4 4h-1v6l-6-6h-9a4 4 0 0 1-4-4v-6a4 4 0 0 1 4-4z" fill="#f4c542"/>
"""
_UPON_SHEET = f'<g transform="translate(-7 8)">{_BALLOONS.replace("#ffffff", "#1b5e9b")}</g>'
_SHEET = """
<path d="M10 3h32l14 14v41a3 3 0 0 1-3 3H10a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3z" fill="#ffffff" stroke="{cover}" \
stroke-width="3"/>
<path d="M42 3v11a3 3 0 0 0 3 3h11z" fill="{cover}"/>
"""
_PARCEL = """
<path d="M16 30l16-8 16 8v17l-16 8-16-8z" fill="{cover}"/>
<path d="M16 30l16 8 16-8M32 38v17" fill="none" stroke="#ffffff" stroke-width="3"/>
"""
_PADLOCK = """
<path d="M24 36v-6a8 8 0 0 1 16 0v6" fill="none" stroke="{cover}" stroke-width="5"/>
<rect x="19" y="35" width="26" height="19" rx="3" fill="{cover}"/>
<circle cx="32" cy="44" r="3.5" fill="#ffffff"/>
"""
_TICK = """
<path d="M19 39l9 10 18-21" fill="none" stroke="{cover}" stroke-width="7" stroke-linecap="round" \
stroke-linejoin="round"/>
"""
DRAWINGS = {
    "doithoai": (_BOOK + _BALLOONS, "#1b5e9b", "#123f69"),
    "register": (_SHEET + _UPON_SHEET, "#1b5e9b", ""),
    "package": (_SHEET + _PARCEL, "#a3480b", ""),
    "sealed": (_SHEET + _PADLOCK, "#8a1f3d", ""),
    "receipt": (_SHEET + _TICK, "#23733b", ""),
}


def drawing(name: str) -> str:
    """The SVG of one icon."""
    parts, cover, back = DRAWINGS[name]
    body = parts.format(cover=cover, back=back).strip()
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">\n{body}\n</svg>\n'


def picture(svg: str, size: int) -> bytes:
    """The SVG as a PNG of ``size`` by ``size`` dots."""
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(svg.encode()).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def icon_file(pictures: dict[int, bytes]) -> bytes:
    """An ``.ico`` of PNG pictures by their size in dots (256 is written as 0, as the format says)."""
    head = struct.pack("<3H", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries = b""
    for size, data in pictures.items():
        entries += struct.pack("<4B2H2L", size % 256, size % 256, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return head + entries + b"".join(pictures.values())


def main() -> None:
    """Write every drawing and its pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication(sys.argv)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in DRAWINGS:
        svg = drawing(name)
        (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
        (FOLDER / f"{name}.ico").write_bytes(icon_file({size: picture(svg, size) for size in SIZES}))
    application.quit()


if __name__ == "__main__":
    main()
