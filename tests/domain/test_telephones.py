"""Telephone numbers are known however they are written."""

import pytest

from doithoai.domain.telephones import core, national, telephones

OWNERS = {core("0912 345 678"): "An"}


@pytest.mark.parametrize(
    "written",
    [
        "0912345678",
        "0912.345.678",
        "0912/345/678",
        "0912\u2013345, 678",
        "912345678",
        "+84 912 345 678",
        "0084912345678",
        "(0912) 345-678",
    ],
)
def test_it_is_found_and_all_of_it(written: str) -> None:
    text = f"gọi số {written} nhé"
    ((start, end, owner),) = telephones(text, OWNERS)
    assert owner == "An"
    assert text[start:end].strip("()+") == written.strip("()+")


@pytest.mark.parametrize("text", ["10912345678", "09123456789", "0912 345", "không có số"])
def test_another_number_is_nobody_s(text: str) -> None:
    assert not list(telephones(text, OWNERS))


def test_it_is_dialled_inside_the_country() -> None:
    assert national("+84 912 345 678") == "0912345678"
    assert core("12345") == ""
