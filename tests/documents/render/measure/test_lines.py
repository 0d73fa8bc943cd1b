"""Words broken into lines."""

from itertools import pairwise

from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.lines import balanced, filled

faces.faces()
SENTENCE = "Ủy ban nhân dân xã yêu cầu các cơ quan, đơn vị rà soát toàn bộ ý kiến của Nhân dân"
SIZE, WIDTH = 14.0, 200.0


def wide(line: str) -> float:
    return faces.width(line, faces.REGULAR, SIZE)


def test_filled_lines_hold_all_words_and_each_takes_what_fits():
    lines = filled(SENTENCE, faces.REGULAR, SIZE, WIDTH)
    assert " ".join(lines) == SENTENCE
    assert all(wide(line) <= WIDTH for line in lines)
    assert all(wide(f"{upper} {lower.split()[0]}") > WIDTH for upper, lower in pairwise(lines))


def test_balanced_lines_are_as_few_and_more_alike():
    full, even = filled(SENTENCE, faces.REGULAR, SIZE, WIDTH), balanced(SENTENCE, faces.REGULAR, SIZE, WIDTH)
    assert len(even) == len(full)
    assert " ".join(even) == SENTENCE
    assert max(map(wide, even)) - min(map(wide, even)) <= max(map(wide, full)) - min(map(wide, full))


def test_a_typed_line_end_is_kept_and_nothing_is_one_empty_line():
    assert filled("một\nhai", faces.REGULAR, SIZE, WIDTH) == ["một", "hai"]
    assert filled("", faces.REGULAR, SIZE, WIDTH) == [""]


def test_a_word_wider_than_the_line_is_cut():
    lines = filled("m" * 60, faces.REGULAR, SIZE, WIDTH)
    assert "".join(lines) == "m" * 60
    assert len(lines) > 1
    assert all(wide(line) <= WIDTH for line in lines)


def test_a_no_break_space_holds_its_words_together():
    width = faces.width("aaa b", faces.REGULAR, SIZE)
    assert filled("aaa b c", faces.REGULAR, SIZE, width) == ["aaa b", "c"]
    assert filled("aaa b\u00a0c", faces.REGULAR, SIZE, width) == ["aaa", "b\u00a0c"]


def test_what_is_held_together_and_wider_than_the_line_ends_between_words():
    width = faces.width("Nguyễn", faces.REGULAR, SIZE)
    assert filled("Nguyễn\u00a0Văn\u00a0Anh", faces.REGULAR, SIZE, width) == ["Nguyễn", "Văn", "Anh"]
