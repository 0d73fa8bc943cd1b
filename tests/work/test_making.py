"""What issuing keeps of a drawn paper: its very pages, its data inside them, and whom a letter went to."""

import io
from datetime import date
from pathlib import Path

import pikepdf

from doithoai import paths
from doithoai.documents.render.pdf.archive import carried
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.petition import Assignment, Petition, Petitioner
from doithoai.domain.session import Session
from doithoai.register import sessions
from doithoai.work import making, printing
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register

DAY = date(2026, 3, 20)


def test_the_pages_drawn_are_the_pages_kept(tmp_path: Path) -> None:
    petition = Petition(
        "p", 1, Petitioner("Hồ Sỹ Đàn"), content="Đường hỏng.", assignment=Assignment("Điện lực Hương Sơn")
    )
    session = Session("s", side=Side.GOVERNMENT, title="Hội nghị", petitions=(petition,))
    order = Order(DocumentKind.TRANSFER, "s", DAY, addressee="Điện lực Hương Sơn", petitions=("p",))
    with new_register(tmp_path / "so.sdt", paths.resource("sample", "profile.toml")) as register:
        sessions.add(register, [session])
        brief = printing.brief_for(register, order, session, DAY, number=5)
        pages = printing.preview(register, order, DAY).pdf
        result = making.frozen(register, brief, session, pages, None)
    assert "Hội nghị" in carried(result.pdf).decode()
    assert (result.symbol, result.format) == ("PC-UBND", "nd30")
    assert isinstance(result.content, dict)
    assert result.content["letter"] == {"addressee": "Điện lực Hương Sơn", "petitions": ["p"]}
    with pikepdf.open(io.BytesIO(pages)) as drawn, pikepdf.open(io.BytesIO(result.pdf)) as kept:
        assert [page.Contents.read_bytes() for page in drawn.pages] == [
            page.Contents.read_bytes() for page in kept.pages
        ]
