from pathlib import Path

import pytest

from doithoai import paths

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
