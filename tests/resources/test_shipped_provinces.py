"""The facts shipped by province: each with its source, in order, and one province's in no other place."""

import tomllib
import unicodedata
from datetime import date

import pytest

from doithoai.documents.formats.model import Family
from doithoai.domain.office import holds_on
from doithoai.paths import resource
from doithoai.work import provinces, units
from doithoai.work.provinces import Use

FILES = sorted(resource("provinces").glob("*.toml"), key=lambda path: path.name)
KEPT_APART = ("657", "Hà Tĩnh", "TU ngày")
SEVEN = [
    "công tác xây dựng Đảng, chính quyền",
    "nông nghiệp, nông thôn, xây dựng nông thôn mới",
    "bảo vệ môi trường, giải phóng mặt bằng, cấp giấy chứng nhận quyền sử dụng đất",
    "văn hóa, giáo dục, y tế",
    "an ninh và trật tự an toàn xã hội",
    "chế độ, chính sách đối với người có công, đối tượng bảo trợ xã hội",
    "giải quyết đơn thư khiếu nại, tố cáo",
]


def texts(code: str | None, family: Family, day: date) -> list[str]:
    """What papers of an office cite, without a register."""
    return [
        citation.text
        for citation in provinces.shipped(code).citations
        if citation.family in (None, family) and holds_on(citation.valid_from, citation.valid_to, day)
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_plain_text_named_by_its_province_and_every_fact_has_a_source(path):
    raw = path.read_bytes().decode("utf-8")
    assert "\r" not in raw and unicodedata.is_normalized("NFC", raw)
    data = tomllib.loads(raw)
    rows = [row for value in data.values() if isinstance(value, list) for row in value]
    assert rows and all(row["source"] and row["mark"] in {"L", "S", "P", "?"} for row in rows)
    if path.stem != "national":
        assert (data["code"], data["name"]) == (path.stem, units.by_code(path.stem).name)
    assert provinces.read(path).code == data.get("code")


def test_what_is_one_province_s_stands_in_its_file_alone():
    others = [path for path in FILES if path.stem != "42"]
    others += [*resource("wording").glob("*.toml"), *resource("catalogues").glob("*.toml")]
    assert [path.name for path in others for word in KEPT_APART if word in path.read_text("utf-8")] == []


@pytest.mark.parametrize("code", ["42", "01", None])
def test_the_seven_fields_in_their_order(code):
    assert [field.name for field in provinces.shipped(code).fields] == SEVEN


@pytest.mark.parametrize(
    ("day", "law"),
    [
        (date(2019, 5, 1), "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"),
        (date(2025, 4, 1), "Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025"),
        (date(2026, 1, 5), "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"),
    ],
)
def test_the_state_cites_the_law_of_the_day_and_the_province_its_own_decision(day, law):
    first, second = texts("42", Family.STATE, day)
    assert first == law
    assert second.startswith("Quyết định số 657-QĐ/TU ngày 04 tháng 4 năm 2018")
    assert texts("01", Family.STATE, day) == texts(None, Family.STATE, day) == [law]


def test_no_day_has_two_laws_or_none_since_2016():
    days = (date(year, month, day) for year in range(2016, 2031) for month in range(1, 13) for day in (1, 15, 16, 28))
    for day in days:
        assert len(texts("01", Family.STATE, day)) == 1, day


def test_the_party_cites_its_own_rule_and_from_its_day_what_amended_it():
    assert [text[:25] for text in texts("42", Family.PARTY, date(2025, 11, 22))] == [
        "Quy định số 11-QĐi/TW ngà",
        "Quyết định số 657-QĐ/TU n",
    ]
    rule, conclusion = texts("01", Family.PARTY, date(2025, 11, 23))
    assert rule.startswith("Quy định số 11-QĐi/TW ngày 18 tháng 02 năm 2019")
    assert conclusion.startswith("Kết luận số 215-KL/TW ngày 23 tháng 11 năm 2025 của Bộ Chính trị")
    assert texts("42", Family.PARTY, date(2018, 4, 3)) == []


def test_bases_come_before_guidance():
    uses = [citation.use for citation in provinces.shipped("42").citations]
    assert uses == sorted(uses, key=list(Use).index)
