"""Write resources/catalogues/units.tsv from the PyPI package vietnam-provinces.

The package follows the list of the General Statistics Office after the rearrangement of 1 July 2025.
Run by hand when a new release of the package carries changed units: ``python packaging/make_units.py``.
"""

import json
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from vietnam_provinces import NESTED_DIVISIONS_JSON_PATH, __data_version__

TARGET = Path(__file__).parents[1] / "resources" / "catalogues" / "units.tsv"
PREFIXES = ("Thành phố ", "Tỉnh ", "Xã ", "Phường ", "Đặc khu ")
KINDS = {"thành phố trung ương": "thành phố"}


def bare_name(name: str) -> str:
    """The name without its kind: ``Xã Sơn Tiến`` gives ``Sơn Tiến``; ``Phường 1`` stays whole."""
    for prefix in PREFIXES:
        rest = name.removeprefix(prefix)
        if rest != name and not rest[0].isdigit():
            return rest
    return name


def rows() -> Iterable[tuple[str, str, str, str]]:
    """Code, code of the unit above (empty for a province), kind and bare name, provinces first."""
    provinces = json.loads(NESTED_DIVISIONS_JSON_PATH.read_text(encoding="utf-8"))
    for province in provinces:
        kind = province["division_type"]
        yield f"{province['code']:02d}", "", KINDS.get(kind, kind), bare_name(province["name"])
    for province in provinces:
        for ward in province["wards"]:
            yield f"{ward['code']:05d}", f"{province['code']:02d}", ward["division_type"], bare_name(ward["name"])


def main() -> None:
    """Write the table, ordered by code within provinces and within communes."""
    ordered = sorted(rows(), key=lambda row: (len(row[0]), row[0]))
    lines = [f"# vietnam-provinces, data of {__data_version__}; valid from 2025-07-01", "code\tparent\tkind\tname"]
    lines += ["\t".join(row) for row in ordered]
    TARGET.write_text(unicodedata.normalize("NFC", "\n".join(lines) + "\n"), encoding="utf-8", newline="\n")
    print(f"{TARGET}: {len(ordered)}")


if __name__ == "__main__":
    main()
