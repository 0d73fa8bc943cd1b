"""Compile the catalogues: ``translations/<language>/LC_MESSAGES/doithoai.po`` into ``doithoai.mo`` beside it.

Run by the set-up of a checkout; the wheel's build hook uses the same function.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

TRANSLATIONS = Path(__file__).resolve().parents[1] / "translations"


def compile_catalogue(source: Path, target: Path) -> None:
    """Write the ``.mo`` of one ``.po``: whole or not at all, so that a running program never reads half of it."""
    unfinished = target.with_name(f"{target.name}.{os.getpid()}")
    with source.open("rb") as read:
        catalogue = read_po(read)
    # Babel writes the times of the catalogue into the file: fixed, so that the same texts give the same bytes.
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    with unfinished.open("wb") as written:
        write_mo(written, catalogue)
    unfinished.replace(target)


def main() -> None:
    """Compile every catalogue of the checkout."""
    for source in sorted(TRANSLATIONS.glob("*/LC_MESSAGES/*.po")):
        compile_catalogue(source, source.with_suffix(".mo"))


if __name__ == "__main__":
    main()
