"""A new decree is a new file and no new code: a made-up one is written, loaded, chosen by date and printed by."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from documents.render.pages import document, read, say
from documents.render.printed import minutes
from doithoai import paths
from doithoai.documents.formats.load import all_formats, format_for
from doithoai.documents.formats.reading import load_format
from doithoai.domain.kinds import Side

MM = 72 / 25.4

# What the made-up decree changes: other margins, sizes and words, in force from 2030.
CHANGES = {
    'title = "Nghị định số 30/2020/NĐ-CP"': 'title = "Nghị định số 99/2029/NĐ-CP"',
    "valid_from = 2020-03-05": "valid_from = 2030-01-01",
    "left = [30, 30, 35]": "left = [40, 40, 45]",
    "top = [20, 20, 25]": "top = [33, 30, 35]",
    'national_name = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"': 'national_name = "CỘNG HÒA THỬ NGHIỆM"',
    'body_end = "./."': 'body_end = " (hết)."',
}


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory):
    source = paths.resource("formats", "nd30.toml").read_text("utf-8")
    for old, new in CHANGES.items():
        assert old in source, old
        source = source.replace(old, new)
    source = re.sub(r"(\[components\.motto\]\nsize = )\[14, 13, 14\]", r"\1[16, 13, 16]", source)
    file: Path = tmp_path_factory.mktemp("formats") / "nd99.toml"
    file.write_text(source, "utf-8")
    return load_format(file)


def test_it_is_chosen_from_its_first_day_on(made_up) -> None:
    known = {**all_formats(), "nd99": made_up}
    assert format_for(Side.GOVERNMENT, date(2029, 12, 31), among=known).id == "nd30"
    assert format_for(Side.GOVERNMENT, date(2030, 1, 1), among=known).id == "nd99"
    assert format_for(Side.PARTY, date(2030, 1, 1), among=known).family != made_up.family


def test_papers_are_printed_by_its_figures(made_up) -> None:
    words = "Nội dung thông báo đủ dài để chạy hết một dòng và sang dòng thứ hai của trang giấy này. " * 4
    page = read(document([say(words)]), made_up)[0]
    assert page.find("CỘNG HÒA THỬ NGHIỆM")
    assert page.find("Độc lập").sizes == {16.0}
    assert page.left >= 40 * MM - 0.5
    assert page.top >= 33 * MM - 0.5
    shipped = read(document([say(words)]), "nd30")[0]
    assert shipped.left < 35 * MM


def test_whole_minutes_are_printed_by_it(made_up) -> None:
    told = replace(minutes("nd30"), type_name="BIÊN BẢN")
    pages = read(told, made_up)
    assert min(page.left for page in pages) >= 40 * MM - 0.5
