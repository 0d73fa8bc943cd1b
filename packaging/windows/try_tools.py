"""What the project's tests need beside the program, for Windows, by the lock of who builds it.

python try_tools.py FOLDER
"""

import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "release"))

import fetching
from sources import CHECKOUT

NEEDED = ("pytest", "pluggy", "iniconfig", "colorama", "pygments", "packaging", "hypothesis", "sortedcontainers",
          "jsonschema", "jsonschema-specifications", "referencing", "rpds-py", "attrs", "typing-extensions",
          "pdfplumber", "pypdfium2", "grimp")  # fmt: skip
PLATFORM, PYTHON = "win_amd64", "3.13"


def main(folder: str) -> None:
    """Lay them out in ``folder``."""
    text = (CHECKOUT / "packaging" / "requirements-dev.lock").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text)
    with tempfile.TemporaryDirectory() as place:
        lock = Path(place) / "tools.lock"
        pinned = [re.sub(r" ; [^\\]+", " ", block, count=1) for block in blocks if block.split("==")[0] in NEEDED]
        lock.write_text("\n".join(pinned) + "\n", encoding="utf-8")
        wheels = fetching.wheels(Path(place) / "wheels", [PLATFORM], PYTHON, lock)
        fetching.lay_out(wheels, Path(folder), [PLATFORM], PYTHON)


if __name__ == "__main__":
    main(*sys.argv[1:])
