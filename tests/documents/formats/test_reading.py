"""Format files: a new one is a new file; a wrong one is refused by file and key, never a traceback."""

import re
from datetime import date
from pathlib import Path

import pytest

from doithoai import paths
from doithoai.documents.formats.load import format_for
from doithoai.documents.formats.reading import FormatRefused, load_format
from doithoai.domain.kinds import Side

SHIPPED = paths.resource("formats", "nd30.toml").read_text("utf-8")


def made(folder: Path, *changes: tuple[str, str]) -> Path:
    """The state's format with ``changes`` of text, as a file of its own."""
    text = SHIPPED
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = folder / "madeup.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_new_decree_is_a_new_file(tmp_path):
    path = made(
        tmp_path,
        ("valid_from = 2020-03-05", "valid_from = 2030-01-01"),
        ("left = [30, 30, 35]", "left = [40, 38, 42]"),
        ('number = "Số: {number}/{symbol}"', 'number = "№ {number} ~ {symbol}"'),
    )
    form = load_format(path)
    assert (form.id, form.page.left.value, form.valid_from) == ("madeup", 40, date(2030, 1, 1))
    assert format_for(Side.GOVERNMENT, date(2031, 1, 1), among={"madeup": form}).id == "madeup"


def test_the_file_is_read_as_composed_letters(tmp_path):
    decomposed = "DU\u031b\u0323 THA\u0309O"
    form = load_format(made(tmp_path, ("DỰ THẢO", decomposed)))
    assert form.texts.draft_mark == "DỰ THẢO"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('title = "Nghị', '#title = "Nghị', "title"),
        ('family = "state"', 'family = "army"', "family"),
        ("valid_from = 2020-03-05", 'valid_from = "2020-03-05"', "valid_from"),
        ("valid_from = 2020-03-05", "valid_from = 2020-03-05T00:00:00", "valid_from"),
        ("valid_from = 2020-03-05", "valid_from = 2020-03-05\nvalid_to = 2020-03-04", "valid_to"),
        ("valid_from = 2020-03-05", "valid_form = 2020-03-05", "valid_form"),
        ("leading_zero_days_below = 10", "leading_zero_days_below = true", "rules.leading_zero_days_below"),
        ("leading_zero_months = [1, 2]", "leading_zero_months = [0, 13]", "rules.leading_zero_months"),
        ("leading_zero_months = [1, 2]", 'leading_zero_months = ["1"]', "rules.leading_zero_months"),
        ("width = 210", 'width = "A4"', "page.width"),
        ("top = [20, 20, 25]", "top = [19, 20, 25]", "page.top"),
        ("top = [20, 20, 25]", "top = [20, 25]", "page.top"),
        ("top = [20, 20, 25]", "top = [true, 20, 25]", "page.top"),
        ("may_mirror = false", "may_miror = false", "page.may_miror"),
        ("left_share = [0.4, 0.34, 0.45]", "left_share = 0.4", "header.left_share"),
        ("body_lines = 2", 'body_lines = "2"', "signature.body_lines"),
        ("[components.signer]", "[components.sinner]", "components.sinner"),
        ("[components.motto]\nsize = [14, 13, 14]", "[components.motto]\nsize = [12, 13, 14]", "components.motto.size"),
        ("[components.motto]\nsize", "[components.motto]\nbold_ = 1\nsize", "components.motto.bold_"),
        ("bold = true\nupper = true", 'bold = "yes"\nupper = true', "components.national_name.bold"),
        ('align = "justify"', 'align = "middle"', "components.legal_basis.align"),
        ('kind = "line", share = [1.0, 1.0, 1.0]', 'kind = "wave"', "components.motto.line.kind"),
        ('kind = "line", share = [1.0, 1.0, 1.0]', 'kind = "line"', "components.motto.line.share"),
        ('clause = "Phụ lục I, Phần I, mục II, khoản 3, điểm c"', 'claus = "x"', "components.number.claus"),
        ("minutes_signers = [", 'minutes_signers = ["A",', "texts.minutes_signers"),
        ("Số: {number}/{symbol}", "Số: {numbre}/{symbol}", "texts.number"),
        ("Số: {number}/{symbol}", "Số: {number/{symbol}", "texts.number"),
        ('TM = "TM. {body}"', 'TM = "TM. {bod}"', "texts.authority.TM"),
        ('no_unit = "Lưu: VT"', 'nounit = "Lưu: VT"', "texts.archive.no_unit"),
        ('minutes = "BB"', "minutes = 5", "texts.types.minutes"),
        ("national_name = 13\n", "national_name = 15\n", "sizes.national_name"),
    ],
)
def test_what_is_wrong_is_named_by_file_and_key(tmp_path, old, new, key):
    with pytest.raises(FormatRefused) as refused:
        load_format(made(tmp_path, (old, new)))
    assert re.search(rf"madeup\.toml: {re.escape(key)}( |$)", str(refused.value)), str(refused.value)


def test_a_missing_component_is_named(tmp_path):
    text = re.sub(r"\[components\.signer\].*?\n\n", "", SHIPPED, flags=re.S)
    path = tmp_path / "madeup.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(FormatRefused, match=r"components\.signer"):
        load_format(path)


def test_the_national_name_needs_its_component_only_where_it_is_worded(tmp_path):
    text = re.sub(r"\[components\.national_name\].*?\n\n", "", SHIPPED, flags=re.S)
    path = tmp_path / "madeup.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(FormatRefused, match=r"national_name"):
        load_format(path)


@pytest.mark.parametrize("content", [b"title = ", b"\xff\xfe\x00", b"", b"[page]\n[page]"])
def test_a_file_that_is_no_format_is_refused(tmp_path, content):
    path = tmp_path / "madeup.toml"
    path.write_bytes(content)
    with pytest.raises(FormatRefused, match=r"madeup\.toml"):
        load_format(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(FormatRefused, match=r"gone\.toml"):
        load_format(tmp_path / "gone.toml")
