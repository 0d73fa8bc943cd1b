"""What a letter of correction sets right."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Misprint:
    """What was printed ``wrong`` in an issued paper, and what is ``right``; either may be empty while it is typed."""

    wrong: str
    right: str

    @property
    def is_whole(self) -> bool:
        """Whether it says what is wrong and what is right, and these differ in more than their blanks."""
        return bool(self.wrong.strip() and self.right.strip()) and self.wrong.split() != self.right.split()
