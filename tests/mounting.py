"""Whether a disk can be mounted here: only root may, and a container often may not even as root."""

import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

FAT_SIZE = 8 << 20


@cache
def can_mount(kind: str) -> bool:
    """Whether a small ``tmpfs`` or ``vfat`` volume can be mounted: tried, for nothing else tells."""
    if sys.platform != "linux" or shutil.which("mount") is None or (kind == "vfat" and not shutil.which("mkfs.vfat")):
        return False
    with tempfile.TemporaryDirectory() as name:
        place, image = Path(name) / "place", Path(name) / "image"
        place.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
        if kind == "vfat":
            with image.open("wb") as file:
                file.truncate(FAT_SIZE)
            subprocess.run(["mkfs.vfat", str(image)], check=True, capture_output=True)
            command = ["mount", "-o", "loop", str(image), str(place)]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            return False
        subprocess.run(["umount", "-l", str(place)], check=True)
        return True
