import pytest

from doithoai.documents.content.override import Problem
from doithoai.documents.content.wording import load_wording, placeholders, standard_phrases
from doithoai.documents.formats.model import Family
from doithoai.domain.kinds import DocumentKind

MINUTES, NOTICE = DocumentKind.MINUTES, DocumentKind.NOTICE
SHIPPED_READ_ALOUD = "Biên bản này đã được đọc lại cho các đại biểu dự hội nghị cùng nghe, nhất trí thông qua."


def _override(tmp_path, text):
    path = tmp_path / "cau-chu.toml"
    path.write_text(text, "utf-8")
    return path


def _load(tmp_path, text, kind=MINUTES, family=Family.STATE):
    return load_wording(kind, family, _override(tmp_path, text))


def _read_aloud(loaded):
    return loaded.wording.say("read_aloud")


@pytest.mark.parametrize("kind", [MINUTES, NOTICE])
def test_the_shipped_files_have_the_same_phrases_in_both_families(kind):
    assert set(standard_phrases(kind, Family.STATE)) == set(standard_phrases(kind, Family.PARTY))


def test_words_that_differ_by_family():
    assert load_wording(MINUTES, Family.STATE).wording.say("chair", chair="X") == "Chủ trì (chủ tọa): X."
    assert load_wording(MINUTES, Family.PARTY).wording.say("chair", chair="X") == "Chủ trì hội nghị: X."


def test_an_office_replaces_one_phrase_and_the_rest_follows_ours(tmp_path):
    loaded = _load(tmp_path, '[minutes]\nread_aloud = "Biên bản đã được thông qua."\n')
    assert _read_aloud(loaded) == "Biên bản đã được thông qua."
    assert loaded.wording.say("content") == "Nội dung (theo diễn biến hội nghị):"
    assert loaded.problems == ()


def test_a_phrase_for_one_family_stands_over_that_of_both(tmp_path):
    text = '[minutes]\nread_aloud = "cả hai"\n[minutes.party]\nread_aloud = "của Đảng"\n'
    assert _read_aloud(_load(tmp_path, text, family=Family.PARTY)) == "của Đảng"
    assert _read_aloud(_load(tmp_path, text, family=Family.STATE)) == "cả hai"


def test_phrases_of_other_kinds_are_left_alone(tmp_path):
    loaded = _load(tmp_path, '[notice]\nclosing = "Xong"\n')
    assert loaded.problems == ()
    assert _read_aloud(loaded) == SHIPPED_READ_ALOUD


def test_a_placeholder_the_shipped_phrase_does_not_use_but_may(tmp_path):
    loaded = _load(tmp_path, '[notice]\nattended = "{title}: {count} người."\n', NOTICE)
    assert loaded.problems == ()
    assert loaded.wording.say("attended", title="T", count="07", audience="", office="") == "T: 07 người."


def test_decomposed_letters_of_an_override_are_composed(tmp_path):
    loaded = _load(tmp_path, '[minutes]\nread_aloud = "Đa\u0303 đo\u0323c"\n')
    assert _read_aloud(loaded) == "Đã đọc"


def _only(loaded) -> Problem:
    assert len(loaded.problems) == 1
    return loaded.problems[0]


@pytest.mark.parametrize(
    ("text", "line", "word", "says"),
    [
        ('[minutes]\n\nread_alowd = "x"\n', 3, "read_alowd", "no phrase"),
        ("# ghi chú\n[minutes]\nread_aloud = 5\n", 3, "read_aloud", "between quotes"),
        ('[minutes]\nread_aloud = "của {chairr} đọc"\n', 2, "{chairr}", "cannot be used"),
        ('[minutes]\nread_aloud = """\nmột\nhai {nobody}\n"""\n', 4, "{nobody}", "cannot be used"),
        ('[minutes]\nread_aloud = "ngoặc { hở"\n', 2, "read_aloud", "brace"),
        ('[minutes]\nread_aloud = "{}"\n', 2, "{}", "cannot be used"),
        ('[minutes]\n[minutes.state]\nread_aloud = "{moment:>9}"\n', 3, "{moment}", "cannot be used"),
        ('[minute]\nread_aloud = "x"\n', 1, "minute", "no kind of document"),
        ('read_aloud = "x"\n', 1, "read_aloud", "no kind of document"),
        ("[minutes]\nread_aloud = x\n", 2, "read_aloud = x", "not TOML"),
        ('[minutes]\nread_aloud = "x\n', 2, 'read_aloud = "x', "not TOML"),
        ('[minutes]\nparty = "x"\n', 2, "party", "no phrase"),
    ],
)
def test_a_wrong_override_is_reported_with_its_line_and_word(tmp_path, text, line, word, says):
    family = Family.PARTY if "party" in text else Family.STATE
    loaded = _load(tmp_path, text, family=family)
    problem = _only(loaded)
    assert (problem.line, problem.word) == (line, word)
    told = problem.render(str)
    assert "cau-chu.toml" in told and says in told and (f"line {line}" in told)
    assert _read_aloud(loaded) == SHIPPED_READ_ALOUD  # ours stays in force


def test_the_usable_placeholders_are_named(tmp_path):
    problem = _only(_load(tmp_path, '[minutes]\nplace = "{plaec}"\n'))
    assert "usable: {place}." in problem.render(str)


def test_one_wrong_phrase_does_not_take_the_good_ones_with_it(tmp_path):
    loaded = _load(tmp_path, '[minutes]\nread_aloud = "tốt"\nstart = "{x}"\nend = "{y}"\n')
    assert _read_aloud(loaded) == "tốt"
    assert [problem.line for problem in loaded.problems] == [3, 4]


def test_a_file_that_is_no_text(tmp_path):
    path = tmp_path / "cau-chu.toml"
    path.write_bytes(b"\xff\xfe\x00b\xe1n")
    problem = _only(load_wording(MINUTES, Family.STATE, path))
    assert "UTF-8" in problem.render(str)


def test_a_file_that_cannot_be_read(tmp_path):
    assert "cannot be read" in _only(load_wording(MINUTES, Family.STATE, tmp_path)).render(str)


def test_no_file_is_no_problem(tmp_path):
    assert load_wording(MINUTES, Family.STATE, tmp_path / "none.toml").problems == ()


def test_a_byte_order_mark_of_notepad_does_no_harm(tmp_path):
    path = tmp_path / "cau-chu.toml"
    path.write_bytes('[minutes]\r\nread_aloud = "tốt"\r\n'.encode("utf-8-sig"))
    assert _read_aloud(load_wording(MINUTES, Family.STATE, path)) == "tốt"


def test_braces_in_the_values_are_only_text():
    say = load_wording(MINUTES, Family.STATE).wording.say
    assert say("place", place="{name} <b>{0}") == "Địa điểm: {name} <b>{0}."


def test_placeholders_of_a_phrase():
    assert list(placeholders("{a} và {b}")) == ["a", "b"]
    with pytest.raises(ValueError):
        list(placeholders("{a.b}"))
