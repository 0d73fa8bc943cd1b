"""A small package to write, and the shipped sample."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sendable import OFFICE, PDF, PERIOD, small_session

from doithoai.exchange.package import write_package
from doithoai.paths import resource


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a package of the small session; keyword arguments change what goes in."""

    def make(**changes) -> Path:
        arguments = {
            "office": OFFICE,
            "receiver": "Ban Thường vụ Tỉnh ủy",
            "period": PERIOD,
            "sessions": iter([small_session()]),
            "document_bytes": lambda record: PDF,
            "out_dir": tmp_path / "out",
            "history_head": "ab" * 32,
        }
        return write_package(**{**arguments, **changes})

    return make


@pytest.fixture
def sample() -> Path:
    return resource("sample", "sessions.json")
