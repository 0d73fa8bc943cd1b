"""Files of Word as LibreOffice prints them, many in one run: a program that is neither ours nor Word."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from documents.render.word import SOFFICE, _our_fonts, _profile


def printed(files: Sequence[Path], folder: Path) -> None:
    """Print DOCX files as PDFs of the same names into ``folder``."""
    profile = Path(_profile()).as_uri()
    command = [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    environment = os.environ | {"FONTCONFIG_FILE": _our_fonts()}
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, files)],
        check=True,
        capture_output=True,
        timeout=240,
        env=environment,
    )
