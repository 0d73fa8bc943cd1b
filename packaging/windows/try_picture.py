"""A picture of one X window: ``python try_picture.py NUMBER FILE.png``; 1 when nothing is drawn in it."""

import sys

from PySide6.QtGui import QGuiApplication, QImage

_COLOURS = 20  # a window with words and fields has hundreds, an empty one a few
_LEAST_WIDTH, _LEAST_HEIGHT = 300, 150


def main(number: str, path: str) -> int:
    """Take and judge it."""
    application = QGuiApplication([])
    image = application.primaryScreen().grabWindow(int(number)).toImage()
    image.save(path)
    colours = _colours(image)
    print(f"{image.width()} x {image.height()} dots, {colours} colours: {path}")
    return 0 if colours >= _COLOURS and image.width() >= _LEAST_WIDTH and image.height() >= _LEAST_HEIGHT else 1


def _colours(image: QImage) -> int:
    step = 3
    return len({image.pixel(x, y) for x in range(0, image.width(), step) for y in range(0, image.height(), step)})


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
