"""The same minutes through other engines: WeasyPrint, fpdf2, Typst and LibreOffice, in one run. By hand:

    python3 -m venv /tmp/others && /tmp/others/bin/pip install weasyprint fpdf2 typst
    .venv/bin/python tests/benchmarks/bench_others.py [PETITIONS] --python /tmp/others/bin/python

None of them is a dependency. They set the bare paragraphs (justified, first line in, the same font and size); only
ours sets the head, the signatures and the rules of what stays together. LibreOffice prints our own twin for Word,
its start counted in. Times are those of the second of two runs in one process, without loading the library.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pikepdf
from bench_pdf import bare, minutes, ours

from doithoai import paths
from doithoai.documents.content.model import Document, Paragraph
from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.docx.render import render_docx

_OTHERS = {
    "WeasyPrint": """
import html
from weasyprint import HTML
css = '''@page {size: A4; margin: 20mm 15mm 20mm 30mm}
@font-face {font-family: L; src: url(file://%s)}
p {font: 14pt L; text-align: justify; text-indent: 12.7mm; margin: 6pt 0 0; line-height: 1.26; orphans: 2; widows: 2}'''
def make(texts, font, out):
    body = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
    HTML(string=f"<style>{css % font}</style>{body}").write_pdf(out)
""",
    "fpdf2": """
from fpdf import FPDF
def make(texts, font, out):
    pdf = FPDF(format="A4")
    pdf.set_margins(30, 20, 15)
    pdf.set_auto_page_break(True, 20)
    pdf.add_font("L", fname=font)
    pdf.set_font("L", size=14)
    pdf.add_page()
    for text in texts:
        pdf.multi_cell(0, 6.2, text, align="J", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(2)
    pdf.output(out)
""",
    "Typst": """
import pathlib, tempfile, typst
def make(texts, font, out):
    source = '#set page("a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))\\n'
    source += '#set text(font: "Liberation Serif", size: 14pt, lang: "vi")\\n'
    source += '#set par(justify: true, first-line-indent: 12.7mm)\\n\\n'
    source += "\\n\\n".join("#" + "text(" + json.dumps(text, ensure_ascii=False) + ")" for text in texts)
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "a.typ")
        file.write_text(source, "utf-8")
        typst.compile(str(file), output=out, font_paths=[str(pathlib.Path(font).parent)], ignore_system_fonts=True)
""",
}
_RUN = """
import json, sys, time
{code}
texts = json.load(open(sys.argv[1], encoding="utf-8"))
for _ in range(2):
    begun = time.perf_counter()
    make(texts, sys.argv[2], sys.argv[3])
    taken = time.perf_counter() - begun
print(taken)
"""


def texts_of(document: Document) -> list[str]:
    """The paragraphs' plain words."""
    return ["".join(run.text for run in block.runs) for block in document.blocks() if isinstance(block, Paragraph)]


def timed(name: str, job: object) -> tuple[str, float]:
    """The second of two runs in this process."""
    taken = 0.0
    for _ in range(2):
        begun = time.perf_counter()
        job()  # type: ignore[operator]
        taken = time.perf_counter() - begun
    return name, taken


def other(python: str, name: str, folder: Path, texts: Path) -> tuple[float, int] | None:
    """Seconds and pages of one of the others; None where it is not installed."""
    font = paths.resource("fonts", "LiberationSerif-Regular.ttf")
    out = folder / f"{name}.pdf"
    code = _RUN.replace("{code}", _OTHERS[name])
    run = subprocess.run([python, "-c", code, texts, font, out], check=False, capture_output=True, text=True)
    if run.returncode and "ModuleNotFoundError" in run.stderr:
        return None
    run.check_returncode()
    return float(run.stdout.split()[-1]), pages_of(out)


def libreoffice(document: Document, folder: Path) -> tuple[float, int]:
    """Seconds and pages of our twin for Word printed by LibreOffice."""
    word = folder / "twin.docx"
    with word.open("wb") as file:
        render_docx(document, all_formats()["nd30"], file)
    taken = 0.0
    for _ in range(2):
        begun = time.perf_counter()
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, word]
        subprocess.run(command, check=True, capture_output=True)
        taken = time.perf_counter() - begun
    return taken, pages_of(folder / "twin.pdf")


def pages_of(file: Path) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(file) as pdf:
        return len(pdf.pages)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("petitions", type=int, nargs="?", default=200)
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has the other engines")
    options = parser.parse_args()
    document = minutes(options.petitions)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = folder / "texts.json"
        texts.write_text(json.dumps(texts_of(document), ensure_ascii=False), "utf-8")
        rows = [(*timed("ours, whole minutes", lambda: ours(document)), ours(document))]
        rows.append((*timed("bare ReportLab", lambda: bare(document)), bare(document)))
        for engine in _OTHERS:
            figures = other(options.python, engine, folder, texts)
            if figures:
                rows.append((engine, *figures))
            else:
                print(f"{engine} is not installed for {options.python}")
        if shutil.which("soffice"):
            rows.append(("LibreOffice, our DOCX", *libreoffice(document, folder)))
    for label, seconds, count in rows:
        print(f"{label:24} {seconds:7.2f} s {count:5} pages {seconds / count * 1000:7.1f} ms a page")


if __name__ == "__main__":
    main()
