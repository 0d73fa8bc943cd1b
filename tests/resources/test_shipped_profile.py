"""The colour profile that archived documents carry."""

import runpy
import struct
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from doithoai import paths

SHIPPED = paths.resource("icc", "srgb.icc")


def test_it_is_of_version_2_for_screens_and_as_long_as_it_says() -> None:
    data = SHIPPED.read_bytes()
    size, _, version, kind, space, meeting = struct.unpack(">I4sI4s4s4s", data[:24])
    assert (size, version >> 24, kind, space, meeting) == (len(data), 2, b"mntr", b"RGB ", b"XYZ ")
    assert data[36:40] == b"acsp"


def test_it_is_what_its_script_makes() -> None:
    script = Path(__file__).parents[2] / "packaging" / "icc_profile.py"
    assert runpy.run_path(str(script))["profile"]() == SHIPPED.read_bytes()


@pytest.mark.parametrize("colour", [(0, 0, 0), (255, 255, 255), (128, 128, 128), (200, 30, 60), (0, 90, 255)])
def test_its_colours_are_those_of_srgb(colour: tuple[int, int, int]) -> None:
    ours, theirs = ImageCms.getOpenProfile(str(SHIPPED)), ImageCms.createProfile("sRGB")
    picture = ImageCms.profileToProfile(Image.new("RGB", (1, 1), colour), ours, theirs)
    assert picture is not None
    assert picture.getpixel((0, 0)) == pytest.approx(colour, abs=1)
