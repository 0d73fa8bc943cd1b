"""The clause a rule of the checker stands on, where it is not the clause of the component's figures.

Clerks look clauses up, so each is named with the appendix and the part.
"""

from collections.abc import Mapping

from doithoai.documents.formats.model import Family, Format

_PART = "Phụ lục I, Phần I"
_STATE: Mapping[str, str] = {
    "paper": f"{_PART}, mục I, khoản 1",
    "margin": f"{_PART}, mục I, khoản 3",
    "font": f"{_PART}, mục I, khoản 4",
    "page_number": f"{_PART}, mục I, khoản 7",
    "leading_zero_number": f"{_PART}, mục II, khoản 3, điểm c",
    "symbol": f"{_PART}, mục II, khoản 3, điểm b",
    "date": f"{_PART}, mục II, khoản 4, điểm b",
    "titled_signer": f"{_PART}, mục II, khoản 7, điểm c",
    "authority_mark": f"{_PART}, mục II, khoản 7, điểm b",
    "addressed": f"{_PART}, mục II, khoản 9, điểm b",
    "listed": f"{_PART}, mục II, khoản 9, điểm d",
    "annex_number": f"{_PART}, mục III, khoản 1, điểm a",
    "annex_pages": f"{_PART}, mục III, khoản 1, điểm đ",
    "secrecy": f"{_PART}, mục III, khoản 2, điểm a",
    "body_end": "Phụ lục III, mẫu 1.4 đến 1.9",
    "annex_end": "Phụ lục III, mẫu 2.1",
    "unit": "Phụ lục II, mục III, khoản 1, điểm a",
    "organisation": "Phụ lục II, mục IV, khoản 1, điểm a",
    "salutation": "Phụ lục II, mục II, khoản 1; mục I",
    "cited_article": "Phụ lục II, mục V, khoản 7",
}
_PARTY: Mapping[str, str] = {
    "paper": "khổ giấy, vùng trình bày",
    "margin": "khổ giấy, vùng trình bày",
    "font": "phông chữ",
    "page_number": "số trang",
    "leading_zero_number": "số và ký hiệu",
    "symbol": "số và ký hiệu",
    "date": "địa điểm và ngày tháng",
    "secrecy": "dấu chỉ mức độ mật",
    "body_end": "nội dung văn bản",
    "unit": "viết hoa",
    "organisation": "viết hoa",
    "salutation": "viết hoa",
    "cited_article": "viết hoa",
}


def clause(form: Format, rule: str, component: str = "") -> str:
    """The clause of a rule in a format; that of the component's figures where the rule has none of its own."""
    if form.family is Family.STATE and rule in _STATE:
        return _STATE[rule]
    if form.family is Family.PARTY and rule in _PARTY:
        short = form.components["body"].clause.partition(",")[0]
        return f"{short}, {_PARTY[rule]}"
    return form.components[component].clause if component in form.components else form.page.top.clause
