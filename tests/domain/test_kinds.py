"""The closed lists: their values are those of the data file and the database, for ever."""

import enum

import pytest

from doithoai.domain import kinds

LISTS = [kind for kind in vars(kinds).values() if isinstance(kind, type) and issubclass(kind, enum.StrEnum)]
LISTS.remove(enum.StrEnum)

# A value once written into a register is never renamed; new ones may be added.
WRITTEN = {
    "SessionKind": {"periodic", "adhoc", "thematic"},
    "Side": {"government", "party", "joint"},
    "Role": {"leader", "agency", "invited", "citizen"},
    "Competence": {"commune", "district", "province", "centre"},
    "AnswerForm": {"written", "in_person"},
    "Outcome": {"open", "closed", "transferred", "withdrawn"},
    "OfficeLevel": {"commune", "district", "province"},
    "DocumentKind": {
        "minutes", "notice", "invitation", "announcement", "results", "roster", "slip", "reminder", "transfer", "cover",
        "report",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", WRITTEN)
def test_what_registers_hold_already_is_still_there(name):
    assert WRITTEN[name] <= {member.value for member in getattr(kinds, name)}


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.__name__)
def test_a_member_is_named_as_it_is_written(kind):
    """So that who knows the data file, or the command line with its hyphens, knows the code."""
    assert [member.name.lower() for member in kind] == [member.value.replace("-", "_") for member in kind]
