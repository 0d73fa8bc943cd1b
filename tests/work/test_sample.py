"""The practice register, and the whole job done on it."""

import zipfile
from pathlib import Path

import pytest

from doithoai.domain.kinds import DocumentKind
from doithoai.register import errors, sessions, settings
from doithoai.register.connection import Register
from doithoai.work import sample
from doithoai.work.setting_up import new_register


def test_practice_begins_anew_in_the_place_of_earlier_practice(tmp_path: Path) -> None:
    path = tmp_path / "so-tap.sdt"
    with sample.practice_register(path) as register:
        count = sum(1 for _session in sessions.each(register))
        assert settings.get(register, settings.PRACTICE) == "1"
        with register.step("forget all"):
            register.execute("DELETE FROM session")
    with sample.practice_register(path) as register:
        assert sum(1 for _session in sessions.each(register)) == count > 0


def test_a_real_register_is_never_replaced_by_practice(tmp_path: Path) -> None:
    path = tmp_path / "so.sdt"
    new_register(path).close()
    before = path.read_bytes()
    with pytest.raises(errors.RegisterExists):
        sample.practice_register(path)
    assert path.read_bytes() == before


def test_neither_is_any_other_file(tmp_path: Path) -> None:
    path = tmp_path / "so.sdt"
    path.write_text("a list of mine", encoding="utf-8")
    with pytest.raises(errors.RegisterExists):
        sample.practice_register(path)
    assert path.read_text(encoding="utf-8") == "a list of mine"


@pytest.mark.slow
def test_the_demo_makes_register_minutes_and_notices_and_package(tmp_path: Path) -> None:
    files = list(sample.make_demo(tmp_path / "ra"))
    assert files[0].name == sample.DEMO_NAME
    assert zipfile.is_zipfile(files[-1])
    papers = files[1:-1]
    assert all(path.read_bytes().startswith(b"%PDF") for path in papers)
    with Register.open(files[0], writable=False) as register:
        count = sum(1 for _session in sessions.each(register))
        kinds = [record.kind for session in sessions.each(register) for record in session.documents]
    assert len(papers) == 2 * count
    assert kinds.count(DocumentKind.MINUTES) == kinds.count(DocumentKind.NOTICE) == count


def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(errors.CannotWrite):
        list(sample.make_demo(tmp_path / "file" / "ra"))
