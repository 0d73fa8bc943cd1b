"""PDF: minutes of 1,000 petitions against bare ReportLab; what tags cost; a 200-page annex; memory; six pages.

Run by hand: ``python tests/benchmarks/bench_pdf.py [SHARE]``. Every comparison is made in one run, turn and turn about.
"""

import io
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime
from functools import partial
from unittest import mock
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph as BareParagraph
from reportlab.platypus import SimpleDocTemplate

from doithoai.documents.brief import Brief
from doithoai.documents.content.minutes import build_minutes
from doithoai.documents.content.model import Annex, Column, Document, Paragraph, Table
from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.measure import faces
from doithoai.documents.render.pdf import tags
from doithoai.documents.render.pdf.render import render_pdf
from doithoai.domain.kinds import DocumentKind, OfficeLevel, SessionKind, Side
from doithoai.domain.office import Office
from doithoai.domain.petition import Answer, Petition, Petitioner
from doithoai.domain.session import Person, Session

ROUNDS = 5
WORDS = (
    "Đoạn đường từ cầu Khe Sắn đến nhà văn hóa thôn hỏng nặng đã hai năm, mùa mưa học sinh không qua được; "
    "đề nghị xã cho biết bao giờ làm, ai làm, và trong lúc chờ thì vá tạm những chỗ sâu nhất. Chúng tôi đã góp "
    "15 ngày công và 12 triệu đồng tiền đá dăm, nay đá đã trôi hết xuống ruộng của bà Thân Thị Thơm."
)
ANSWER = "Tiếp thu ý kiến của ông; Phòng Kinh tế xã kiểm tra trong tuần, trình phương án trước ngày 15/4/2026."
FIELDS = (
    "nông nghiệp, nông thôn, xây dựng nông thôn mới",
    "văn hóa, giáo dục, y tế",
    "an ninh và trật tự an toàn xã hội",
)


def session(petitions: int) -> Session:
    """A session with so many petitions of one made-up commune."""
    return Session(
        uid="bench",
        kind=SessionKind.PERIODIC,
        side=Side.GOVERNMENT,
        title="Hội nghị tiếp xúc, đối thoại với Nhân dân năm 2026",
        starts_at=datetime(2026, 3, 19, 7, 30),
        ends_at=datetime(2026, 3, 19, 17, 0),
        place="Hội trường xã",
        audience="Nhân dân toàn xã",
        chair=Person("Đinh Xuân Lộc", "Chủ tịch Ủy ban nhân dân xã"),
        minute_taker=Person("Mai Thị Phượng", "Công chức Văn phòng"),
        citizens_present=158,
        opening=WORDS,
        conclusion=WORDS,
        petitions=tuple(_petition(number) for number in range(1, petitions + 1)),
    )


def _petition(number: int) -> Petition:
    answer = Answer("Đồng chí Lê Bá Hoạch, Trưởng phòng Kinh tế xã", ANSWER) if number % 3 else None
    return Petition(
        uid=f"p{number}",
        number=number,
        petitioner=Petitioner("Trần Đình Nuôi", f"Thôn {number % 14 + 1}"),
        field=FIELDS[number % len(FIELDS)],
        content=f"{number}. {WORDS}",
        answer=answer,
    )


def minutes(petitions: int) -> Document:
    """Their minutes, by the real builder."""
    office = Office("18163", "Ủy ban nhân dân xã Sơn Tiến", "Sơn Tiến", "Đảng ủy xã Sơn Tiến", OfficeLevel.COMMUNE)
    brief = Brief(
        kind=DocumentKind.MINUTES,
        session=session(petitions),
        office=office,
        format=all_formats()["nd30"],
        date=date(2026, 3, 19),
        number=1,
        body_symbol="UBND",
        bases=("Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",),
    )
    return build_minutes(brief)


def ours(document: Document) -> int:
    """Pages made by the program's renderer."""
    return render_pdf(document, all_formats()["nd30"], io.BytesIO()).pages


def bare(document: Document) -> int:
    """Pages of the same paragraphs, with the same bold words, through plain ReportLab."""
    body = all_formats()["nd30"].components["body"]
    style = ParagraphStyle(
        "bare",
        fontName=faces.REGULAR,
        fontSize=body.size.value,
        leading=body.size.value * 1.149 * body.leading.value,
        alignment=TA_JUSTIFY,
        firstLineIndent=36,
        spaceBefore=6,
    )
    pages = SimpleDocTemplate(io.BytesIO(), leftMargin=85, rightMargin=42, topMargin=57, bottomMargin=57, invariant=1)
    pages.build([BareParagraph(markup, style) for markup in _markup(document)])
    return int(pages.page)


def _markup(document: Document) -> Iterator[str]:
    for block in document.blocks():
        assert isinstance(block, Paragraph)
        heading = block.style.value == "heading"
        yield "".join(
            f'<font name="{faces.BOLD}">{escape(run.text)}</font>' if run.bold or heading else escape(run.text)
            for run in block.runs
        )


def untagged(document: Document) -> int:
    """Pages made by the program's renderer without tags and table of contents."""
    element = tags.Element("P", None, 0, "")
    methods = [name for name, value in vars(tags.Tags).items() if callable(value) and not name.startswith("_")]
    with ExitStack() as stack:
        for name in methods:
            stack.enter_context(mock.patch.object(tags.Tags, name, lambda *_words, **_keys: element))
        return ours(document)


def annex_of(rows: int) -> Document:
    """A short notice with an annex of ``rows`` rows."""
    columns = (Column("TT", 1), Column("Nội dung kiến nghị", 6), Column("Cơ quan chủ trì", 2), Column("Thời hạn", 2))
    cells = [(str(row), WORDS, "Phòng Kinh tế xã", "17/4/2026") for row in range(1, rows + 1)]
    annex = Annex("PHỤ LỤC", "Phân công", "(Kèm theo Thông báo)", lambda: [Table(columns, lambda: cells)], True)
    short = minutes(1)
    return Document(**{name: getattr(short, name) for name in short.__slots__} | {"annexes": (annex,)})


def median_of(*jobs: Callable[[], object]) -> list[float]:
    """The median seconds of each job, taken turn and turn about."""
    times: list[list[float]] = [[] for _ in jobs]
    for _ in range(ROUNDS):
        for taken, job in zip(times, jobs, strict=True):
            start = time.perf_counter()
            job()
            taken.append(time.perf_counter() - start)
    return [statistics.median(taken) for taken in times]


def peak_of(petitions: int) -> float:
    """The peak memory, MB, of a process of its own that prints so many petitions."""
    run = subprocess.run(
        [sys.executable, __file__, "--peak", str(petitions)], capture_output=True, text=True, check=True
    )
    return float(run.stdout)


def main() -> None:
    """Print the figures."""
    if sys.argv[1:2] == ["--peak"]:
        document = minutes(int(sys.argv[2]))
        if int(sys.argv[2]):
            ours(document)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0  # of the sizes below, for a quick try
    thousand, sheet, six = minutes(int(1000 * share)), annex_of(int(1600 * share)), minutes(22)
    pages = ours(thousand)
    mine, plain = median_of(lambda: ours(thousand), lambda: bare(thousand))
    print(f"minutes of 1,000 petitions   {mine:.2f} s, {pages} pages ({mine / pages * 1000:.1f} ms a page)")
    print(f"bare ReportLab, same text    {plain:.2f} s, {bare(thousand)} pages")
    print(f"ratio                        {mine / plain:.2f} (goal 1.50)")
    for name, document in (("minutes", minutes(int(200 * share))), ("annex", annex_of(int(200 * share)))):
        tagged, bald = median_of(partial(ours, document), partial(untagged, document))
        print(f"tags, table of contents      {tagged / bald:.3f} of the drawing of {name} without them (goal 1.15)")
    start = time.perf_counter()
    pages = ours(sheet)
    print(f"annex table                  {time.perf_counter() - start:.2f} s, {pages} pages")
    (short,) = median_of(lambda: ours(minutes(22)))
    print(f"short minutes                {short * 1000:.0f} ms, {ours(six)} pages")
    for petitions in (1, 500, 1000, 2000):
        count = max(1, int(petitions * share))
        print(f"peak memory, {count:>5} petitions {peak_of(count):.0f} MB")


if __name__ == "__main__":
    main()
