"""The transfer slip: one petition, one addressee."""

from dataclasses import replace

import pytest

from documents.content.small_session import PETITIONS, SESSION, all_text, make_brief, paragraphs
from doithoai.documents.content.letters import NothingToWrite
from doithoai.documents.content.model import Document
from doithoai.documents.content.transfer import build_transfer
from doithoai.domain.kinds import Competence, DocumentKind
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner


def transfer(*petitions: Petition, **more: object) -> Document:
    session = replace(SESSION, petitions=petitions or PETITIONS)
    return build_transfer(make_brief(DocumentKind.TRANSFER, session=session, **more))


ASKED = Petition("a", 7, Petitioner("Lê Thị Tần", "Thôn An Phú"), content="Cầu hỏng.", competence=Competence.PROVINCE)


def test_it_hands_over_the_one_petition_named() -> None:
    text = "\n".join(paragraphs(transfer(petitions=("p4",), addressee="Bảo hiểm xã hội")))
    assert "“Xin hỏi về bảo hiểm.”" in text
    assert "Kính gửi: Bảo hiểm xã hội." in text
    assert "Đường Cây Đa" not in text


def test_it_goes_to_the_lead_agency_alone_and_not_to_the_petitioner() -> None:
    document = transfer(replace(ASKED, assignment=Assignment("Sở Xây dựng tỉnh Hà Tĩnh")), ASKED)
    assert paragraphs(document)[0] == "Kính gửi: Sở Xây dựng tỉnh Hà Tĩnh."
    assert document.recipients[0] == "- Như trên;"
    assert not any("Người có ý kiến" in line for line in document.recipients)
    assert "\n".join(paragraphs(document)).count("Cầu hỏng.") == 1
    assert "ý kiến, kiến nghị của ông (bà) Lê Thị Tần (thôn An Phú) như sau:" in paragraphs(document)[1]


@pytest.mark.parametrize(
    "petition",
    [
        replace(ASKED, answer=Answer("Công an xã", "Đã rõ.")),
        replace(ASKED, assignment=Assignment("Phòng Kinh tế xã")),
        replace(ASKED, assignment=Assignment("Ủy ban Mặt trận Tổ quốc Việt Nam xã")),
        replace(ASKED, competence=Competence.COMMUNE),
        replace(ASKED, competence=None),
    ],
)
def test_none_for_what_was_answered_or_is_the_office_s_own(petition: Petition) -> None:
    with pytest.raises(NothingToWrite):
        transfer(petition)


def test_one_given_to_an_own_unit_is_refused_by_name() -> None:
    with pytest.raises(NothingToWrite) as refused:
        transfer(petitions=("p1",))
    assert "Phòng Kinh tế xã" in str(refused.value)


@pytest.mark.parametrize(
    ("petition", "addressee"),
    [(ASKED, "Công an xã"), (replace(ASKED, assignment=Assignment("Phòng Kinh tế")), "Phòng Kinh tế")],
)
def test_none_named_goes_to_an_own_unit(petition: Petition, addressee: str) -> None:
    with pytest.raises(NothingToWrite, match="unit of this office"):
        transfer(petition, petitions=("a",), addressee=addressee)


def test_beyond_its_competence_is_said_only_where_it_is_known() -> None:
    beyond = "Nội dung nêu trên không thuộc thẩm quyền giải quyết của Ủy ban nhân dân xã Sơn Tiến."
    assert beyond in paragraphs(transfer(ASKED))
    assert beyond not in paragraphs(transfer(petitions=("p4",)))


def test_who_asked_to_be_kept_private_is_not_named_and_not_written_to() -> None:
    private = replace(ASKED, petitioner=Petitioner("Lê Thị Tần", "Thôn An Phú", confidential=True))
    text = all_text(transfer(private))
    assert "Tần" not in text
    assert "An Phú" not in text
    assert "để trả lời người có ý kiến" in text
