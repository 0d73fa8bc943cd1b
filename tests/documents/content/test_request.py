"""What the office asks of the level above."""

from dataclasses import replace

import pytest

from documents.content.small_session import SESSION, all_text, make_brief, paragraphs
from doithoai.documents.content.letters import NothingToWrite
from doithoai.documents.content.model import Document, Table
from doithoai.documents.content.request import build_request
from doithoai.domain.kinds import Competence, DocumentKind, Outcome
from doithoai.domain.petition import Assignment, Petition, Petitioner, WrittenAnswer

ROAD = Petition("a", 1, Petitioner("Lê Thị Tần", "Thôn An Phú"), content="Cầu hỏng.", competence=Competence.PROVINCE)
LAND = replace(ROAD, uid="b", number=2, content="Cấp bìa.", assignment=Assignment("Sở Nông nghiệp và Môi trường"))


def request(*petitions: Petition, **more: object) -> Document:
    return build_request(make_brief(DocumentKind.REQUEST, session=replace(SESSION, petitions=petitions), **more))


def rows(document: Document) -> list[tuple[str, ...]]:
    return [row for block in document.blocks() if isinstance(block, Table) for row in block.rows()]


def test_the_level_above_is_asked_with_the_list_and_no_names() -> None:
    document = request(ROAD)
    assert paragraphs(document)[0] == "Kính gửi: Ủy ban nhân dân tỉnh Hà Tĩnh."
    assert "kính đề nghị Ủy ban nhân dân tỉnh Hà Tĩnh" in paragraphs(document)[-1]
    assert rows(document) == [("1", "Cầu hỏng.", "Thôn An Phú", "Hội nghị ngày 05/01/2026")]
    assert "Tần" not in all_text(document)
    assert "giao" not in " ".join(paragraphs(document))


def test_an_agency_above_is_asked_for_what_lies_with_it() -> None:
    assert paragraphs(request(LAND))[0] == "Kính gửi: Sở Nông nghiệp và Môi trường."
    own = request(replace(LAND, uid="c", assignment=Assignment("Sở Xây dựng")), LAND, addressee="Sở Xây dựng")
    assert len(rows(own)) == 1


def test_two_bodies_never_read_each_other_s_matters() -> None:
    """Without an addressee the letter goes to the first body, with what is its own; another body gets another."""
    document = request(ROAD, LAND)
    assert paragraphs(document)[0] == "Kính gửi: Ủy ban nhân dân tỉnh Hà Tĩnh."
    assert [row[1] for row in rows(document)] == ["Cầu hỏng."]


@pytest.mark.parametrize(
    "petition",
    [
        replace(ROAD, competence=Competence.COMMUNE),
        replace(ROAD, outcome=Outcome.CLOSED),
        replace(ROAD, outcome=Outcome.TRANSFERRED),
        replace(ROAD, written_answer=WrittenAnswer("1/SXD")),
    ],
)
def test_nothing_is_asked_that_is_settled_or_the_office_s_own(petition: Petition) -> None:
    with pytest.raises(NothingToWrite):
        request(petition)
