"""The family behind a face's name."""

import pytest

from doithoai.documents.check.families import family, is_bold, is_italic, is_times


@pytest.mark.parametrize(
    ("face", "name"),
    [
        ("ABCDEF+TimesNewRomanPS-BoldMT", "TimesNewRoman"),
        ("LiberationSerif-BoldItalic", "LiberationSerif"),
        ("Arial", "Arial"),
        ("Times New Roman, Bold", "Times New Roman"),
    ],
)
def test_family(face: str, name: str) -> None:
    assert family(face) == name


def test_weight_and_slope_are_read_from_the_name_but_not_from_a_subset_s_mark():
    assert is_bold("TimesNewRomanPS-BoldMT")
    assert is_italic("Times-Oblique")
    assert not is_bold("ABOLDX+Times")


@pytest.mark.parametrize("name", ["Times New Roman", "LiberationSerif", "Tinos", "Nimbus Roman No9 L"])
def test_families_of_the_same_measures(name: str) -> None:
    assert is_times(name)


def test_other_families_are_not():
    assert not is_times("Arial")
    assert not is_times("VNI-Times")
