"""Where in a session the letters stand that no font of ours draws: in which of its petitions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from doithoai.documents.render.measure.faces import GlyphMissing
from doithoai.documents.render.measure.text import visible
from doithoai.domain.petition import Petition
from doithoai.domain.session import Session
from doithoai.domain.shape import columns_of, part_of


@contextmanager
def naming_petitions(session: Session) -> Iterator[None]:
    """What a document of ``session`` cannot draw is named with the numbers of the petitions it stands in.

    Raises:
        GlyphMissing: as raised inside, with the numbers where there are any.
    """
    try:
        yield
    except GlyphMissing as missing:
        numbers = [
            str(petition.number or place) for place, petition in _having(session, set(missing.letters).isdisjoint)
        ]
        if not numbers:
            raise
        raise GlyphMissing(missing.letters, ", ".join(numbers)) from missing


def _having(session: Session, without: Callable[[str], bool]) -> Iterator[tuple[int, Petition]]:
    for place, petition in enumerate(session.petitions, 1):
        if any(not without(visible(words)) for words in _texts(petition)):
            yield place, petition


def _texts(petition: Petition) -> Iterator[str]:
    for column in columns_of(Petition):
        value = part_of(petition, column.path)
        for words in value if column.part.many and value else (value,):
            if isinstance(words, str):
                yield words
