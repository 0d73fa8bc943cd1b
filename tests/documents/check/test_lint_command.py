"""``doithoai lint`` as others rely on it: exit codes, both languages, JSON; nothing heavy is loaded by others."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from documents.check.drawn_by_hand import drawn
from documents.check.typed_by_hand import state, typed
from doithoai import i18n


def run(*arguments: object, lang: str = "en") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DOITHOAI_LANG": lang}
    command = [sys.executable, "-m", "doithoai", "lint", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False, timeout=120
    )


@pytest.fixture
def right(tmp_path: Path) -> Path:
    file = tmp_path / "thông báo.pdf"
    file.write_bytes(drawn(paragraphs=1))
    return file


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    def small(made):
        made["national_name"] = replace(made["national_name"], size=11)
        made["number"] = replace(made["number"], text="Số: 5/TB-UBND")

    file = tmp_path / "sai.pdf"
    file.write_bytes(drawn(small, paragraphs=1))
    return file


def test_a_right_document_exits_0(right):
    done = run(right)
    assert (done.returncode, done.stderr) == (0, "")
    first, *others = done.stdout.splitlines()
    assert first == f"{right}: nothing departs from Nghị định số 30/2020/NĐ-CP."
    assert others and others[0].startswith("Not checked")


def test_departures_exit_1_a_line_each_with_place_and_clause(wrong):
    done = run(wrong)
    assert (done.returncode, done.stderr) == (1, "")
    title, number, *_others = done.stdout.splitlines()
    assert title == (
        "page 1, 21 mm from the top, “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”: national title: "
        "size 11 pt, the rules want 12–13 pt (Phụ lục I, Phần I, mục II, khoản 1, điểm a)"
    )
    assert "“Số: 5/TB-UBND”: number and symbol: numbers below 10 take a leading 0 (" in number


def test_vietnamese_by_default(wrong, right):
    i18n.set_language("vi")
    for file in (wrong, right):
        told = run(file, lang="vi").stdout
        assert i18n.gettext("Not checked, because the file does not tell: {names}.").partition("{")[0] in told
        assert i18n.gettext("page {page}").format(page=1) in told or file == right
    assert i18n.gettext("national title") in run(wrong, lang="vi").stdout


def test_json_names_rule_place_and_format(wrong, right):
    done = run(wrong, "--json")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert (told["format"], told["file"]) == ("nd30", str(wrong))
    assert [(one["rule"], one["component"]) for one in told["departures"]] == [
        ("size", "national_name"),
        ("leading_zero", "number"),
    ]
    (place,) = told["departures"][1]["places"]
    assert (place["page"], place["paragraph"], place["text"]) == (1, None, "Số: 5/TB-UBND")
    assert 30 < place["top_mm"] < 40
    assert json.loads(run(right, "--json").stdout)["departures"] == []


def test_a_docx_is_checked_too(tmp_path):
    file = typed(tmp_path / "a.docx", state())
    assert run(file).returncode == 0
    assert run(file, "--format", "hd05").returncode == 1


@pytest.mark.parametrize(("name", "data"), [("a.pdf", b"no"), ("a.docx", b"no"), ("a.txt", b"no"), ("gone.pdf", None)])
def test_unreadable_files_exit_1_with_one_line(name, data, tmp_path):
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    done = run(file)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert name in line
    assert "Traceback" not in line


@pytest.mark.parametrize("arguments", [(), ("a.pdf", "--format", "nd99"), ("a.pdf", "b.pdf"), ("a.pdf", "--nonsense")])
def test_wrong_usage_exits_2(arguments):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_the_reader_is_not_loaded_before_it_is_needed():
    code = (
        "import sys, doithoai.cli, doithoai.work.checking; print([m for m in sys.modules if 'pdf' in m or m == 'docx'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [one for one in ("pdfplumber", "pdfminer", "'docx'", "pikepdf") if one in done.stdout] == []
