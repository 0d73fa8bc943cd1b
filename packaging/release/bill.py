"""What a release is made of: the bill of materials (CycloneDX) and every licence, beside the program."""

import email
import json
import re
import shutil
import time
import uuid
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from typing import Any

from sources import CHECKOUT, CannotBuild, epoch, version

HERE = Path(__file__).parent
BILL = "sbom.cdx.json"
FOLDER = "licences"
_TEXTS = re.compile(r"(licen[cs]e|copying|notice|authors)", re.I)
# Packages whose wheels carry no licence text; what stands in for it, and the licence as SPDX names it.
_LGPL = ("LGPL-3.0.txt", "GPL-3.0.txt", "QT.txt")
_SHIPPED = {"pyside6-essentials": _LGPL, "pyside6-pdf": _LGPL, "shiboken6": _LGPL}
_QT_CHOICE = "LGPL-3.0-only"


@dataclass(frozen=True, slots=True)
class Component:
    """One part of the program: a package, a font, Python itself."""

    name: str
    version: str
    licence: str
    purl: str
    texts: tuple[Path, ...] = ()
    sha256: str = ""
    address: str = field(default="", kw_only=True)


def own_parts() -> list[Component]:
    """What the program carries beside packages: fonts and icons of its resources."""
    resources = CHECKOUT / "resources"
    return [
        Component("Liberation Serif", "2.1.5", "OFL-1.1", "pkg:generic/liberation-fonts@2.1.5",
                  (resources / "fonts" / "OFL.txt",)),
        Component("Lucide", "", "ISC", "pkg:npm/lucide-static", (resources / "icons" / "LICENSE",)),
    ]  # fmt: skip


def packages(app: Path, hashes: dict[str, str]) -> list[Component]:
    """The packages unpacked in ``app``, in the order of their names.

    Args:
        hashes: SHA-256 of each wheel by the package's normal name.

    Raises:
        CannotBuild: one names no licence.
    """
    components = []
    for info in app.glob("*.dist-info"):
        metadata = email.message_from_string((info / "METADATA").read_text(encoding="utf-8"))
        name = re.sub(r"[-_.]+", "-", str(metadata["Name"])).lower()
        if name in ("pip", "doithoai"):
            continue
        texts = tuple(sorted(path for path in info.rglob("*") if path.is_file() and _is_text(path, info)))
        components.append(
            Component(name, str(metadata["Version"]), _licence(name, metadata, texts),
                      f"pkg:pypi/{name}@{metadata['Version']}",
                      (*texts, *(HERE / "licences" / text for text in _SHIPPED.get(name, ()))),
                      hashes.get(name, ""), address=str(metadata.get("Home-page") or ""))
        )  # fmt: skip
    return sorted(components, key=lambda component: component.name)


def _is_text(path: Path, info: Path) -> bool:
    parts = path.relative_to(info).parts
    return parts[0] in ("licenses", "license_files") or bool(_TEXTS.search(parts[-1]))


def _licence(name: str, metadata: Message, texts: tuple[Path, ...]) -> str:
    """The licence as the package names it, in one line; by its classifiers where it has no field."""
    if name in _SHIPPED:
        return _QT_CHOICE
    classifiers = [
        value.rsplit(" :: ", 1)[-1] for value in metadata.get_all("Classifier", []) if value.startswith("License")
    ]
    named = metadata["License-Expression"] or metadata["License"] or ", ".join(classifiers)
    if not named and not texts:
        raise CannotBuild(f"{name} names no licence")
    return str(named or "see its text").strip().splitlines()[0][:120]


def gather(components: list[Component], target: Path) -> None:
    """Copy every licence to ``target/licences/NAME/`` with a list of all, and the bill of materials to ``target``."""
    folder = target / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    lines = []
    for component in components:
        lines.append(f"{component.name} {component.version}: {component.licence}".replace(" :", ":"))
        for text in component.texts:
            place = folder / component.name.replace(" ", "-") / text.name
            place.parent.mkdir(parents=True, exist_ok=True)
            if place.exists():
                place = place.with_stem(f"{text.parent.name}-{place.stem}")
            shutil.copyfile(text, place)
    shutil.copyfile(CHECKOUT / "LICENSE", folder / "LICENSE-So-Doi-Thoai.txt")
    text = "Các phần của chương trình và giấy phép của từng phần / Parts of the program and their licences\n\n"
    (folder / "README.txt").write_text(text + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    (target / BILL).write_text(
        json.dumps(bill(components), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
    )


def bill(components: list[Component]) -> dict[str, Any]:
    """The bill of materials as CycloneDX 1.5 has it; the same components give the same bill."""
    listed = [_entry(component) for component in components]
    identity = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([version(), listed], sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{identity}",
        "version": 1,
        "metadata": {
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(epoch())),
            "component": {
                "type": "application", "name": "doithoai", "version": version(),
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": listed,
    }  # fmt: skip


def _entry(component: Component) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "type": "library",
        "bom-ref": component.purl,
        "name": component.name,
        "version": component.version,
        "purl": component.purl,
        "licenses": [{"license": {"name": component.licence}}],
    }
    if component.sha256:
        entry["hashes"] = [{"alg": "SHA-256", "content": component.sha256}]
    if component.address:
        entry["externalReferences"] = [{"type": "website", "url": component.address}]
    return entry
