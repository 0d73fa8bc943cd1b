"""Which field a petition belongs to, guessed from its words; a person changes it with one key.

The keywords are data (`resources/catalogues/field_keywords.toml`). Phrases are compared without marks,
because people type before they mark; a keyword of one syllable is compared with its marks as soon as the
text has any, or ``đê`` (dike) would be found in every ``đề nghị``. A guess names the words it stands on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from doithoai.domain import text

# A phrase of three syllables tells more than three phrases of one.
_WEIGHT = 1.6


@dataclass(frozen=True, slots=True)
class FieldGuess:
    """A field with the keywords found for it, as the keyword list writes them, the longest first."""

    field: str
    because: tuple[str, ...]


def explain_guess(words: str, keywords: Mapping[str, Sequence[str]]) -> FieldGuess | None:
    """The field whose keywords weigh most in ``words``; None when none occurs or two weigh the same.

    Args:
        keywords: words and phrases by the name of the field they tell of.
    """
    spoken = _Spoken(words)
    hits_by_field = {field: spoken.among(listed) for field, listed in keywords.items()}
    weights = sorted(((_weight(hits), field) for field, hits in hits_by_field.items() if hits), reverse=True)
    if not weights or (len(weights) > 1 and weights[0][0] == weights[1][0]):
        return None
    best = weights[0][1]
    return FieldGuess(best, tuple(sorted(hits_by_field[best], key=len, reverse=True)))


def guess_field(words: str, keywords: Mapping[str, Sequence[str]]) -> str | None:
    """The name of the field that :func:`explain_guess` finds."""
    guess = explain_guess(words, keywords)
    return guess.field if guess else None


class _Spoken:
    """A text asked for keywords, each as whole words."""

    def __init__(self, words: str) -> None:
        self._folded = _spaced(text.fold(words))
        self._marked = _spaced(text.marked(words)) if text.has_marks(words) else self._folded

    def among(self, keywords: Sequence[str]) -> list[str]:
        return [keyword for keyword in keywords if self._has(keyword)]

    def _has(self, keyword: str) -> bool:
        if " " not in keyword and self._marked is not self._folded:
            return f" {text.marked(keyword)} " in self._marked
        return _needle(keyword) in self._folded


def _spaced(words: str) -> str:
    """The words between single blanks."""
    return f" {' '.join(text.words(words))} "


@lru_cache(maxsize=4096)
def _needle(keyword: str) -> str:
    """The keyword as it would stand in a folded text; the lists hold some hundreds and are asked at each key."""
    return _spaced(text.fold(keyword))


def _weight(keywords: Sequence[str]) -> float:
    """Each keyword once; one that is part of a longer one found adds nothing."""
    alone = [hit for hit in keywords if not any(hit != other and _needle(hit) in _needle(other) for other in keywords)]
    return round(sum(float(len(hit.split()) ** _WEIGHT) for hit in alone), 6)
