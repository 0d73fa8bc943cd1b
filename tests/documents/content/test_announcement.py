"""The public announcement of a session."""

from dataclasses import replace

from documents.content.small_session import SESSION, make_brief
from doithoai.documents.content.announcement import build_announcement
from doithoai.documents.content.model import ParagraphStyle
from doithoai.documents.content.passages import plain
from doithoai.domain.kinds import DocumentKind


def blocks(**changes):
    brief = make_brief(DocumentKind.ANNOUNCEMENT, session=replace(SESSION, **changes))
    return list(build_announcement(brief).blocks())


def test_bases_stand_first_the_last_with_a_full_stop():
    bases = [plain(block) for block in blocks() if block.style is ParagraphStyle.LEGAL_BASIS]
    assert bases
    assert bases == [plain(block) for block in blocks()[: len(bases)]]
    assert [base[-1] for base in bases] == [";"] * (len(bases) - 1) + ["."]


def test_time_place_and_the_matters_as_a_list():
    lines = [plain(block) for block in blocks(fields=("đất đai", "điện nông thôn"))]
    assert any("Hội trường xã" in line for line in lines)
    assert any(line.endswith("Đất đai;") for line in lines)
    assert any(line.endswith("Điện nông thôn.") for line in lines)


def test_an_unknown_place_leaves_room():
    numbered = [plain(block) for block in blocks(place=None) if plain(block).startswith("2. ")]
    assert "…" in numbered[0] or ".." in numbered[0]
