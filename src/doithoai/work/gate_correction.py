"""What speaks against a letter of correction: the paper it is about, and whether a letter is what mends it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from doithoai.documents.content.attached import Page
from doithoai.documents.formats.model import Family
from doithoai.domain.errors import N_
from doithoai.domain.finding import Finding, Holder, Severity, Spot

if TYPE_CHECKING:
    from doithoai.documents.brief import Corrected
    from doithoai.domain.misprint import Misprint
    from doithoai.work.gate import Candidate

CLAUSE = "Khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP"
_MISPRINTS = Spot(Holder.ORDER, "misprints")
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+")
# The number line, the line of place and date, and the number and symbol of a document that is cited.
_FORM = re.compile(
    r"^\s*số:?\s*\d*\s*[/-]?\s*[\w-]*(?:/[\w-]+)?\s*$|\b\d+(?:/\d{4})?[/-][A-ZĐ][\w-]*(?:/[\w-]+)*"
    r"|^(?:[^,\d]+,\s*)?ngày\s+\d+\s+tháng\s+\d+\s+năm\s+\d+\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_COUNTING = frozenset(
    ("một", "hai", "ba", "bốn", "tư", "lăm", "sáu", "bảy", "tám", "chín", "mười", "mươi"),
) | frozenset(("trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ"))
_DENYING = frozenset(("không", "chưa", "chẳng", "cấm"))
_TELLING = 6  # letters: a shorter text with a figure in it may stand in the head of the paper as well


def correction_facts(candidate: "Candidate") -> Iterator[Finding]:
    """What the paper corrected, and its misprints, say against the letter, without drawing it."""
    brief = candidate.brief
    if brief.corrected is None:
        return
    clause = CLAUSE if brief.format.family is Family.STATE else brief.format.title
    yield from _standing(candidate, brief.corrected, clause)
    yield from _misprints(brief.corrected, clause)
    if not (brief.addressee or brief.corrected.receivers):
        text = N_("Whom the letter goes to is not known: it goes to all who received the paper.")
        yield Finding("missing.addressee", Severity.ASKED, text, Spot(Holder.ORDER, "addressee"))


def _standing(candidate: "Candidate", letter: "Corrected", clause: str) -> Iterator[Finding]:
    """The paper stands, is older than the letter, and is of the body that writes it."""
    day, family = candidate.brief.date, candidate.brief.format.family
    of = {"number": letter.number, "day": f"{letter.record.date:%d/%m/%Y}" if letter.record.date else "?"}
    if letter.replaced_by:
        text = N_(
            "{number} of {day} is replaced already; what is wrong now is corrected in the paper that replaced it."
        )
        spot = Spot(Holder.DOCUMENT, "", letter.replaced_by)
        yield Finding("correction.replaced", Severity.REFUSED, text, spot, of, clause)
    if letter.record.date and day < letter.record.date:
        text = N_("The letter would be dated before the paper it corrects ({number} of {day}).")
        yield Finding("correction.before", Severity.REFUSED, text, Spot(Holder.ORDER, "day"), of, clause)
    if candidate.session.office is not None:
        text = N_("{number} is of another office; who issued a paper corrects it.")
        spot = Spot(Holder.DOCUMENT, "", letter.uid)
        yield Finding("correction.other_office", Severity.REFUSED, text, spot, of, clause)
    if letter.family not in (None, family):
        text = N_("The other body issued {number}; who issued a paper corrects it.")
        yield Finding("correction.other_body", Severity.REFUSED, text, Spot(Holder.ORDER, "format"), of, clause)


def _misprints(letter: "Corrected", clause: str) -> Iterator[Finding]:
    if not letter.misprints or not all(pair.is_whole for pair in letter.misprints):
        text = N_("What is printed wrong, or what is right, is not entered.")
        yield Finding("correction.empty", Severity.REFUSED, text, _MISPRINTS)
    body = Page(letter.body)
    for pair in letter.misprints:
        if not pair.is_whole:
            continue
        is_said = _is_said(pair, body)
        if _changes_content(pair, is_said=is_said):
            text = N_(
                "A figure or a day in what the paper says is its content: an error of content is mended by a paper "
                "that replaces it, not by a letter."
            )
            yield Finding("correction.content", Severity.REFUSED, text, _MISPRINTS, clause=clause, quote=pair.wrong)
        elif is_said or _is_bare(pair):
            text = N_(
                "These words are of what the paper says. A letter corrects errors of form, layout and procedure; where "
                "the content changes, a paper that replaces it is needed."
            )
            yield Finding("correction.words", Severity.ASKED, text, _MISPRINTS, clause=clause, quote=pair.wrong)


def _is_said(pair: "Misprint", body: Page) -> bool:
    """Whether what is wrong stands in the content of the paper."""
    return body.says(" ".join(pair.wrong.split()))


def _changes_content(pair: "Misprint", *, is_said: bool) -> bool:
    """Whether what is right says another figure or day than what is wrong, or the contrary of it.

    What stands in the head alone (number, symbol, place and date) or names a document is form.
    """
    wrong, right = _FORM.sub(" ", pair.wrong), _FORM.sub(" ", pair.right)
    if is_said:
        wrong, right = pair.wrong, pair.right
    if _is_bare(pair):
        return False  # so short a text may stand in the head as well
    if _figures(wrong) != _figures(right) and (not is_said or len("".join(wrong.split())) >= _TELLING):
        return True
    counted = [[word for word in text.casefold().split() if word in _COUNTING] for text in (wrong, right)]
    denied = [sum(word in _DENYING for word in text.casefold().split()) for text in (wrong, right)]
    return (all(counted) and counted[0] != counted[1]) or denied[0] != denied[1]


def _is_bare(pair: "Misprint") -> bool:
    """Whether it is a figure without a word, which may stand in the head or in what the paper says."""
    wrong = "".join(pair.wrong.split())
    return len(wrong) < _TELLING and wrong.replace(".", "").isdecimal()


def _figures(text: str) -> list[int]:
    """The numbers of a text; points between thousands are no part of them, nor is a 0 before a day."""
    return [int(digits.replace(".", "")) for digits in _FIGURE.findall(text)]
