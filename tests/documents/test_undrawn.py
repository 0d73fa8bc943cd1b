"""Letters that no font of ours draws, named with the petitions they stand in."""

import pytest

from doithoai.documents.render.measure.faces import GlyphMissing
from doithoai.documents.undrawn import naming_petitions
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner
from doithoai.domain.session import Session

SESSION = Session(
    "s",
    petitions=(
        Petition("a", 4, content="Cần 漢"),
        Petition("b", 5, content="Đủ chữ ✓"),
        Petition("c", 6, answer=Answer("Hồ Sỹ Tâm", "Xem 字")),
        Petition("d", petitioner=Petitioner("Lê 漢"), assignment=Assignment("Phòng", ("Đội 字",))),
    ),
)


def test_the_numbers_of_the_petitions_are_named_and_where_there_is_none_their_places():
    with pytest.raises(GlyphMissing) as caught, naming_petitions(SESSION):
        raise GlyphMissing({"漢": "Cần □", "字": "Xem □"})
    assert caught.value.params["petitions"] == "4, 6, 4"
    assert list(caught.value.letters) == ["漢", "字"]


def test_letters_of_no_petition_are_named_alone():
    with pytest.raises(GlyphMissing) as caught, naming_petitions(SESSION):
        raise GlyphMissing({"😀": "tiêu đề □"})
    assert caught.value.params["petitions"] == ""


def test_what_can_be_drawn_passes():
    with naming_petitions(SESSION):
        pass
