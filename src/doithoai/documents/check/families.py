"""Names of fonts: the family behind a face's name, and which families the rules take for Times New Roman."""

import re
from functools import lru_cache

# Times New Roman, and the free families cut to its measures.
_TWINS = frozenset(
    {
        *("timesnewroman", "times", "liberationserif", "tinos", "texgyretermes"),
        *("nimbusroman", "nimbusromno9l", "nimbusromanno9l"),
    }
)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"(?:[-, ]*(?:PSMT|PS|MT|-Roman|Regular|SemiBold|Bold|Black|Heavy|Italic|Oblique))+$", re.I)
_BOLD = re.compile(r"bold|black|heavy", re.I)
_SLANTED = re.compile(r"italic|oblique", re.I)


@lru_cache(1000)
def family(face: str) -> str:
    """``ABCDEF+TimesNewRomanPS-BoldMT`` → ``TimesNewRoman``."""
    return _STYLE.sub("", _SUBSET.sub("", face))


@lru_cache(1000)
def is_bold(face: str) -> bool:
    """Whether a face's name says it is bold."""
    return bool(_BOLD.search(_SUBSET.sub("", face)))


@lru_cache(1000)
def is_italic(face: str) -> bool:
    """Whether a face's name says it is italic."""
    return bool(_SLANTED.search(_SUBSET.sub("", face)))


@lru_cache(1000)
def is_times(name: str) -> bool:
    """Whether a family is Times New Roman or has its measures."""
    plain = re.sub(r"[^a-z0-9]", "", name.lower())
    return plain in _TWINS
