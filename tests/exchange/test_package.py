import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sendable import OFFICE, PDF, PERIOD, small_session

from doithoai.domain.errors import AppError
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.office import Office
from doithoai.domain.session import DocumentRecord
from doithoai.exchange import data_file
from doithoai.exchange.manifest import fingerprint
from doithoai.exchange.package import package_name
from doithoai.exchange.verify import verify


def read_manifest(path: Path) -> dict:
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("manifest.json"))


def test_it_holds_data_spreadsheet_documents_and_manifest(write):
    path = write()
    assert path.name == "18163_2022-01-01_2022-12-31.sdt.zip"
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "data.json",
            "bang-tong-hop.xlsx",
            "documents/2022/TB-UBND-0005-notice.pdf",
            "manifest.json",
        ]
        assert archive.read("documents/2022/TB-UBND-0005-notice.pdf") == PDF
        data = data_file.parse(json.loads(archive.read("data.json")))
        openpyxl.load_workbook(archive.open("bang-tong-hop.xlsx"))
    assert data == data_file.DataFile(OFFICE, PERIOD, (small_session(),))


def test_the_manifest_says_who_what_and_how_many(write):
    path = write()
    manifest = read_manifest(path)
    assert manifest["format"] == "doithoai-package/2"
    assert manifest["office"]["name"] == "Ủy ban nhân dân xã Sơn Tiến"
    assert manifest["receiver"] == "Ban Thường vụ Tỉnh ủy"
    assert manifest["period"] == {"from": "2022-01-01", "to": "2022-12-31"}
    assert manifest["as_of"] == "2022-12-31"
    # 126 citizens were counted, one leader came, one person did not.
    assert manifest["counts"] == {"sessions": 1, "attendees": 127, "petitions": 2, "assigned": 1, "documents": 1}
    with zipfile.ZipFile(path) as archive:
        for member in manifest["members"]:
            content = archive.read(member["name"])
            assert member["size"] == len(content)
            assert member["sha256"] == hashlib.sha256(content).hexdigest()
        start = archive.getinfo("manifest.json").header_offset
    assert manifest["packed"] == {"size": start, "sha256": hashlib.sha256(path.read_bytes()[:start]).hexdigest()}


def test_the_same_data_gives_the_same_bytes(write, tmp_path):
    first = write(out_dir=tmp_path / "one").read_bytes()
    before = os.umask(0o077)
    try:
        second = write(out_dir=tmp_path / "two").read_bytes()
    finally:
        os.umask(before)
    assert first == second
    assert write(made_on=date(2023, 1, 5)).read_bytes() != first


def test_a_shorter_period_judges_overdue_on_its_own_last_day(write):
    assert read_manifest(write(period=(date(2022, 1, 1), date(2022, 3, 31))))["as_of"] == "2022-03-31"
    assert read_manifest(write(as_of=date(2022, 11, 23)))["as_of"] == "2022-11-23"


def test_writing_again_replaces_and_leaves_nothing_else(write, tmp_path):
    write()
    path = write()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_the_package_of_the_sample_is_whole(write, sample):
    data = data_file.read(sample)
    path = write(office=data.office, sessions=iter(data.sessions), period=data.period)
    report = verify(path)
    assert not report.problems, report.problems
    assert report.data == data


# -- names -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("office", "start"),
    [
        (Office("18163"), "18163_"),
        (Office(place_name="Sơn Tiến"), "son-tien_"),
        (Office(party_name="Đảng ủy xã Đức Thọ"), "dang-uy-xa-duc-tho_"),
        (Office(code="../..\\x:*?"), "x_"),
        (Office(code="中"), "don-vi_"),
        (None, "don-vi_"),
    ],
)
def test_the_name_is_fit_for_every_system(office, start):
    assert package_name(office, PERIOD) == start + "2022-01-01_2022-12-31.sdt.zip"


# -- documents -------------------------------------------------------------------------


def with_documents(*records: DocumentRecord):
    return [replace(small_session(), documents=records)]


def record_of(content: bytes, **changes) -> DocumentRecord:
    digest = hashlib.sha256(content).hexdigest()
    return DocumentRecord(**{"kind": DocumentKind.NOTICE, "number": 7, "symbol": "TB/ĐU", "sha256": digest, **changes})


def test_a_document_whose_bytes_are_not_here_goes_as_a_record(write):
    path = write(document_bytes=lambda record: None)
    with zipfile.ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if name.startswith("documents/")]
        document = json.loads(archive.read("data.json"))["sessions"][0]["documents"][0]
    assert document["file"] is None
    assert document["number"] == 5
    assert not verify(path).problems


def test_documents_of_one_name_do_not_collide(write):
    contents = {hashlib.sha256(c).hexdigest(): c for c in (b"%PDF a", b"%PDF b")}
    records = [record_of(content, date=date(2022, 3, 1)) for content in contents.values()]
    path = write(sessions=with_documents(*records), document_bytes=lambda one: contents[one.sha256])
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("documents/")]
        assert names == ["documents/2022/tb-du-0007-notice-2.pdf", "documents/2022/tb-du-0007-notice.pdf"]
    assert not verify(path).problems


@pytest.mark.parametrize("file", ["../../evil.pdf", "manifest.json", "documents/../../x.pdf", "Biên bản.pdf"])
def test_a_records_own_file_name_is_used_only_where_it_is_safe(write, file):
    content = b"%PDF a"
    path = write(sessions=with_documents(record_of(content, file=file)), document_bytes=lambda one: content)
    assert not verify(path).problems


def test_a_document_that_was_changed_in_the_register_stops_the_export(write, tmp_path):
    with pytest.raises(AppError, match="TB-UBND"):
        write(document_bytes=lambda record: b"other")
    assert list((tmp_path / "out").iterdir()) == []


# -- the code ----------------------------------------------------------------------------


def test_the_code_is_forty_bits_in_crockfords_letters():
    content = b"manifest"
    bits = bin(int(hashlib.sha256(content).hexdigest()[:10], 16))[2:].zfill(40)
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    expected = "".join(letters[int(bits[place : place + 5], 2)] for place in range(0, 40, 5))
    assert fingerprint(content) == expected


# -- faults --------------------------------------------------------------------------------


def fails_clearly(write, folder: Path) -> None:
    with pytest.raises(AppError) as caught:
        write(out_dir=folder)
    assert caught.value.remedy
    assert str(folder) in str(caught.value)


def test_a_folder_that_is_a_file(write, tmp_path):
    (tmp_path / "file").write_text("x")
    fails_clearly(write, tmp_path / "file")


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such folders")
def test_a_folder_that_may_not_be_written(tmp_path):
    """Root may write anywhere: the process that tries gives that right away."""
    folder = tmp_path / "mine"
    folder.mkdir(mode=0o555)
    humble = ["setpriv", "--inh-caps=-all", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []
    assert write_elsewhere(folder, humble=humble) == 0
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that even root cannot write into")
def test_a_folder_that_nobody_may_write(write):
    fails_clearly(write, Path("/proc/self"))


def test_a_failure_in_the_middle_leaves_nothing_and_keeps_the_older_file(write, tmp_path):
    before = write().read_bytes()

    def breaking():
        yield small_session()
        raise OSError(5, "Input/output error")

    with pytest.raises(AppError, match="the disk does not answer rightly"):
        write(sessions=breaking())
    (left,) = (tmp_path / "out").iterdir()
    assert left.read_bytes() == before


_FULL = """
import resource, sys
from pathlib import Path
from sendable import OFFICE, PDF, PERIOD, small_session
from doithoai.domain.errors import AppError
from doithoai.exchange.package import write_package
if len(sys.argv) > 2:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    write_package(office=OFFICE, receiver="", period=PERIOD, sessions=[small_session()],
                  document_bytes=lambda record: PDF, out_dir=Path(sys.argv[1]))
except AppError as error:
    sys.exit(0 if error.remedy else 3)
sys.exit(4)
"""


def write_elsewhere(folder: Path, *limit: str, humble: Sequence[str] = ()) -> int:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [*humble, sys.executable, "-c", _FULL, folder, *limit]
    run = subprocess.run(command, cwd=Path(__file__).parent, env=environment, check=False)
    return run.returncode


@pytest.mark.parametrize("room", [0, 500, 2_000, 8_000])
def test_no_room_at_any_moment_is_one_clear_error(tmp_path, room):
    pytest.importorskip("resource", reason="limits the size of files")
    assert write_elsewhere(tmp_path, str(room)) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk(small_disk):
    folder = small_disk(8 << 10)
    assert write_elsewhere(folder) == 0
    assert list(folder.iterdir()) == []
