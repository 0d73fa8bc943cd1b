import json
import os
import shutil
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from sendable import OFFICE, OTHER_KEY, OUR_KEY, PERIOD, small_session

from doithoai.exchange import container
from doithoai.exchange import manifest as manifests
from doithoai.exchange import verify as verifying
from doithoai.exchange.container import Container
from doithoai.exchange.verify import verify


def lines(path: Path) -> list[str]:
    """The problems as a person would read them: one line each, no placeholder left."""
    texts = [str(problem) for problem in verify(path).problems]
    assert all("\n" not in text and "{" not in text for text in texts)
    return texts


def test_a_whole_package_says_what_it_holds(write):
    path = write()
    report = verify(path)
    assert not report.problems
    assert report.manifest.office == OFFICE
    assert report.manifest.receiver == "Ban Thường vụ Tỉnh ủy"
    assert report.manifest.period == PERIOD
    assert report.manifest.history_head == "ab" * 32
    assert report.manifest.counts == manifests.Counts(1, 127, 2, 1, 1)
    assert report.data.sessions == (small_session(),)
    assert report.signature is None
    with zipfile.ZipFile(path) as archive:
        assert report.code == manifests.fingerprint(archive.read("manifest.json"))


def test_verifying_unpacks_nothing(write):
    path = write()
    before = sorted(path.parent.iterdir())
    verify(path)
    assert sorted(path.parent.iterdir()) == before


# -- damage --------------------------------------------------------------------------------


def test_every_byte_that_is_changed_is_seen(write, tmp_path):
    """All bytes of the frame (heads, manifest, signature, list of members), and every eleventh of the rest."""
    package = write(key=OUR_KEY)
    whole = package.read_bytes()
    with zipfile.ZipFile(package) as archive:
        frame = archive.getinfo("manifest.json").header_offset
    positions = [*range(0, 40), *range(40, frame, 11), *range(frame, len(whole))]
    path = tmp_path / "damaged.sdt.zip"
    unseen = []
    for position in positions:
        for bit in (1, 0x80) if position >= frame or position < 40 else (1 << position % 8,):
            damaged = bytearray(whole)
            damaged[position] ^= bit
            path.write_bytes(damaged)
            if not verify(path).problems:
                unseen.append((position, bit))
    assert not unseen


def test_a_package_cut_short_anywhere_is_seen(write, tmp_path):
    whole = write().read_bytes()
    path = tmp_path / "short.sdt.zip"
    for end in [*range(0, len(whole), 97), *range(len(whole) - 25, len(whole))]:
        path.write_bytes(whole[:end])
        assert verify(path).problems, end
    path.write_bytes(whole[: len(whole) // 2])
    assert "cut short" in lines(path)[0]


@pytest.mark.parametrize("extra", [b"\0", b"PK\5\6" + b"\0" * 18])
def test_bytes_added_before_or_after_are_seen(write, tmp_path, extra):
    whole = write().read_bytes()
    path = tmp_path / "longer.sdt.zip"
    for content in (whole + extra, extra + whole):
        path.write_bytes(content)
        assert verify(path).problems


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "is empty"),
        (b"hello" * 99, "not a zip"),
        (b"PK\3\4" + b"\0" * 99, "cut short"),
        (b"PK\5\6" + b"\0" * 18, "no manifest"),
    ],
)
def test_what_is_no_package_at_all(tmp_path, content, expected):
    path = tmp_path / "x.sdt.zip"
    path.write_bytes(content)
    (line,) = lines(path)
    assert expected in line


def test_a_missing_file_and_a_folder(tmp_path):
    assert "There is no file" in lines(tmp_path / "no.sdt.zip")[0]
    assert "is a folder" in lines(tmp_path)[0]


# -- members changed by hand ----------------------------------------------------------------


def members_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repack(path: Path, members: dict[str, bytes], **options) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


PDF_NAME = "documents/2022/TB-UBND-0005-notice.pdf"


@pytest.mark.parametrize("name", ["data.json", "bang-tong-hop.xlsx", PDF_NAME])
def test_which_member_was_altered_or_is_missing(write, name):
    path = write()
    members = members_of(path)
    assert lines(repack(path, {**members, name: members[name] + b" "})) == [f"{name} was damaged or altered."]
    assert lines(repack(path, {n: c for n, c in members.items() if n != name})) == [
        f"{name} is missing from the package."
    ]


def test_all_problems_are_in_one_report(write):
    path = write()
    members = members_of(path)
    del members["bang-tong-hop.xlsx"]
    members.update({"data.json": b"{}", "extra.exe": b"MZ"})
    assert lines(repack(path, members)) == [
        "extra.exe is in the package but not in its manifest.",
        "data.json was damaged or altered.",
        "bang-tong-hop.xlsx is missing from the package.",
    ]


def test_a_package_packed_again_is_told_from_the_original(write):
    path = write()
    (line,) = lines(repack(path, members_of(path)))
    assert "packed again" in line


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/evil.txt", "a/../../evil", "a\\..\\evil", "C:evil", "a/./b", "thư.pdf"]
)
def test_names_that_lead_out_of_the_package(write, name):
    path = write()
    found = lines(repack(path, {**members_of(path), name: b"x"}))
    as_read = name.replace(os.sep, "/")  # zipfile reads a back-slash so on Windows
    assert found == [f"{as_read} is not a safe file name inside a package."]


def test_a_member_that_is_there_twice(write):
    path = write()
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("data.json", b"{}")
    assert lines(path) == ["data.json is in the package more than once."]


def set_flag(path: Path, offset: int, value: int) -> None:
    """Change a field of the first entry in the list of members."""
    content = bytearray(path.read_bytes())
    start = content.rindex(b"PK\5\6")
    directory = struct.unpack_from("<L", content, start + 16)[0]
    struct.pack_into("<H", content, directory + offset, value)
    path.write_bytes(content)


def test_an_encrypted_member(write):
    path = write()
    set_flag(path, 8, 1)
    assert lines(path) == ["data.json is encrypted; a package's members are not."]


def test_an_unknown_packing(write):
    path = write()
    set_flag(path, 10, 14)
    assert lines(path) == ["data.json is packed in an unknown way."]


def test_a_bomb_is_not_unpacked(write, monkeypatch):
    monkeypatch.setattr(verifying, "MOST_DATA_BYTES", 1 << 20)
    path = write()
    found = lines(repack(path, {**members_of(path), "data.json": b"0" * (2 << 20)}))
    assert found == ["data.json is far too large to be genuine; it was not unpacked."]
    monkeypatch.setattr(verifying, "MOST_BYTES", 1 << 20)
    assert "far too large" in lines(path)[0]


def test_far_too_many_members(write, monkeypatch):
    monkeypatch.setattr(verifying, "MOST_MEMBERS", 3)
    assert "far too large" in lines(write())[0]


# -- packages that are well packed and say wrong things ---------------------------------------


def well_packed(path: Path, change_manifest=lambda manifest: manifest, **members: bytes) -> Path:
    """A package with other members or another manifest, hashes and frame in order: made with our own means."""
    old = members_of(path)
    content = {**old, **members}
    with path.open("w+b") as file, Container(file) as made:
        for name in old:
            if name != "manifest.json":
                made.add(name, [content[name]], packed=name == "data.json")
        manifest = manifests.from_bytes(old["manifest.json"])
        size, sha256 = made.so_far()
        manifest = replace(manifest, members=tuple(made.members), packed=manifests.Packed(size, sha256))
        made.add("manifest.json", [manifests.to_bytes(change_manifest(manifest))], packed=False)
    return path


def test_the_means_of_the_next_tests_are_sound(write):
    assert lines(well_packed(write())) == []


def test_data_that_is_refused_names_its_place(write):
    path = write()
    data = json.loads(members_of(path)["data.json"])
    data["sessions"][0]["petitions"][1]["assignment"]["due"] = "31/12/2022"
    (line,) = lines(well_packed(path, **{"data.json": json.dumps(data).encode()}))
    assert line.startswith("data.json: sessions[0].petitions[1].assignment.due")
    (line,) = lines(well_packed(path, **{"data.json": b"{"}))
    assert line.startswith("data.json is not valid JSON: line 1")


def test_counts_that_disagree(write):
    path = well_packed(write(), lambda one: replace(one, counts=manifests.Counts(1, 127, 3, 1, 0)))
    assert lines(path) == [
        "The manifest counts 3 petitions, data.json holds 2.",
        "The manifest counts 0 documents, data.json holds 1.",
    ]


def test_another_office_or_period(write):
    path = well_packed(write(), lambda one: replace(one, office=replace(OFFICE, code="18164")))
    assert lines(path) == ["The manifest and data.json name different offices or periods."]


def test_a_pdf_that_is_not_the_issued_one(write):
    path = well_packed(write(), **{PDF_NAME: b"%PDF forged"})
    assert lines(path) == [f"sessions[0].documents[0]: {PDF_NAME} is not the document that was issued."]


def test_documents_without_file_and_files_without_document(write):
    path = write()
    data = json.loads(members_of(path)["data.json"])
    data["sessions"][0]["documents"][0]["file"] = "documents/other.pdf"
    assert lines(well_packed(path, **{"data.json": json.dumps(data).encode()})) == [
        "sessions[0].documents[0]: its file documents/other.pdf is not in the package.",
        f"{PDF_NAME} belongs to no document of data.json.",
    ]


def manifest_says(path: Path, **changes) -> list[str]:
    members = members_of(path)
    manifest = {**json.loads(members["manifest.json"]), **changes}
    return lines(repack(path, {**members, "manifest.json": json.dumps(manifest).encode()}))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"format": "doithoai-package/3"}, "written by a newer program (format 3)"),
        ({"format": "something"}, "manifest.json is not the manifest of a package."),
        ({"counts": None}, "counts is missing."),
        ({"counts": {"sessions": 1}}, "counts.attendees is missing."),
        ({"period": {"from": "2022-01-01", "to": None}}, "period.to is missing."),
        ({"period": {"from": "2022-01-02", "to": "2022-01-01"}}, "period.to lies before"),
        ({"as_of": "soon"}, "as_of: soon is not a date"),
        ({"members": [{"name": "../x", "size": 1, "sha256": "ab" * 32}]}, "members[0].name: ../x is not a safe"),
        ({"colour": "red"}, "colour is not a known key."),
        ({"members": []}, "The manifest does not list data.json."),
    ],
)
def test_a_manifest_that_is_wrong(write, changes, expected):
    assert manifest_says(write(), **changes)[0].find(expected) >= 0


# -- signatures -----------------------------------------------------------------------------------


def signed(path: Path, manifest: bytes, signature: bytes | None) -> Path:
    """The package with other words in its manifest and another signature, its frame in order."""
    members = members_of(path)
    with path.open("w+b") as file, Container(file) as container_:
        for name, content in members.items():
            if not name.startswith("manifest"):
                container_.add(name, [content], packed=name == "data.json")
        container_.add("manifest.json", [manifest], packed=False)
        if signature is not None:
            container_.add("manifest.sig", [signature], packed=False)
    return path


def test_a_signed_package_says_by_which_key(write):
    report = verify(write(key=OUR_KEY))
    assert not report.problems
    assert report.manifest.key == OUR_KEY.public
    assert OUR_KEY.public.verifies(report.signature, report.manifest_bytes)


def test_a_manifest_altered_after_it_was_signed(write):
    path = write(key=OUR_KEY)
    members = members_of(path)
    altered = members["manifest.json"].replace("Ban Thường vụ".encode(), "Ban Thường trực".encode())
    (line, *_) = lines(signed(path, altered, members["manifest.sig"]))
    assert line == "The signature does not fit the package: its list of contents was altered."
    assert lines(signed(path, altered, OUR_KEY.sign(altered))) == []  # whoever has the key may write what he likes


def test_a_signature_taken_off_or_put_on_by_another(write):
    path = write(key=OUR_KEY)
    manifest = members_of(path)["manifest.json"]
    assert lines(signed(path, manifest, None)) == ["The signature is missing from the package."]
    assert "does not fit" in lines(signed(path, manifest, OTHER_KEY.sign(manifest)))[0]
    unsigned = members_of(write())["manifest.json"]
    assert "by which key" in lines(signed(path, unsigned, OUR_KEY.sign(unsigned)))[0]


def test_the_frame_is_that_of_the_zipfile_module(write, tmp_path):
    """Guards against a Python whose zipfile writes other constants: then the frame's rules must change too."""
    copied = shutil.copy(write(), tmp_path / "copy.zip")
    with zipfile.ZipFile(copied) as archive, copied.open("rb") as file:
        assert container.is_as_written(file, archive.infolist())
