"""Words of the hand over the builder's: in their place, over newer data too, never lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.content.small_session import SESSION, make_brief, paragraphs
from doithoai.documents.brief import Passage
from doithoai.documents.content.minutes import build_minutes
from doithoai.documents.content.model import Document
from doithoai.documents.content.passages import edited, lines, plain
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.session import Person

MINUTES = DocumentKind.MINUTES


def built(session=SESSION) -> Document:
    return build_minutes(make_brief(MINUTES, session=session))


def test_nothing_edited_is_the_same_document() -> None:
    document = built()
    assert edited(document, ()) is document
    assert [line.text for line in lines(document, ())] == paragraphs(document)


def test_the_hands_words_stand_in_their_place_and_nowhere_else() -> None:
    document = built()
    was = next(text for text in paragraphs(document) if text.startswith("Địa điểm"))
    after = paragraphs(edited(document, (Passage(was, "Địa điểm: sân kho hợp tác xã."),)))
    assert after == [text if text != was else "Địa điểm: sân kho hợp tác xã." for text in paragraphs(document)]


def test_two_lines_are_two_paragraphs() -> None:
    document = built()
    was = paragraphs(document)[0]
    after = paragraphs(edited(document, (Passage(was, "Một.\nHai."),)))
    assert after[:2] == ["Một.", "Hai."]
    assert len(after) == len(paragraphs(document)) + 1


def test_what_was_bold_at_the_head_stays_bold() -> None:
    document = built()
    bold = next((b for b in document.blocks() if getattr(b, "runs", ()) and len(b.runs) > 1 and b.runs[0].bold), None)
    if bold is None:
        pytest.skip("no paragraph of this document begins in bold")
    changed = edited(document, (Passage(plain(bold), bold.runs[0].text + " nói khác."),))
    found = next(b for b in changed.blocks() if getattr(b, "runs", ()) and plain(b).endswith("nói khác."))
    assert found.runs[0] == bold.runs[0]
    assert not found.runs[-1].bold


def test_newer_data_do_not_lose_the_hands_words_and_are_shown_beside() -> None:
    was = next(text for text in paragraphs(built()) if "Chủ trì" in text)
    passage = Passage(was, "Chủ trì: đồng chí Bí thư, thay mặt Ban Thường vụ.")
    later = built(replace(SESSION, chair=Person("Cao Thị Thúy", SESSION.chair.position)))
    assert was not in paragraphs(later)
    (line,) = [one for one in lines(later, (passage,)) if one.passage]
    assert line.outdated
    assert "Cao Thị Thúy" in line.text
    assert passage.now in paragraphs(edited(later, (passage,)))
    assert not any("Cao Thị Thúy" in text and "Chủ trì" in text for text in paragraphs(edited(later, (passage,))))


def test_a_passage_without_a_place_is_left_out_of_the_pages_and_kept_for_the_eye() -> None:
    lost = Passage("Một đoạn không còn giống đoạn nào trong văn bản này nữa 12345.", "Lời sửa tay.")
    assert "Lời sửa tay." not in paragraphs(edited(built(), (lost,)))
    *_, last = lines(built(), (lost,))
    assert (last.text, last.passage, last.outdated) == ("", lost, True)


@given(st.data())
def test_every_passage_is_somewhere_and_every_other_paragraph_untouched(data) -> None:
    texts = list(dict.fromkeys(paragraphs(built())))
    chosen = data.draw(st.lists(st.sampled_from(texts), unique=True, max_size=6))
    passages = tuple(Passage(was, f"sửa {place}") for place, was in enumerate(chosen))
    found = lines(built(), passages)
    assert {one.passage for one in found} - {None} == set(passages)
    after = paragraphs(edited(built(), passages))
    assert {passage.now for passage in passages} <= set(after)
    untouched = [text for text in after if not text.startswith("sửa ")]
    assert [text for text in untouched if text not in chosen] == [
        text for text in paragraphs(built()) if text not in chosen
    ]
