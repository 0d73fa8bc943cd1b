"""Where two parts of a package say different things, each difference is one problem."""

from dataclasses import replace
from datetime import date

import pytest
from sendable import OFFICE, PDF_HASH, PERIOD, small_session

from doithoai.domain.office import Office
from doithoai.domain.turnover import Turnover
from doithoai.exchange.agreement import disagreements
from doithoai.exchange.container import Member
from doithoai.exchange.data_file import DataFile
from doithoai.exchange.manifest import Counts, Manifest, Packed

SESSION = small_session()
PDF_NAME = SESSION.documents[0].file
DATA = DataFile(OFFICE, PERIOD, (SESSION,))
MEMBERS = (Member("data.json", 1, ""), Member("bang-tong-hop.xlsx", 1, ""), Member(PDF_NAME, 1, PDF_HASH))
MANIFEST = Manifest(
    "doithoai 1", OFFICE, "", PERIOD, PERIOD[1], None, "", Counts(1, 127, 2, 1, 1), MEMBERS, Packed(1, "")
)


def problems(data: DataFile = DATA, **parts) -> list[str]:
    return [str(problem) for problem in disagreements(data, replace(MANIFEST, **parts))]


def test_a_package_whose_parts_agree_has_no_problem():
    assert problems() == []


@pytest.mark.parametrize("name", ["sessions", "attendees", "petitions", "assigned", "documents"])
def test_each_total_is_counted_again(name):
    counts = replace(MANIFEST.counts, **{name: 999})
    (problem,) = problems(counts=counts)
    assert "counts 999" in problem
    assert f"holds {getattr(MANIFEST.counts, name)}" in problem


def test_what_was_to_settle_is_what_was_settled_and_what_is_left():
    whole = Turnover(carried=3, received=4, settled_in_time=2, settled_late=1, left=4, left_late=2)
    assert problems(turnover=whole) == []
    assert problems(turnover=replace(whole, left=3)) == [
        "The manifest counts 7 petitions to settle, 3 settled and 3 left."
    ]


@pytest.mark.parametrize("parts", [{"office": Office("18164")}, {"period": (date(2022, 1, 1), date(2022, 6, 30))}])
def test_another_office_or_period(parts):
    assert problems(**parts) == ["The manifest and data.json name different offices or periods."]


def test_a_document_without_its_file_with_another_one_and_a_file_of_no_document():
    assert problems(members=MEMBERS[:2]) == [f"sessions[0].documents[0]: its file {PDF_NAME} is not in the package."]
    other = Member(PDF_NAME, 1, "00" * 32)
    assert "is not the document that was issued" in problems(members=(*MEMBERS[:2], other))[0]
    assert problems(members=(*MEMBERS, Member("a.pdf", 1, ""))) == ["a.pdf belongs to no document of data.json."]


def test_a_record_without_a_file_is_no_problem():
    record = replace(SESSION.documents[0], file=None)
    data = replace(DATA, sessions=(replace(SESSION, documents=(record,)),))
    assert problems(data, members=MEMBERS[:2]) == []
