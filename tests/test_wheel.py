"""The wheel: built from this checkout, installed where nothing else is, and asked for what it ships."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
ASK = """
from doithoai import i18n, paths
assert "_data" in str(paths.resource()), paths.resource()
for font in ("Regular", "Bold", "Italic", "BoldItalic"):
    assert paths.resource("fonts", f"LiberationSerif-{font}.ttf").stat().st_size > 300_000
i18n.set_language("vi")
print(i18n.gettext("Stopped."))
"""


def build(target: Path) -> Path:
    run = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(run, cwd=CHECKOUT, check=True, capture_output=True)
    (wheel,) = target.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    return build(tmp_path_factory.mktemp("wheel"))


def test_it_holds_every_resource_and_both_compiled_catalogues(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    shipped = [p.relative_to(CHECKOUT).as_posix() for p in CHECKOUT.glob("resources/**/*") if p.is_file()]
    assert {f"doithoai/_data/{name}" for name in shipped} <= held
    texts = {name for name in held if name.startswith("doithoai/_data/translations/")}
    assert texts == {f"doithoai/_data/translations/{one}/LC_MESSAGES/doithoai.mo" for one in ("vi", "en")}
    assert not [name for name in held if name.startswith(("tests", "packaging"))]


def test_installed_alone_it_finds_what_it_ships(wheel, tmp_path):
    home = tmp_path / "môi trường"  # a Windows account made from a Vietnamese name gives such a folder
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    asked = subprocess.run([python, "-I", "-c", ASK], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert asked.stdout.strip() == "Đã dừng."
