"""What is wrong and where: the path is built on the way out."""

import pytest

from doithoai.exchange.errors import DataRefused, Wrong, missing, quoted, unknown_key


def test_the_path_grows_from_the_inside():
    wrong = Wrong("{path} is wrong.").inside("due").inside("assignment").inside("petitions", 0).inside("sessions", 3)
    assert wrong.path == "sessions[3].petitions[0].assignment.due"


def test_the_error_for_the_person_has_its_values_and_its_place():
    error = Wrong("{path}: {value} is wrong.", value="x").inside("title").refused()
    assert isinstance(error, DataRefused)
    assert (error.path, str(error)) == ("title", "title: x is wrong.")
    assert Wrong("{path} is wrong.").refused("manifest.json").path == "manifest.json"


def test_a_key_unknown_or_missing_is_named():
    assert (unknown_key("nom").path, missing("kind").path) == ("nom", "kind")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "null"),
        (True, "true"),
        (5, "5"),
        ("a\nb\x07", "a�b�"),
        ("x" * 61, "x" * 60 + "…"),
        (["a"], "['a']"),
    ],
)
def test_a_foreign_value_fits_one_line(value, expected):
    assert quoted(value) == expected


def test_a_number_of_thousands_of_digits_is_not_quoted():
    assert quoted(10**5000) == "…"
