"""Whatever is typed: printed as typed, or refused with the character named. Never a box, never a lost word."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.render.pages import annex, bare, document, made, read, say, table, words
from doithoai.documents.content.model import Signature
from doithoai.documents.render.measure.faces import GlyphMissing
from doithoai.documents.render.pdf.render import DoesNotFit

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
PLAIN = st.text(VIETNAMESE + VIETNAMESE.upper() + "<>&\"'/;.,-()[]{}%$#@!?=+*0123456789 ", min_size=1, max_size=300)
UNSEEN = st.sampled_from(["\x00", "\x07", "\u200b", "\u200e", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u200d"])
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@pytest.mark.slow
@SLOW
@given(PLAIN)
def test_plain_text_comes_back_as_typed(text):
    assert bare(text) in words(read(document([say(f"«{text}»")]), "nd30"))


@pytest.mark.slow
@SLOW
@given(PLAIN)
def test_decomposed_text_comes_back_composed(text):
    typed = unicodedata.normalize("NFD", text)
    # Between marks: a line of digits alone would pass for a page number.
    assert bare(text) in words(read(document([say(f"«{typed}»")]), "nd30"))


@pytest.mark.slow
@SLOW
@given(st.lists(st.tuples(UNSEEN, st.text(VIETNAMESE, min_size=1, max_size=8)), min_size=1, max_size=20))
def test_characters_nobody_sees_print_nothing(parts):
    typed = "".join(mark + word for mark, word in parts)
    expected = "".join(word for _, word in parts)
    assert bare(expected) in words(read(document([say(typed)], title=typed), "nd30"))


@pytest.mark.slow
@given(ANYTHING)
def test_anything_prints_or_is_named(text):
    papers = [document([say(text)]), document([table([("1", text, text)])]), document(summary=text, title=text)]
    for paper in papers:
        try:
            made(paper, "nd30")
        except GlyphMissing as missing:
            assert missing.letters.keys() <= set(unicodedata.normalize("NFC", text))
            assert all(f"U+{ord(letter):04X}" in str(missing) for letter in list(missing.letters)[:20])


@pytest.mark.parametrize("letter", ["😀", "中", "ب", "ᚠ", "\ue000"])
@pytest.mark.parametrize(
    "place",
    ["body", "cell", "summary", "issuer", "signer", "recipient", "number", "fill", "annex"],
)
def test_a_letter_the_font_lacks_is_named_with_the_words_around_it(letter, place):
    text = f"trước đó {letter} sau đó"
    papers = {
        "body": document([say(text)]),
        "cell": document([table([("1", text, "")])]),
        "summary": document(summary=text),
        "issuer": document(issuer=text),
        "signer": document(signatures=(Signature(("TM.",), "CHỦ TỊCH", text),)),
        "recipient": document(recipients=(text,)),
        "number": document(number_text=text),
        "fill": document([say(text, to_fill=True)]),
        "annex": document(annexes=(annex(table([(text, "", "")])),)),
    }
    with pytest.raises(GlyphMissing) as missing:
        made(papers[place], "nd30")
    assert f"U+{ord(letter):04X}" in str(missing.value)
    assert "trước đó" in missing.value.letters[letter].lower()


def test_a_half_character_does_not_crash():
    assert "ab" in words(read(document([say("a\ud83db")], title="x\ud83d"), "nd30"))


@pytest.mark.slow
def test_a_summary_no_page_holds_goes_on():
    long = "Kết luận hội nghị " * 3000
    assert words(read(document(summary=long.strip()), "nd30")).count("Kếtluậnhộinghị") == 3000


@pytest.mark.parametrize(
    "paper",
    [
        document(issuer="ỦY BAN " * 2000),
        document(signatures=(Signature(("TM. ỦY BAN",), "CHỦ TỊCH", "Đinh " * 3000),)),
    ],
)
def test_what_cannot_be_cut_is_refused_in_words(paper):
    with pytest.raises(DoesNotFit):
        made(paper, "nd30")


@pytest.mark.slow
@pytest.mark.parametrize("form", ["nd30", "hd05"])
def test_a_hundred_thousand_letters(form):
    text = "Đề nghị xã sửa đường. " * 4600
    assert words(read(document([say(text)]), form)).count("Đềnghịxãsửađường.") == 4600
