"""Set-up and locks: what a bare machine and a second start stand on."""

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
PACKAGING = CHECKOUT / "packaging"

_spec = importlib.util.spec_from_file_location("coverage_floors", PACKAGING / "coverage_floors.py")
coverage_floors = importlib.util.module_from_spec(_spec)
sys.modules["coverage_floors"] = coverage_floors  # its dataclass looks itself up
_spec.loader.exec_module(coverage_floors)

SCRIPTS = sorted([*PACKAGING.glob("*.sh"), CHECKOUT / ".ci" / "run"])


def locked(name: str) -> dict[str, str]:
    """Package to version, by the names of a lock file."""
    text = (PACKAGING / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.M))


def normal(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[>=<\[ ]", requirement)[0]).lower()


def bash(script: str, **options) -> subprocess.CompletedProcess[str]:
    """Run ``script`` with the functions of setup.sh at hand."""
    start = f'set -euo pipefail; . "{PACKAGING}/setup.sh"; python=python3; {script}'
    return subprocess.run(["bash", "-c", start], capture_output=True, text=True, check=False, **options)


class TestLocks:
    @pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
    def test_every_package_has_hashes_and_none_an_address(self, name):
        text = (PACKAGING / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "index" not in text
        for block in re.split(r"\n(?=\S)", text.strip()):
            assert re.match(r"[a-z0-9-]+==\S+( ; .+)? \\\n( +--hash=sha256:[0-9a-f]{64}( \\\n)?)+$", block), block

    def test_the_tests_use_what_the_program_runs_with(self):
        run, dev = locked("requirements.lock"), locked("requirements-dev.lock")
        assert run.items() < dev.items()

    def test_they_hold_what_pyproject_asks_for(self):
        """Remake them with ``packaging/lock.sh`` after changing a dependency."""
        project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
        run, dev = project["project"]["dependencies"], project["dependency-groups"]["dev"]
        assert set(map(normal, run)) <= set(locked("requirements.lock"))
        assert set(map(normal, dev)) <= set(locked("requirements-dev.lock"))

    def test_what_only_publishing_needs_is_tested_and_not_released(self):
        extra = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        needed = set(map(normal, extra["optional-dependencies"]["publish"]))
        assert needed <= set(locked("requirements-dev.lock"))
        assert not needed & set(locked("requirements.lock"))

    def test_no_package_of_the_web_engine(self):
        assert not {"pyside6", "pyside6-addons"} & set(locked("requirements-dev.lock"))


class TestSetUp:
    @pytest.mark.parametrize("script", SCRIPTS, ids=lambda p: p.name)
    def test_scripts_are_valid_bash(self, script):
        assert subprocess.run(["bash", "-n", script], capture_output=True, check=False).returncode == 0

    def test_what_is_missing_is_one_line_with_the_command(self):
        missing = (
            'needed_to_run=("libno-such.so.9|libno-such9" "no-such-command|no-such"); has_vietnamese_font() { true; }'
        )
        ended = bash(missing + "; apt-get() { false; }; id() { echo 1000; }; check_system run")
        assert ended.returncode == 1
        assert ended.stdout == ""
        (line,) = ended.stderr.splitlines()
        assert "sudo apt-get install -y libno-such9 no-such" in line
        assert line.startswith("Máy còn thiếu")

    def test_root_installs_what_is_missing_once_for_all(self):
        missing = (
            'needed_to_run=("libno-such.so.9|libno-such9" "a-command|no-such" "b-command|no-such"); id() { echo 0; }'
        )
        ended = bash(missing + '; has_vietnamese_font() { false; }; apt_install() { echo "$@"; }; check_system run')
        assert ended.stdout.split() == ["fonts-dejavu-core", "libno-such9", "no-such"]

    def test_ci_has_what_no_test_may_do_without(self):
        """At a desk the tests of LibreOffice are skipped where it is missing, and said so; in CI it is installed."""
        bare = "command() { false; }; missing_packages"
        desk, ci = bash(f"{bare} dev").stdout.split(), bash(f"{bare} ci").stdout.split()
        tools = {"gcc-mingw-w64-x86-64", "libreoffice-writer-nogui", "util-linux", "mount", "postgresql"}
        assert set(ci) - set(desk) == tools

    def test_an_old_python_is_told(self):
        ended = bash('old() { [ "$1" = --version ] && echo Python 3.9.2; }; PYTHON=old; check_python')
        assert ended.returncode == 1
        assert "Cần Python 3.11 trở lên; máy đang có Python 3.9.2" in ended.stderr

    def test_ready_only_when_whole_and_of_this_lock(self, tmp_path):
        script = f"""
        venv="{tmp_path}"; mkdir -p "$venv/bin"; ln -s /bin/true "$venv/bin/python"
        is_ready run && echo no stamp
        fingerprint run > "$venv/ready-run"; is_ready run && echo ready
        is_ready dev && echo dev
        is_ready ci && echo ci
        : > "$venv/unfinished"; is_ready run && echo unfinished
        rm "$venv/unfinished"; root="{tmp_path}"
        mkdir packaging; cp "{PACKAGING}"/*.lock "{PACKAGING}/setup.sh" packaging/
        fingerprint run > "$venv/ready-run"; is_ready run && echo moved
        echo >> packaging/requirements.lock; is_ready run && echo stale
        true
        """
        ended = bash(script, cwd=tmp_path)
        assert (ended.stdout.split(), ended.stderr) == (["ready", "moved"], "")

    def test_catalogues_are_compiled_only_when_they_changed(self, tmp_path):
        folder = tmp_path / "translations" / "vi" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "doithoai.po").touch()
        compile_ = (
            f'root={tmp_path}; venv={tmp_path}; mkdir -p bin; printf "#!/bin/sh\\necho compiled\\n" > bin/python; '
        )
        compile_ += "chmod +x bin/python; compile_catalogues"
        assert bash(compile_, cwd=tmp_path).stdout == "compiled\n"
        (folder / "doithoai.mo").touch()
        assert bash(compile_, cwd=tmp_path).stdout == ""


class TestNothingIsSkippedInCi:
    SKIPS = "import pytest\n\ndef test_fine(): pass\n\n@pytest.mark.skip(reason='no tool')\ndef test_without(): pass\n"

    @pytest.mark.slow
    @pytest.mark.parametrize(("ci", "workers", "code"), [("", "0", 0), ("true", "0", 1), ("true", "2", 1)])
    def test_a_skipped_test_fails_the_run_there(self, tmp_path, ci, code, workers):
        (tmp_path / "test_it.py").write_text(self.SKIPS, encoding="utf-8")
        (tmp_path / "conftest.py").write_bytes((CHECKOUT / "tests" / "conftest.py").read_bytes())
        command = [sys.executable, "-m", "pytest", "-n", workers, "-p", "no:pytest-qt", "--rootdir", tmp_path]
        run = subprocess.run(
            [*command, tmp_path], cwd=tmp_path, env=os.environ | {"CI": ci}, capture_output=True, text=True, check=False
        )
        assert run.returncode == code, run.stdout
        assert ("no tool" in run.stdout) == bool(ci)

    def test_ci_runs_what_every_desk_runs(self, tmp_path):
        """With the same arguments, and with ``CI`` set."""
        (tmp_path / ".ci").mkdir()
        (tmp_path / "packaging").mkdir()
        (tmp_path / ".ci" / "run").write_bytes((CHECKOUT / ".ci" / "run").read_bytes())
        (tmp_path / "packaging" / "test.sh").write_text('echo "CI=$CI $*"', encoding="utf-8")
        run = subprocess.run(["bash", tmp_path / ".ci" / "run", "-x"], capture_output=True, text=True, check=True)
        assert run.stdout == "CI=true -x\n"


class TestFloorsOfCoverage:
    def test_a_room_below_its_floor_is_named_with_its_worst_modules(self):
        modules = [
            coverage_floors.Module("domain/a.py", 100, 2),
            coverage_floors.Module("domain/b.py", 100, 9),
            coverage_floors.Module("work/c.py", 100, 14),
            coverage_floors.Module("cli.py", 10, 0),
        ]
        lines, reached = coverage_floors.report(modules)
        assert not reached
        assert lines == [
            "cli           100.0 %  (floor 85)",
            "domain         94.5 %  (floor 95)",
            "    domain/b.py: 9 of 100 not run",
            "    domain/a.py: 2 of 100 not run",
            "work           86.0 %  (floor 85)",
        ]

    def test_at_their_floors_all_is_well(self):
        modules = [coverage_floors.Module("register/a.py", 100, 5), coverage_floors.Module("desktop/b.py", 100, 15)]
        assert coverage_floors.report(modules)[1]

    @pytest.mark.slow
    def test_it_reads_what_the_tests_measured(self, tmp_path):
        """A room of which nothing ran is measured too."""
        code = "from doithoai.domain import syllables; syllables.__doc__"
        data_file = tmp_path / "data"
        command = [sys.executable, "-m", "coverage", "run", f"--rcfile={CHECKOUT / 'pyproject.toml'}"]
        (tmp_path / "a.py").write_text(code, encoding="utf-8")
        environment = os.environ | {"COVERAGE_FILE": str(data_file), "PYTHONPATH": str(CHECKOUT / "src")}
        environment.pop("COVERAGE_PROCESS_CONFIG", None)  # of the run that measures this very test
        subprocess.run([*command, tmp_path / "a.py"], cwd=tmp_path, env=environment, check=True)
        subprocess.run(
            [sys.executable, "-m", "coverage", "combine", f"--rcfile={CHECKOUT / 'pyproject.toml'}", "-q"],
            cwd=tmp_path, env=environment, check=True,
        )  # fmt: skip
        modules = {module.path: module for module in coverage_floors.measured(data_file)}
        syllables, sheet = modules["domain/syllables.py"], modules["reports/sheet.py"]
        assert 0 < syllables.missing < syllables.statements
        assert sheet.missing == sheet.statements > 0
