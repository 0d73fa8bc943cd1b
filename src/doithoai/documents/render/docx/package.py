"""The file itself: begun without what python-docx's template brings, packed so that it is the same every time."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import BinaryIO

from docx import Document
from docx.document import Document as WordDocument

from doithoai.documents.content import model
from doithoai.documents.formats.model import Format
from doithoai.documents.render.docx.markup import Element, el
from doithoai.documents.render.docx.styles import write_styles
from doithoai.documents.render.measure.text import visible
from doithoai.domain.text import shortened

_MAKER = "Sổ Đối Thoại"
_LONGEST = 255  # characters: more of a particular python-docx refuses to write
_FROM_UTC = timedelta(hours=7)
_NEEDED = ("officeDocument", "core-properties", "styles", "settings", "theme")
_MODE = 14  # of Word 2010: later ones press words into justified lines, which would end unlike those of the PDF


def begun(form: Format) -> WordDocument:
    """An empty document with the styles of ``form`` and nothing else."""
    word = Document()
    for relations in (word.part.package.rels, word.part.rels):
        for key, relation in list(relations.items()):
            if not relation.reltype.endswith(_NEEDED):
                del relations[key]
    word.element.body[:] = [el("sectPr")]
    write_styles(word.styles.element, form)
    word.settings.element[:] = _settings(form)
    return word


def _settings(form: Format) -> Sequence[Element]:
    # Room before and after paragraphs adds up, whatever Word's own option says.
    rules = [el("doNotUseHTMLParagraphAutoSpacing")]
    modes = {"compatibilityMode": _MODE, "overrideTableStyleFontSizeAndJustification": 1, "doNotFlipMirrorIndents": 1}
    rules += [el("compatSetting", name=name, uri=_WORD, val=value) for name, value in modes.items()]
    return [
        el("zoom", percent=100),
        *([el("mirrorMargins")] if form.page.mirrored else []),
        el("defaultTabStop", val=720),
        el("characterSpacingControl", val="doNotCompress"),
        el("compat", *rules),
        el("themeFontLang", val="vi-VN"),
        el("decimalSymbol", val=","),
        el("listSeparator", val=";"),
    ]


_WORD = "http://schemas.microsoft.com/office/word"


def describe(word: WordDocument, document: model.Document) -> None:
    """The particulars of the file, dated as the document is."""
    particulars = word.core_properties
    particulars.title = _particular(document.title)
    particulars.author = _particular(document.issuer)
    particulars.subject = _particular(document.summary)
    particulars.last_modified_by = _MAKER
    particulars.comments = particulars.keywords = ""
    particulars.language = "vi-VN"
    particulars.revision = 1
    particulars.created = particulars.modified = datetime.combine(document.date, time()) - _FROM_UTC


def _particular(text: str) -> str:
    return shortened(" ".join(visible(text).split()), _LONGEST)


def pack(word: WordDocument, day: date, out: BinaryIO) -> None:
    """Write the file; its members carry the document's day, not the clock's."""
    loose = io.BytesIO()
    word.save(loose)
    with zipfile.ZipFile(loose) as unpacked, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in unpacked.namelist():
            member = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # the same on every system
            packed.writestr(member, unpacked.read(name))
