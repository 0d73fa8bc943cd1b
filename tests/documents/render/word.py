"""Reading a DOCX back: paragraphs as their styles make them, tables, headers; and its pages by LibreOffice."""

import atexit
import io
import os
import re
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import docx
from docx.oxml.ns import qn

from documents.render.pages import Page, pages_of
from doithoai import paths
from doithoai.documents.content.model import Document
from doithoai.documents.formats.load import all_formats
from doithoai.documents.formats.model import Format
from doithoai.documents.render.docx.render import render_docx

SOFFICE = shutil.which("soffice")


def made(document: Document, form: str | Format) -> bytes:
    out = io.BytesIO()
    render_docx(document, all_formats()[form] if isinstance(form, str) else form, out)
    return out.getvalue()


def opened(document: Document, form: str | Format):
    """The document as python-docx reads it."""
    return docx.Document(io.BytesIO(made(document, form)))


def paragraphs(word) -> list:
    """All paragraphs in reading order, those in tables too."""
    return [docx.text.paragraph.Paragraph(one, word._body) for one in word.element.body.iter(qn("w:p"))]


def text_of(paragraph) -> str:
    """Its text in one line, no-break spaces as plain ones."""
    return re.sub(r"\s+", " ", paragraph.text.replace("\u00a0", " ")).strip()


def texts(word) -> list[str]:
    return [text for text in map(text_of, paragraphs(word)) if text]


def find(word, start: str):
    """The first paragraph that begins so."""
    for one in paragraphs(word):
        if text_of(one).startswith(start):
            return one
    raise AssertionError(f"no paragraph begins {start!r}: {texts(word)}")


def points(element, path: str, attribute: str) -> float:
    """A length of an element, points; 0 where nothing is said."""
    found = element.find("/".join(qn(part) for part in path.split("/")))
    return int(found.get(qn(attribute)) or 0) / 20 if found is not None else 0.0


@cache
def _profile() -> str:
    """A profile of this process: two that run at once may not share one, and making one takes seconds."""
    folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return folder.name


@cache
def _our_fonts() -> str:
    """A set-up of fontconfig that knows the shipped faces only, and takes them for Times New Roman.

    What a system has under the name differs: Liberation 1 of Debian 12 lacks half of the Vietnamese letters.
    """
    file = Path(_profile()) / "fonts.conf"
    file.write_text(
        f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
        <fontconfig><dir>{paths.resource("fonts")}</dir><cachedir>{_profile()}/fontconfig</cachedir>
        <alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer></alias>
        </fontconfig>""",
        encoding="utf-8",
    )
    return str(file)


def by_libreoffice(data: bytes, folder: Path) -> list[Page]:
    """The pages LibreOffice prints of a DOCX."""
    file = folder / "twin.docx"
    file.write_bytes(data)
    profile = Path(_profile()).as_uri()
    command = [
        SOFFICE,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(file),
    ]
    environment = os.environ | {"FONTCONFIG_FILE": _our_fonts()}
    subprocess.run(command, check=True, capture_output=True, timeout=180, env=environment)
    return pages_of((folder / "twin.pdf").read_bytes())
