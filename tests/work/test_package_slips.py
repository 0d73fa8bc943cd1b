"""The papers of a package as they come from the printer: one page, by the rules of the format, the code on it."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pdfplumber
import pytest

from doithoai import paths
from doithoai.documents.check.lint import check_drawn
from doithoai.documents.formats.load import format_for
from doithoai.domain.kinds import Side
from doithoai.exchange import receipt as receipt_files
from doithoai.exchange.keys import SecretKey
from doithoai.exchange.verify import verify
from doithoai.register.connection import Register
from doithoai.register.dispatches import Dispatch, Sealing
from doithoai.register.keys import Secrets
from doithoai.work import dispatching, package_slips, sending
from doithoai.work.setting_up import new_register

DAY = date(2026, 4, 5)
QUARTER = (date(2026, 1, 1), date(2026, 3, 31))
# As in every paper that takes no number and is signed by hand, which the rules of issued ones do not concern; without a
# list of recipients the line over the hand's name passes for a heading.
LEFT_OUT = {("missing", name) for name in ("number", "recipients_title", "recipients", "position")}
LEFT_OUT |= {("indent", "heading")}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path = tmp_path_factory.mktemp("slips") / "so.sdt"
    with new_register(path, paths.resource("sample", "profile.toml")) as made:
        yield made


def page_of(content: bytes, path: Path) -> str:
    path.write_bytes(content)
    with pdfplumber.open(path) as pdf:
        (page,) = pdf.pages
        return " ".join((page.extract_text() or "").split())


def test_the_slip_and_the_receipt_bear_one_code_and_break_no_rule(register: Register, tmp_path: Path) -> None:
    package = sending.export(register, *QUARTER, tmp_path)
    digest, totals = dispatching.facts_of(package)
    sent = Dispatch(
        datetime(2026, 4, 5, 9), "UBND tỉnh Hà Tĩnh", *QUARTER, package.name, "0" * 64, digest, totals, Sealing.NONE
    )
    code = dispatching.code(digest)
    slip = package_slips.slip(register, sent, DAY)
    paper = package_slips.write_receipt(register, confirmed(package, tmp_path), tmp_path / "receipt.pdf")
    receipt = paper.read_bytes()
    form = format_for(Side.GOVERNMENT, DAY)
    for paper in (slip, receipt):
        departures = {(departure.rule, departure.component) for departure in check_drawn(paper, form)}
        assert departures == LEFT_OUT
    on_slip, on_receipt = page_of(slip, tmp_path / "slip.pdf"), page_of(receipt, tmp_path / "receipt.pdf")
    assert code in on_slip and code in on_receipt
    assert "PHIẾU GỬI" in on_slip and package.name in on_slip
    assert "GIẤY BIÊN NHẬN" in on_receipt


def confirmed(package: Path, folder: Path) -> Path:
    """The receipt that another office wrote of the package."""
    key = SecretKey(Secrets(b"\3" * 32, b"\4" * 32))
    receipt_files.write(folder / "nhan.sdr", verify(package), key, ("42", "UBND tỉnh Hà Tĩnh"), DAY)
    return folder / "nhan.sdr"
