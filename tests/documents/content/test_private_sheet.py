"""The sheet on private people for one agency: whom it settles something for, and nobody else."""

from dataclasses import replace

import pytest

from documents.content.small_session import SESSION, make_brief
from doithoai.documents.content.attached import attached, page_of, texts_of
from doithoai.documents.content.letters import NothingToWrite
from doithoai.documents.content.model import Table
from doithoai.documents.content.private_sheet import build_private_sheet
from doithoai.domain.kinds import DocumentKind, Salutation
from doithoai.domain.petition import Assignment, Petition, Petitioner

KT, CA = "Phòng Kinh tế xã", "Công an xã"
HIDDEN = Petitioner("Cù Thị Nhã", "Xóm Bìa", "0912345678", Salutation.BA, confidential=True)
OTHER = Petitioner("Lê Văn Kín", "Xóm Đông", confidential=True)
PRIVATE = replace(
    SESSION,
    petitions=(
        Petition("a", 1, Petitioner("Trần Đình Nuôi"), content="Đường hỏng.", assignment=Assignment(KT)),
        Petition("b", 2, HIDDEN, content="Ao bẩn.", assignment=Assignment(KT)),
        Petition("c", 3, OTHER, content="Mất trộm.", assignment=Assignment(CA)),
    ),
)


def sheet(addressee: str = KT, **more):
    return build_private_sheet(make_brief(DocumentKind.PRIVATE_SHEET, session=PRIVATE, addressee=addressee, **more))


@pytest.mark.parametrize("form", ["nd30", "hd36", "hd05"])
def test_an_agency_reads_of_its_own_private_people_alone(form: str) -> None:
    document = sheet(form=form)
    (table,) = [block for block in document.blocks() if isinstance(block, Table)]
    assert list(table.rows()) == [("1", "2", "Ao bẩn.", "Bà Cù Thị Nhã, xóm Bìa", "0912345678")]
    text = "\n".join(texts_of(document))
    for word in ("Trần Đình Nuôi", "Lê Văn Kín", "Mất trộm", "Xóm Đông"):
        assert word not in text


def test_it_takes_no_number_goes_to_nobody_else_and_says_nothing_in_its_properties() -> None:
    document = sheet()
    assert document.kind.by_hand
    assert (document.number_text, document.recipients, document.footer_mark) == ("", (), "")
    assert "Nhã" not in document.title + document.summary


def test_no_file_carries_it_as_data() -> None:
    carried = attached(DocumentKind.PRIVATE_SHEET, PRIVATE, page_of(sheet()))
    assert (carried.petitions, carried.attendees, carried.title) == ((), (), None)


def test_each_agency_has_a_sheet_of_its_own() -> None:
    with pytest.raises(NothingToWrite, match="Name the agency"):
        sheet("")
    with pytest.raises(NothingToWrite, match="Nobody who asked"):
        sheet("Trạm Y tế xã")
