"""Small data files that once failed, loaded and printed through the command line (``tests/data/cases/papers``)."""

import json
from pathlib import Path

import pdfplumber
import pytest
from docx import Document

from test_cli import refused, run

CASES = Path(__file__).parent / "data" / "cases" / "papers"
SESSION = "h5-1"


def loaded(case: Path, tmp_path: Path) -> Path:
    register = tmp_path / "so.sdt"
    assert run("new", register).returncode == 0
    done = run("load", register, case)
    assert done.returncode == 0, done.stderr
    return register


def pages(kind: str, register: Path, tmp_path: Path) -> list[str]:
    out = tmp_path / f"{kind}.pdf"
    done = run("print", kind, register, SESSION, "--out", out)
    assert done.returncode == 0, done.stderr
    with pdfplumber.open(out) as pdf:
        return [page.extract_text() for page in pdf.pages]


def changed(case: str, tmp_path: Path, **words: str) -> Path:
    """The case with other words in its petitions, by their uid."""
    data = json.loads((CASES / case).read_text("utf-8"))
    for petition in data["sessions"][0]["petitions"]:
        petition["content"] = words.get(petition["uid"].replace("-", "_"), petition["content"])
    path = tmp_path / "case.json"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return path


@pytest.mark.parametrize("length", [300, 1100, 1400, 1700])
def test_a_letter_with_a_long_last_petition_runs_over_two_pages(length: int, tmp_path: Path) -> None:
    """Its signature has at least two lines of text with it, and the text begins on the first page."""
    words = ("Một đoạn văn rất dài. " * 200)[:length].rstrip()
    case = CASES / "reminder_1400.json" if length == 1400 else changed("reminder_1400.json", tmp_path, h5_p1=words)
    printed = pages("reminder", loaded(case, tmp_path), tmp_path)
    assert len(printed) == 1 + (length > 300)
    assert "Một đoạn văn" in printed[0]
    before, _, _ = printed[-1].partition("Nơi nhận")
    assert len([line for line in before.splitlines() if len(line) > 40]) >= 2
    assert "Hồ Sỹ Tâm" in printed[-1]


@pytest.mark.parametrize(
    ("case", "printed"), [("char_u2011.json", "Đất-ở nông thôn"), ("char_tick.json", "√ Đã nêu lần trước")]
)
def test_what_the_font_lacks_is_printed_by_its_equal(case: str, printed: str, tmp_path: Path) -> None:
    register = loaded(CASES / case, tmp_path)
    assert printed in " ".join(" ".join(pages("minutes", register, tmp_path)).split())
    out = tmp_path / "minutes.docx"
    assert run("print", "minutes", register, SESSION, "--out", out).returncode == 0
    assert any(printed in paragraph.text for paragraph in Document(str(out)).paragraphs)


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_what_has_no_equal_is_named_all_at_once_with_the_number_of_its_petition(ending: str, tmp_path: Path) -> None:
    case = changed("char_tick.json", tmp_path, h5_p1="Cần 漢 và 😀", h5_p2="Bình thường ☑ \uf0b7 \u3000 ✓")
    register = loaded(case, tmp_path)
    out = tmp_path / f"minutes.{ending}"
    line = refused("print", "minutes", register, SESSION, "--out", out, naming="U+6F22")
    assert "U+1F600" in line
    assert "number 1." in line or "số 1." in line
    assert not out.exists()


def test_u00d0_is_read_as_what_it_looks_like_and_no_title_is_printed_twice(tmp_path: Path) -> None:
    text = "\n".join(pages("minutes", loaded(CASES / "eth_title.json", tmp_path), tmp_path))
    assert "\u00d0" not in text
    assert "Đồng chí Đồng chí" not in text
    signature = text[text.rindex("CHỦ TỌA") :]
    assert "Hồ Sỹ Tâm" in signature
    assert "Đồng chí" not in signature


@pytest.mark.parametrize("name", ["", " ", "\u00a0\u3000", "\u200b\u200d\u2060", "\ufeff"])
def test_a_name_in_which_nothing_can_be_seen_is_refused_with_its_path(name: str, tmp_path: Path) -> None:
    data = json.loads((CASES / "empty_name.json").read_text("utf-8"))
    data["sessions"][0]["attendees"][2]["name"] = name
    case = tmp_path / "case.json"
    case.write_text(json.dumps(data), "utf-8")
    register = tmp_path / "so.sdt"
    run("new", register)
    refused("load", register, case, naming="sessions[0].attendees[2].name")
    assert SESSION not in run("sessions", register).stdout


def test_the_case_of_empty_names_is_refused(tmp_path: Path) -> None:
    register = tmp_path / "so.sdt"
    run("new", register)
    refused("load", register, CASES / "empty_name.json", naming="sessions[0].attendees[2].name")


def test_double_and_no_break_blanks_in_names_become_one(tmp_path: Path) -> None:
    data = json.loads((CASES / "eth_title.json").read_text("utf-8"))
    data["sessions"][0]["attendees"][1]["name"] = " Đinh\u00a0 Văn \u3000 Bảy "
    case = tmp_path / "case.json"
    case.write_text(json.dumps(data), "utf-8")
    dumped = json.loads(run("dump", loaded(case, tmp_path)).stdout)
    assert dumped["sessions"][0]["attendees"][1]["name"] == "Đinh Văn Bảy"
