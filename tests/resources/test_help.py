"""Every page of the program has its page of the manual, in both languages, and no link leads nowhere."""

import re
import unicodedata

import pytest

from doithoai import paths
from doithoai.desktop.pages import PAGES

TOPICS = {"index", "install", *(page.load().help_topic for page in PAGES)}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_page_has_its_manual(language: str) -> None:
    folder = paths.resource("help", language)
    assert {page.stem for page in folder.glob("*.md")} == TOPICS
    for page in folder.glob("*.md"):
        text = page.read_text("utf-8")
        assert text.startswith("# ")
        assert text == unicodedata.normalize("NFC", text)
        for link in re.findall(r"\]\(([^)]+)\)", text):
            assert (folder / link).is_file()
