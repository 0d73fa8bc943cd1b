"""Keeps the catalogues in step with the code: extract the message ids, update both languages, compile.

Run through ``packaging/translations.sh``. What is new comes out empty in Vietnamese, for a person to translate
(``tests/test_i18n.py`` fails until then); English texts are the message ids themselves. What is no longer used goes.
The files carry no dates and no line numbers, so that a change shows only what changed.
"""

import io
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from compile_translations import TRANSLATIONS, compile_catalogue

SOURCES = TRANSLATIONS.parent / "src"
KEYWORDS = {"N_": None, "_": None, "gettext": None, "ngettext": (1, 2)}
PLURAL_FORMS = {"vi": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}
# What click tells a person through our commands (`i18n.lend_to_libraries`), told apart from what it tells programmers.
FROM_CLICK = frozenset(
    {
        "Options",
        "Commands",
        "Positional arguments",
        "Usage:",
        "required",
        "default: {default}",
        "Show this message and exit.",
        "Missing command.",
        "Missing argument",
        "Missing option",
        "Missing parameter",
        "Missing {param_type}",
        "Invalid value: {message}",
        "Invalid value for {param_hint}: {message}",
        "No such option {name!r}.",
        "No such command {name!r}.",
        ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
        "Option {name!r} does not take a value.",
        ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
        ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
        "Choose from:\n\t{choices}",
        ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
        "{value!r} is not a valid {number_type}.",
    }
)
TEMPLATE = TRANSLATIONS / "doithoai.pot"


def catalogue_file(language: str) -> Path:
    """Where the texts of one language are kept."""
    return TRANSLATIONS / language / "LC_MESSAGES" / "doithoai.po"


def read(path: Path) -> Catalog:
    """A catalogue as it stands; empty when there is none yet."""
    return read_po(io.BytesIO(path.read_bytes() if path.exists() else b""))


def extracted() -> Catalog:
    """Every message id in ``src/``, in the order of the files, and click's; notes follow ``# L10N:``."""
    catalogue = Catalog()
    messages = extract_from_dir(SOURCES, keywords=KEYWORDS, comment_tags=("L10N:",), strip_comment_tags=True)
    for name, _line, message, notes, _context in sorted(messages, key=lambda entry: (entry[0], entry[1])):
        catalogue.add(message, locations=[(f"src/{name}", 0)], auto_comments=notes)
    for message in sorted(clicks_own() & FROM_CLICK, key=str):
        catalogue.add(message, locations=[("click", 0)])
    return catalogue


def clicks_own() -> frozenset[str | tuple[str, ...]]:
    """Every message id of the installed click."""
    return frozenset(message[2] for message in extract_from_dir(Path(click.__file__).parent, keywords=KEYWORDS))


def updated(earlier: Catalog, current: Catalog, language: str) -> Catalog:
    """``current`` with the translations of ``earlier``."""
    catalogue = Catalog(locale=language)
    for message in current:
        if message.id:
            text = _english(message) if language == "en" else _translated(earlier, message)
            catalogue.add(
                message.id, text, locations=message.locations, auto_comments=message.auto_comments, flags=message.flags
            )
    return catalogue


def _translated(earlier: Catalog, message: Message) -> str | tuple[str, ...]:
    before = earlier.get(message.id)
    if before and not before.fuzzy and before.string:
        return tuple(before.string) if isinstance(before.string, (list, tuple)) else before.string
    return ("",) if message.pluralizable else ""


def _english(message: Message) -> str | tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, (list, tuple)) else message.id


def write(path: Path, catalogue: Catalog, language: str = "") -> None:
    """Keep a catalogue under a header of our own: Babel's carries the time of day."""
    body = io.BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, include_lineno=False)
    lines = ["Project-Id-Version: doithoai", f"Language: {language}", "MIME-Version: 1.0"]
    lines += ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    lines += [f"Plural-Forms: {PLURAL_FORMS[language]}"] if language else []
    header = "".join(f'"{line}\\n"\n' for line in lines)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(f'msgid ""\nmsgstr ""\n{header}\n'.encode() + body.getvalue().rstrip(b"\n") + b"\n")


def main() -> None:
    """Bring template, catalogues and compiled catalogues up to date, and say what is left to translate."""
    current = extracted()
    write(TEMPLATE, current)
    for language in PLURAL_FORMS:
        path = catalogue_file(language)
        catalogue = updated(read(path), current, language)
        write(path, catalogue, language)
        compile_catalogue(path, path.with_suffix(".mo"))
        empty = [message.id for message in catalogue if message.id and not any(message.string)]
        print(f"{language}: {len(catalogue)} texts, {len(empty)} to translate")
        for message_id in empty:
            print(f"  {message_id!r}")


if __name__ == "__main__":
    main()
