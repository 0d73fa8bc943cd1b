"""Qt's own words (buttons, menus of fields, file dialogs) from our catalogues: Qt ships no Vietnamese."""

from PySide6.QtCore import QObject, QTranslator

from doithoai.i18n import gettext

# Qt marks the shortcut letter with &; catalogues hold the plain words.


class QtWords(QTranslator):
    """Looks every word of Qt up in the catalogue of the present language."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        """Never: the words are elsewhere."""
        return False

    def translate(self, _context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> str | None:
        """The translation of ``source``; None leaves Qt's English."""
        if not source:
            return None
        plain = source.replace("&", "")
        translation = gettext(source)
        if translation == source and plain != source:
            translation = gettext(plain)
        return translation if translation not in (source, plain) else None
