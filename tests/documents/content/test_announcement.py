"""The public announcement of a session."""

from dataclasses import replace

from documents.content.small_session import SESSION, make_brief
from doithoai.documents.content.announcement import build_announcement
from doithoai.documents.content.model import ParagraphStyle
from doithoai.documents.content.passages import plain
from doithoai.domain.kinds import DocumentKind


def blocks(cites_bases=False, **changes):
    brief = make_brief(DocumentKind.ANNOUNCEMENT, session=replace(SESSION, **changes), cites_bases=cites_bases)
    return list(build_announcement(brief).blocks())


def test_bases_stand_first_the_last_with_a_full_stop_where_the_office_wants_them():
    with_bases = blocks(cites_bases=True)
    bases = [plain(block) for block in with_bases if block.style is ParagraphStyle.LEGAL_BASIS]
    assert bases
    assert bases == [plain(block) for block in with_bases[: len(bases)]]
    assert [base[-1] for base in bases] == [";"] * (len(bases) - 1) + ["."]
    assert not any(block.style is ParagraphStyle.LEGAL_BASIS for block in blocks())


def test_who_comes_are_the_audience_and_those_the_roster_invites():
    assert "4. Thành phần: Nhân dân toàn xã." in [plain(block) for block in blocks(attendees=())]
    (line,) = [plain(block) for block in blocks() if plain(block).startswith("4. ")]
    assert line.endswith("lãnh đạo địa phương; đại diện các cơ quan, đơn vị; đại biểu được mời.")


def test_time_place_and_the_matters_as_a_list():
    lines = [plain(block) for block in blocks(fields=("đất đai", "điện nông thôn"))]
    assert any("Hội trường xã" in line for line in lines)
    assert any(line.endswith("Đất đai;") for line in lines)
    assert any(line.endswith("Điện nông thôn.") for line in lines)


def test_an_unknown_place_leaves_room():
    numbered = [plain(block) for block in blocks(place=None) if plain(block).startswith("2. ")]
    assert "…" in numbered[0] or ".." in numbered[0]


def test_its_six_matters_are_set_in_one_style() -> None:
    items = [block for block in blocks() if block.runs[0].text[:2] in ("1.", "2.", "3.", "4.", "5.", "6.")]
    assert [block.runs[0].text[0] for block in items] == ["1", "2", "3", "4", "5", "6"]
    assert {(block.style, block.runs[0].bold) for block in items} == {(items[0].style, False)}
