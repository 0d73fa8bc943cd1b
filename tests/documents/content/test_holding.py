"""Who holds a session and how: said where it is known, and nowhere else."""

from dataclasses import replace

import pytest

from documents.content.small_session import SESSION, all_text, make_brief
from doithoai.documents.content.builders import BUILDERS
from doithoai.domain.kinds import Demand, DocumentKind, Holding
from doithoai.domain.session import Person

CHI = Person("Lê Thị Chi", "Phó Chủ tịch HĐND xã")
BINH = Person("Thái Văn Bính", "Chủ tịch Ủy ban MTTQ xã")
WAYS = {
    Holding.IN_PERSON: "trực tiếp",
    Holding.ONLINE: "trực tuyến",
    Holding.SOCIAL_NETWORK: "qua mạng xã hội theo quy định của pháp luật",
    Holding.MIXED: "trực tiếp kết hợp trực tuyến",
}
CALLING = (DocumentKind.MINUTES, DocumentKind.ANNOUNCEMENT, DocumentKind.INVITATION)


def text(kind, **parts):
    return all_text(BUILDERS[kind](make_brief(kind, session=replace(SESSION, **parts)), None))


@pytest.mark.parametrize("kind", CALLING)
@pytest.mark.parametrize(("holding", "words"), WAYS.items())
def test_the_way_of_holding_is_said_where_it_is_known(kind, holding, words):
    assert f"Hình thức tổ chức: {words}." in text(kind, holding=holding)
    assert "Hình thức tổ chức" not in text(kind)


@pytest.mark.parametrize("kind", CALLING)
def test_a_cluster_of_villages_is_named(kind):
    said = text(kind, villages=("Thôn Đông", "Thôn Tây"))
    assert "Tổ chức theo cụm thôn, tổ dân phố: thôn Đông, thôn Tây." in said


def test_where_nobody_has_to_go_to_a_place_no_gap_is_left_for_one():
    assert "Địa điểm" not in text(DocumentKind.ANNOUNCEMENT, place=None, holding=Holding.ONLINE)
    assert "Địa điểm: …" in text(DocumentKind.ANNOUNCEMENT, place=None, holding=Holding.MIXED)


def test_minutes_say_why_it_was_held():
    said = text(DocumentKind.MINUTES, demanded_by=Demand.VOTERS)
    assert "Lý do tổ chức: theo đề nghị của ít nhất 10% tổng số cử tri." in said
    assert "Lý do tổ chức" not in text(DocumentKind.MINUTES)


def test_minutes_name_everyone_who_chaired():
    said = text(DocumentKind.MINUTES, co_chairs=(CHI, BINH))
    assert "Chủ trì (chủ tọa): Đồng chí Phan Đình Lưu" in said
    both = "đồng chí Lê Thị Chi, Phó Chủ tịch HĐND xã; đồng chí Thái Văn Bính, Chủ tịch Ủy ban MTTQ xã."
    assert f"Đồng chủ trì (đồng chủ tọa): Đ{both[1:]}" in said


@pytest.mark.parametrize("kind", [DocumentKind.ANNOUNCEMENT, DocumentKind.INVITATION, DocumentKind.NOTICE])
def test_papers_that_name_the_chair_name_those_who_chair_with_him(kind):
    assert "Phan Đình Lưu, Chủ tịch" in text(kind, co_chairs=(CHI,))
    assert "; đồng chí Lê Thị Chi, Phó Chủ tịch HĐND xã" in text(kind, co_chairs=(CHI,))


def test_a_notice_says_that_they_chaired_together():
    assert "đồng chủ trì" in text(DocumentKind.NOTICE, co_chairs=(CHI,))
    assert "đồng chủ trì" not in text(DocumentKind.NOTICE)


def test_who_chairs_with_the_chair_does_not_invite_himself():
    guest = replace(SESSION.attendees[0], name=CHI.name, position=CHI.position)
    assert CHI.name in text(DocumentKind.INVITATION, attendees=(guest,))
    said = text(DocumentKind.INVITATION, attendees=(guest,), co_chairs=(CHI,))
    assert said.count(CHI.name) == 1, "as chairing, not as invited"
