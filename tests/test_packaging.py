"""Set-up and locks: what a bare machine and a second start stand on."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
PACKAGING = CHECKOUT / "packaging"
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
        asked = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
        assert {normal(one) for one in asked["project"]["dependencies"]} <= set(locked("requirements.lock"))
        assert {normal(one) for one in asked["dependency-groups"]["dev"]} <= set(locked("requirements-dev.lock"))

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
        asked = bash(missing + "; apt-get() { false; }; id() { echo 1000; }; check_system run")
        assert asked.returncode == 1
        assert asked.stdout == ""
        (line,) = asked.stderr.splitlines()
        assert "sudo apt-get install -y libno-such9 no-such" in line
        assert line.startswith("Máy còn thiếu")

    def test_root_installs_what_is_missing_once_for_all(self):
        missing = (
            'needed_to_run=("libno-such.so.9|libno-such9" "a-command|no-such" "b-command|no-such"); id() { echo 0; }'
        )
        said = bash(missing + '; has_vietnamese_font() { false; }; apt_install() { echo "$@"; }; check_system run')
        assert said.stdout.split() == ["fonts-dejavu-core", "libno-such9", "no-such"]

    def test_an_old_python_is_told(self):
        asked = bash('old() { [ "$1" = --version ] && echo Python 3.9.2; }; PYTHON=old; check_python')
        assert asked.returncode == 1
        assert "Cần Python 3.11 trở lên; máy đang có Python 3.9.2" in asked.stderr

    def test_ready_only_when_whole_and_of_this_lock(self, tmp_path):
        script = f"""
        venv="{tmp_path}"; mkdir -p "$venv/bin"; ln -s /bin/true "$venv/bin/python"
        is_ready run && echo no stamp
        fingerprint run > "$venv/ready-run"; is_ready run && echo ready
        is_ready dev && echo dev
        : > "$venv/unfinished"; is_ready run && echo unfinished
        rm "$venv/unfinished"; root="{tmp_path}"
        mkdir packaging; cp "{PACKAGING}"/*.lock "{PACKAGING}/setup.sh" packaging/
        fingerprint run > "$venv/ready-run"; is_ready run && echo moved
        echo >> packaging/requirements.lock; is_ready run && echo stale
        true
        """
        said = bash(script, cwd=tmp_path)
        assert (said.stdout.split(), said.stderr) == (["ready", "moved"], "")

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
