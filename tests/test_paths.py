from pathlib import Path

import pytest

from doithoai import logs, paths

CHECKOUT = Path(__file__).parents[1]


@pytest.fixture
def package(tmp_path, monkeypatch):
    """The module ``paths`` as if it were at ``<returned folder>/paths.py``."""
    folder = tmp_path / "here" / "lib" / "doithoai"
    folder.mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(folder / "paths.py"))
    paths._data_root.cache_clear()
    yield folder
    paths._data_root.cache_clear()


def test_in_a_checkout_the_top_level_is_used():
    assert paths.resource("fonts", "OFL.txt") == CHECKOUT / "resources/fonts/OFL.txt"
    assert paths.translations() == CHECKOUT / "translations"


def test_a_wheel_carries_them_inside_the_package(package):
    (package / "_data/resources").mkdir(parents=True)
    (package.parents[1] / "resources").mkdir()  # what lies beside an installation is not ours
    assert paths.resource("x") == package / "_data/resources/x"
    assert paths.translations() == package / "_data/translations"


def test_a_frozen_bundle_is_asked_first(package, tmp_path, monkeypatch):
    bundle = tmp_path / "Sổ Đối Thoại" / "_internal"
    (bundle / "resources").mkdir(parents=True)
    (package / "_data/resources").mkdir(parents=True)
    monkeypatch.setattr(paths.sys, "_MEIPASS", str(bundle), raising=False)
    assert paths.resource("a", "b.toml") == bundle / "resources/a/b.toml"


def test_missing_resources_are_named(package):
    with pytest.raises(FileNotFoundError, match="doithoai"):
        paths.resource("fonts")


class TestPortable:
    """Settings and registers stay beside a program that is carried on a stick."""

    @pytest.fixture
    def stick(self, tmp_path, monkeypatch):
        monkeypatch.setenv(paths.PORTABLE, str(tmp_path))
        return tmp_path

    def test_what_is_a_persons_own_stands_beside_the_program(self, stick):
        assert paths.settings_file() == stick / "data" / "settings.ini"
        assert paths.user_data() == stick / "data"
        assert paths.user_documents() == stick
        assert logs.log_folder() == stick / "data" / "log"

    def test_an_installed_program_uses_the_systems_places(self, monkeypatch):
        monkeypatch.delenv(paths.PORTABLE, raising=False)
        assert paths.settings_file() is None
        assert paths.user_data().name == "doithoai"

    def test_the_window_remembers_there(self, stick):
        from doithoai.desktop.preferences import TEXT_SIZE, Preferences

        preferences = Preferences()
        preferences.set(TEXT_SIZE, 125)
        preferences.sync()
        assert "text_size=125" in (stick / "data" / "settings.ini").read_text(encoding="utf-8")


def test_licences_stand_beside_an_installed_program(package, monkeypatch):
    assert paths.licences() is None
    (package.parents[1] / "licences").mkdir()
    assert paths.licences() == package.parents[1] / "licences"
