"""Receipts: what they confirm, and that nothing in them can be changed."""

import json
from datetime import date

import pytest
from sendable import OTHER_KEY, OUR_KEY

from doithoai.domain.errors import AppError
from doithoai.exchange import receipt
from doithoai.exchange.receipt import PassedAnswer
from doithoai.exchange.verify import verify

ABOVE = ("42", "Ủy ban nhân dân tỉnh Hà Tĩnh")
DAY = date(2023, 1, 5)


@pytest.fixture
def path(write, tmp_path):
    file = tmp_path / "nhan.sdr"
    receipt.write(file, verify(write(key=OUR_KEY)), OTHER_KEY, ABOVE, DAY)
    return file


def test_it_gives_the_package_back_as_its_sender_knows_it(path, write):
    report = verify(write(key=OUR_KEY))
    result = receipt.read(path)
    assert (result.code, result.name, result.on) == (*ABOVE, DAY)
    assert result.key == OTHER_KEY.public
    assert (result.digest, result.manifest, result.telephone_code) == (report.digest, report.manifest, report.code)
    assert OUR_KEY.public.verifies(result.manifest_signature, result.manifest_bytes)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("office", {"code": "40", "name": ABOVE[1]}),
        ("received_on", "2023-01-06"),
        ("code", "AAAAAAAA"),
        ("manifest", "{}"),
        ("manifest_signature", "zz"),
        ("signature", "00" * 64),
        ("key", {"signing": OUR_KEY.public.signing, "sealing": OUR_KEY.public.sealing}),
        ("format", "doithoai-receipt/2"),
        ("key", None),
    ],
)
def test_whatever_is_changed_in_it_is_noticed(path, part, value):
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), part: value}), "utf-8")
    with pytest.raises(AppError):
        receipt.read(path)


ANSWERS = (
    PassedAnswer("p1", "Sở Xây dựng", "112/SXD-KT", date(2023, 1, 4), "Sửa đường trong quý II."),
    PassedAnswer("p2", ABOVE[1]),
)


@pytest.fixture
def answering(write, tmp_path):
    file = tmp_path / "tra-loi.sdr"
    receipt.write(file, verify(write(key=OUR_KEY)), OTHER_KEY, ABOVE, DAY, ANSWERS)
    return file


def test_answers_go_back_with_it(answering, path):
    assert receipt.read(answering).answers == ANSWERS
    assert receipt.read(path).answers == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda answers: answers[:1],
        lambda answers: [],
        lambda answers: answers[::-1],
        lambda answers: [{**answers[0], "summary": "Không làm."}, answers[1]],
        lambda answers: [{**answers[0], "petition": "p9"}, answers[1]],
        lambda answers: [{**answers[0], "more": 1}, answers[1]],
        lambda answers: [{"by": "Sở Xây dựng"}],
    ],
)
def test_nobody_puts_an_answer_into_an_offices_mouth(answering, change):
    data = json.loads(answering.read_text("utf-8"))
    answering.write_text(json.dumps({**data, "answers": change(data["answers"])}), "utf-8")
    with pytest.raises(AppError):
        receipt.read(answering)


def test_nor_adds_answers_to_one_without(path, answering):
    data = json.loads(path.read_text("utf-8"))
    answers = json.loads(answering.read_text("utf-8"))["answers"]
    path.write_text(json.dumps({**data, "answers": answers}), "utf-8")
    with pytest.raises(AppError):
        receipt.read(path)
