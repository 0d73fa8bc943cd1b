"""What was chosen when a package was sent last, remembered on this computer for each register; never a passphrase."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from doithoai.desktop.preferences import Preferences
from doithoai.domain.options import Option


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of the dialog.

    Attributes:
        period: the key of one of the offered periods.
        receiver: its name; sealing: `register.dispatches.Sealing`.
        folder: where it was put; stick: the name of the removable drive it went to, empty for another place.
    """

    period: str = "year"
    receiver: str = ""
    sealing: str = ""
    since: bool = False
    folder: str = ""
    stick: str = ""


def _option(register: Path) -> Option[str]:
    return Option(f"send/{hashlib.sha256(str(register).encode()).hexdigest()[:16]}", "")


def remembered(preferences: Preferences, register: Path) -> Choices:
    """What was chosen last; what cannot be read is as if nothing was."""
    try:
        stored = json.loads(preferences.get(_option(register)) or "{}")
    except ValueError:
        return Choices()
    if not isinstance(stored, dict):
        return Choices()
    blank = asdict(Choices())
    return Choices(
        **{
            part.name: stored[part.name]
            for part in fields(Choices)
            if type(stored.get(part.name)) is type(blank[part.name])
        }
    )


def remember(preferences: Preferences, register: Path, choices: Choices) -> None:
    """Keep the choices for the next time."""
    preferences.set(_option(register), json.dumps(asdict(choices), ensure_ascii=False))
