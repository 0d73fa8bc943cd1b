"""Whether two petitions speak of the same matter: the telling words they share, and nothing hidden.

A likeness can be explained to a person: it names the shared words. Words everybody uses are left out
(`resources/catalogues/stopwords.toml`), and of the rest a word weighs the more the fewer petitions use it.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from doithoai.domain import text

# Two syllables side by side are mostly one word in Vietnamese ("trại lợn"): they tell far more than one alone.
_PAIR, _SINGLE = 1.0, 0.35
# Below these, two texts share words by chance.
LEAST_SCORE = 0.16
_LEAST_SHARED = 1.3


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are.

    Attributes:
        score: 0 (nothing shared) to 1 (the shorter one says nothing that the other does not).
        shared: the telling words they share, as the first text writes them, the weightiest first.
    """

    score: float
    shared: tuple[str, ...] = ()


Terms = Mapping[str, str]


def terms(words: str, stopwords: frozenset[str]) -> dict[str, str]:
    """The telling words of a text and the pairs of neighbours among them: folded form → as written.

    Args:
        stopwords: words that tell nothing, in lower case with one spelling of tone place (`text.marked`).
    """
    written = text.words(words)
    telling = [None if _tells_nothing(word, stopwords) else word for word in written]
    written_by_term = {text.fold(word): word.lower() for word in telling if word}
    for first, second in pairwise(telling):
        if first and second:
            written_by_term[f"{text.fold(first)} {text.fold(second)}"] = f"{first} {second}".lower()
    return written_by_term


def _tells_nothing(word: str, stopwords: frozenset[str]) -> bool:
    return word.isdigit() or len(word) < 2 or text.marked(word) in stopwords


def rarity(pool: Sequence[Terms]) -> dict[str, float]:
    """How much each term weighs, from how many texts of ``pool`` use it."""
    counts = Counter(term for words in pool for term in words)
    return {term: math.log(1 + len(pool) / count) for term, count in counts.items()}


def likeness(typed: Terms, earlier: Terms, weights: Mapping[str, float]) -> Likeness:
    """How alike two texts are, given as their :func:`terms`; a term ``weights`` lacks weighs as a rare one."""
    rare = max(weights.values(), default=1.0)
    shared = sorted(typed.keys() & earlier.keys(), key=lambda term: (-_weigh(term, weights, rare), term))
    together = _total(shared, weights, rare)
    if together < _LEAST_SHARED * rare:
        return Likeness(0.0)
    shorter = min(_total(typed, weights, rare), _total(earlier, weights, rare))
    return Likeness(min(1.0, together / shorter), _readable(shared, typed))


def _weigh(term: str, weights: Mapping[str, float], rare: float) -> float:
    return weights.get(term, rare) * (_PAIR if " " in term else _SINGLE)


def _total(words: Iterable[str], weights: Mapping[str, float], rare: float) -> float:
    return math.fsum(_weigh(term, weights, rare) for term in words)  # whatever the order: a text is wholly like itself


def _readable(shared: Sequence[str], written: Terms) -> tuple[str, ...]:
    """The shared words without those that stand in a pair already named."""
    inside = {word for term in shared if " " in term for word in term.split()}
    return tuple(written[term] for term in shared if " " in term or term not in inside)
