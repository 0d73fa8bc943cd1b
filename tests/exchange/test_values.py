"""Single values and lists: what passes, as what, and what the refusal says."""

import json
import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.domain.kinds import Outcome
from doithoai.exchange import values
from doithoai.exchange.errors import Wrong
from doithoai.exchange.json_file import json_of


def refusal(check, value) -> Wrong:
    with pytest.raises(Wrong) as caught:
        check(value)
    return caught.value


@pytest.mark.parametrize(
    ("value", "expected"),
    [("  Ủy ban \n", "Ủy ban"), ("a\r\nb\rc", "a\nb\nc"), (" \t\n", None), ("Hòa", "Hòa")],
)
def test_a_text_is_nfc_with_plain_line_ends_and_blank_is_unknown(value, expected):
    assert values.text(value) == expected


def test_letters_that_look_like_one_of_ours_are_that_one():
    assert values.text("Ðồng chí ɖ") == "Đồng chí đ"


@pytest.mark.parametrize("blank", ["", " ", "\u00a0\u3000", "\u200b\u200d", "\u2060\ufeff", "\u2800"])
def test_a_name_in_which_nothing_can_be_seen_is_refused(blank):
    assert "nothing can be seen" in refusal(values.name, blank).message


def test_a_name_has_one_plain_blank_between_its_words():
    assert values.name(" Hồ\u00a0\u00a0Sỹ  Tâm ") == "Hồ Sỹ Tâm"


@pytest.mark.parametrize(("value", "code"), [("a\x07b", "U+0007"), ("\ud800", "U+D800"), ("a\ufffe", "U+FFFE")])
def test_a_character_that_no_text_can_have_is_named(value, code):
    assert refusal(values.text, value).params == {"code": code}


@given(st.text())
def test_what_is_writable_can_be_read(words):
    written = values.writable(words)
    assert values.text(json.loads(json.dumps(written))) == (
        unicodedata.normalize("NFC", values.text(written) or "") or None
    )


def test_an_identity_is_one_line_of_a_bounded_length():
    assert values.uid(" a-1 ") == "a-1"
    assert values.uid("") is None
    assert "64" in str(refusal(values.uid, "x" * 65).params)
    assert "one line" in refusal(values.uid, "a\nb").message


@pytest.mark.parametrize("value", [0, 2**31, True, 5.0, "5", None])
def test_a_number_is_whole_and_within_its_bounds(value):
    check = values.whole_number(1)
    assert (check(1), check(2**31 - 1)) == (1, 2**31 - 1)
    assert refusal(check, value).params["least"] == 1


def test_a_flag_a_day_and_a_minute():
    assert values.flag(False) is False
    assert values.day("2024-02-29") == date(2024, 2, 29)
    assert values.minute("2022-03-18T13:30") == datetime(2022, 3, 18, 13, 30)
    assert refusal(values.flag, 1).params == {"value": "1"}
    assert refusal(values.day, "2022-02-29").params == {"value": "2022-02-29"}
    assert refusal(values.minute, "2022-03-18T13:30:00").params == {"value": "2022-03-18T13:30:00"}


@pytest.mark.parametrize("name", ["a.pdf", "documents/2022/TB-UBND-0005.pdf", "Biên bản.pdf"])
def test_a_safe_name_in_a_package(name):
    assert values.member_name(name) == name


@pytest.mark.parametrize("name", ["../a", "/a", "a/../b", "a\\b", "C:a", ".a", "a//b", "a/", "", "x" * 201, "a\nb", 5])
def test_a_name_that_leads_elsewhere_or_is_no_name_everywhere(name):
    refusal(values.member_name, name)


def test_a_value_of_a_closed_list_names_the_list():
    check = values.choice_of(Outcome)
    assert check("closed") is Outcome.CLOSED
    assert refusal(check, "done").params["allowed"] == "open, closed, transferred, withdrawn"


def test_a_list_says_which_element_is_wrong_and_leaves_out_blanks():
    check = values.a_list(values.text)
    assert check(["a", " ", "b"]) == ("a", "b")
    assert refusal(check, ["a", 1]).path == "[1]"
    assert refusal(check, "a").path == ""


def test_an_object_has_known_keys_only_and_no_nulls():
    check = values.an_object({"a": values.text, "b": values.flag}, dict)
    assert check({"a": "x", "b": None}) == {"a": "x"}
    assert refusal(check, {"c": None}).path == "c"
    assert refusal(check, {"b": 1}).path == "b"
    assert refusal(check, []).path == ""
    assert refusal(check, json_of(b'{"a": "x", "b": true, "a": "y"}', "f")).path == "a"


def test_a_hash_is_lower_case_hex():
    assert values.sha256("ab" * 32) == "ab" * 32
    refusal(values.sha256, "AB" * 32)
