"""Some of the sessions and petitions: those of some units, kinds, audiences, fields or agencies."""

from dataclasses import dataclass
from enum import StrEnum

from doithoai.register.facts import ASSIGNED, SQL


class By(StrEnum):
    """What sessions and their petitions are told apart by, in a register that holds those of several units."""

    UNIT = "unit"
    KIND = "kind"
    AUDIENCE = "audience"
    FIELD = "field"
    AGENCY = "agency"


# Over ``p`` (petition) and ``s`` (session); those of sessions do without a petition.
OF_SESSIONS = {
    By.UNIT: "(SELECT code FROM office WHERE id = s.office_id)",
    By.KIND: "s.kind",
    By.AUDIENCE: "s.audience",
}
COLUMNS = OF_SESSIONS | {By.FIELD: "p.field", By.AGENCY: "p.lead"}


@dataclass(frozen=True, slots=True)
class OfParts:
    """The row of what is in one of the values of each part; None is what has no such value.

    Attributes:
        name: of the row, as it is shown.
    """

    parts: tuple[tuple[By, tuple[str | None, ...]], ...]
    name: str = ""

    def within(self, by: By, *values: str | None) -> "OfParts":
        """A row inside this one."""
        return OfParts((*self.parts, (by, values)), self.name)

    def test(self) -> tuple[str, dict[str, object]]:
        """The test in SQL over ``s``, and over ``p`` where a part asks for it."""
        tests, values = ["1"], dict[str, object]()
        for number, (by, names) in enumerate(self.parts):
            marks = []
            for place, name in enumerate(names):
                values[f"part_{number}_{place}"] = name
                marks.append(f"{COLUMNS[by]} IS :part_{number}_{place}")
            tests.append(f"({' OR '.join(marks) or '0'})")
            if by is By.AGENCY:
                tests.append(f"{SQL} & {ASSIGNED}")
        return " AND ".join(tests), values


EVERYTHING = OfParts(())
