"""The shipped fonts hold every letter a document of ours may need, in all four styles."""

import hashlib
import re
import unicodedata

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from doithoai.paths import resource

STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
TONED = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
REST = set("bcdđghklmnpqrstvxfjwzBCDĐGHKLMNPQRSTVXFJWZ0123456789") | set(
    "–—“”‘’…•₫°²³×≤≥−\u00a0 .,;:!?()[]/%+-=*'\"<>&@#_"
)


@pytest.mark.parametrize("style", STYLES)
def test_every_vietnamese_letter_has_a_glyph(style):
    assert len(TONED) == 24 * 6
    font = TTFontFile(str(resource("fonts", f"LiberationSerif-{style}.ttf")))
    assert {c for c in TONED | REST if font.charToGlyph.get(ord(c), 0) == 0} == set()


def test_they_are_the_files_the_readme_names():
    named = dict(re.findall(r"`(\S+\.ttf)` \| `(\w{64})`", resource("fonts", "README.md").read_text(encoding="utf-8")))
    held = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in resource("fonts").glob("*.ttf")}
    assert named == held
    assert len(held) == len(STYLES)
    assert "SIL OPEN FONT LICENSE Version 1.1" in resource("fonts", "OFL.txt").read_text(encoding="utf-8")
