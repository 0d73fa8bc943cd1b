"""Make ``resources/icc/srgb.icc``: the sRGB colour space as an ICC profile of version 2 (ICC.1:2001-04).

Run ``python packaging/icc_profile.py OUT``. Nothing is copied from another profile: the primaries, adapted to D50 by
Bradford, and the curve are those that IEC 61966-2-1 publishes, so the file is free of anyone's rights.
"""

import struct
import sys
from pathlib import Path

COPYRIGHT = "CC0: no rights reserved"
DESCRIPTION = "sRGB IEC61966-2.1"
POINTS = 1024  # of the curve; a table, for version 2 knows no formula
WHITE = (0.9642, 1.0, 0.8249)  # D50, the white all profiles meet at
PRIMARIES = {
    "rXYZ": (0.43607, 0.22249, 0.01392),
    "gXYZ": (0.38515, 0.71687, 0.09708),
    "bXYZ": (0.14307, 0.06061, 0.71410),
}


def profile() -> bytes:
    """The bytes of the profile, always the same."""
    tags = {
        "desc": _description(),
        "cprt": b"text\0\0\0\0" + COPYRIGHT.encode("ascii") + b"\0",
        "wtpt": _xyz(WHITE),
        **{name: _xyz(values) for name, values in PRIMARIES.items()},
        **dict.fromkeys(("rTRC", "gTRC", "bTRC"), _curve()),
    }
    table, body = b"", b""
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += name.encode("ascii") + struct.pack(">II", places[data], len(data))
    whole = struct.pack(">I", len(tags)) + table + body
    return _header(128 + len(whole)) + whole


def _header(size: int) -> bytes:
    made = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ") + made
    head += b"acsp" + b"\0" * 24  # no system, no flags, no device, perceptual
    head += b"".join(map(_fixed, WHITE))
    return head + b"\0" * (128 - len(head))


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, values))


def _curve() -> bytes:
    points = [_light(place / (POINTS - 1)) for place in range(POINTS)]
    return b"curv\0\0\0\0" + struct.pack(f">I{POINTS}H", POINTS, *(round(value * 65535) for value in points))


def _light(value: float) -> float:
    """How much light a value of sRGB is."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _description() -> bytes:
    name = DESCRIPTION.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + b"\0" * (4 + 4 + 2 + 1 + 67)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(profile())
