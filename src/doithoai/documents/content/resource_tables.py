"""Reading the program's own tables of `resources/wording/`, whose faults are ours and are told as such."""

import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from doithoai import paths
from doithoai.domain.errors import N_, AppError

Table = TypeVar("Table", bound=Mapping[str, object])
Made = TypeVar("Made")


class WordingDamaged(AppError):
    """A shipped wording file cannot be used."""


def read_table(name: str, make: Callable[[Table], Made]) -> Made:
    """What ``make`` makes of the shipped table ``name`` (``minutes``, ``signing`` …), its text in NFC.

    Raises:
        WordingDamaged: the file is missing, is no TOML, or lacks what ``make`` looks for.
    """
    path = paths.resource("wording", f"{name}.toml")
    try:
        return make(cast(Table, tomllib.loads(unicodedata.normalize("NFC", path.read_text("utf-8")))))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, AppError) as wrong:
        raise WordingDamaged(
            N_("The wording file {file} is damaged: {fault}"),
            remedy=N_("Install the program again; your register is not concerned."),
            file=path.name,
            fault=f"{type(wrong).__name__}: {wrong}",
        ) from wrong
