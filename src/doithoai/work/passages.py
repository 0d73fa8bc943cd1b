"""Passages of drafts edited by hand, kept in the register by the kind of document and what it is about."""

import json
from collections.abc import Sequence

from doithoai.documents.brief import Passage
from doithoai.domain.errors import N_
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.text import clean
from doithoai.register import settings
from doithoai.register.connection import Register


def of_draft(register: Register, kind: DocumentKind, about: str) -> tuple[Passage, ...]:
    """The passages of one draft, in the order they were first edited."""
    stored = json.loads(settings.get(register, _key(kind, about), "[]"))
    return tuple(Passage(was, now) for was, now in stored)


def edit(register: Register, kind: DocumentKind, about: str, was: str, now: str | None) -> None:
    """Keep the hand's words ``now`` for the paragraph the builder says as ``was``; None forgets them.

    Words equal to the builder's are none of the hand's.
    """
    words = clean(now) if now is not None else was
    by_builder = {passage.was: passage.now for passage in of_draft(register, kind, about)}
    if words == was:
        by_builder.pop(was, None)
    else:
        by_builder[was] = words
    with register.step(N_("Edit a passage of a draft"), strand=f"passage:{kind}:{about}:{was[:40]}"):
        settings.put(register, _key(kind, about), _written(list(by_builder.items())))


def _written(passages: Sequence[tuple[str, str]]) -> str:
    return json.dumps(passages, ensure_ascii=False)


def _key(kind: DocumentKind, about: str) -> str:
    return f"passages/{kind}/{about}"
