"""The clean copy that is signed on paper: what it said is remembered, and what is issued later is held against it.

A paper document gets its number after it was signed (Decree 30/2020/NĐ-CP, Article 15): the copy has no mark of a
draft, and room for the number and the day. Issuing then takes both from the paper.
"""

import difflib
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from doithoai.documents.brief import Brief
from doithoai.documents.content.attached import texts_of
from doithoai.domain.errors import N_
from doithoai.domain.finding import Finding, Holder, Severity, Spot
from doithoai.domain.text import shortened
from doithoai.register import settings
from doithoai.register.connection import Register

if TYPE_CHECKING:
    from doithoai.documents.content.wording import Wording

_QUOTED = 80  # letters of a passage: enough to find it by
_MOST = 5  # passages named one by one


def clean(brief: Brief) -> Brief:
    """The brief of the copy to be signed."""
    return replace(brief, number=None, draft=False, footer_mark="", for_signing=True)


def remember(register: Register, about: str, brief: Brief, wording: "Wording") -> None:
    """Keep what the copy says, passage by passage."""
    with register.step(N_("Print for signing")):
        settings.put(register, _key(brief, about), json.dumps(_texts(brief, wording), ensure_ascii=False))


def forget(register: Register, about: str, brief: Brief) -> None:
    """The paper is issued: nothing waits to be signed any more; inside a step."""
    if settings.get(register, _key(brief, about)):
        settings.put(register, _key(brief, about), "")


def changed(register: Register, about: str, brief: Brief, wording: "Wording") -> list[Finding]:
    """What the paper would say otherwise than the copy that was printed for signing; none where none was."""
    stored = settings.get(register, _key(brief, about))
    if not stored:
        return []
    pairs = list(_differing(json.loads(stored), _texts(brief, wording)))
    findings = [_finding(before, after) for before, after in pairs[:_MOST]]
    if len(pairs) > _MOST:
        text = N_("Changed in {count} more places since it was printed for signing.")
        findings.append(
            Finding("signed.changed", Severity.ASKED, text, Spot(Holder.PAPER), {"count": len(pairs) - _MOST})
        )
    return findings


def _key(brief: Brief, about: str) -> str:
    return f"signing:{brief.kind}:{about}"


def _texts(brief: Brief, wording: "Wording") -> list[str]:
    from doithoai.work import drawing

    return [text for text in texts_of(drawing.content(clean(brief), wording)) if text.strip()]


def _differing(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """The passages that differ, side by side; empty where one was added or taken out."""
    for change, start, end, begin, stop in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if change != "equal":
            old, new = before[start:end], after[begin:stop]
            for place in range(max(len(old), len(new))):
                yield "".join(old[place : place + 1]), "".join(new[place : place + 1])


def _finding(before: str, after: str) -> Finding:
    params = {"before": shortened(before, _QUOTED), "after": shortened(after, _QUOTED)}
    text = N_("Changed since it was printed for signing: “{before}” is now “{after}”.")
    if not before:
        text = N_("Not on the copy that was printed for signing: “{after}”.")
    elif not after:
        text = N_("On the copy that was printed for signing, and now gone: “{before}”.")
    return Finding("signed.changed", Severity.ASKED, text, Spot(Holder.PAPER), params)
