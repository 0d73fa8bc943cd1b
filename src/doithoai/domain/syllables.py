"""What a Vietnamese syllable looks like: an onset, a rhyme, and a tone its end allows.

Used to tell Vietnamese from anything else (`domain.encodings`); it says what can be a syllable of standard
spelling, not what is a word. Place names of other tongues (``Đắk``, ``Pleiku``) are not such syllables.
"""

import re
import unicodedata
from functools import lru_cache

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt
uy uya uych uynh uyp uyt uyu uyên uyêt
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y yêm yên yêng yêt yêu
"""
_TONES = {"\u0300": "huyền", "\u0309": "hỏi", "\u0303": "ngã", "\u0301": "sắc", "\u0323": "nặng"}
_TONE = re.compile(f"[{''.join(_TONES)}]")
_STOPPED = ("c", "ch", "p", "t")


def _syllables() -> frozenset[str]:
    """Every toneless syllable; after ``qu`` and ``gi`` the letters u and i are not said twice."""
    rhymes = _RHYMES.split()
    joined = {onset + rhyme for onset in ["", *_ONSETS.split()] for rhyme in rhymes}
    after_gi = {"g" + rhyme for rhyme in rhymes if rhyme.startswith("i")}  # gì, gìn, giếng
    after_qu = {"q" + rhyme for rhyme in rhymes if rhyme.startswith("u") and len(rhyme) > 1} | {"quôc"}
    return frozenset(joined | after_gi | after_qu)


_SYLLABLES = _syllables()


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether ``word`` (NFC, any case) is spelt like one Vietnamese syllable, with at most one tone.

    A syllable that ends in c, ch, p or t bears sắc or nặng when it bears a tone; without one it passes,
    as text typed without marks has it.
    """
    apart = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(apart)
    base = unicodedata.normalize("NFC", _TONE.sub("", apart))
    if len(tones) > 1 or base not in _SYLLABLES:
        return False
    stopped = base.endswith(_STOPPED)
    return not (stopped and tones and tones[0] not in "\u0301\u0323")
