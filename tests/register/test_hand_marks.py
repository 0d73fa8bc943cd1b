"""Marks that somebody set by hand: kept by year and unit, and never in a data file."""

import io
from datetime import date
from pathlib import Path

from doithoai.domain.assessment import HandMark
from doithoai.register import hand_marks
from doithoai.register.connection import Register
from doithoai.work import sending

TODAY = date(2026, 11, 28)


def test_a_mark_by_hand_is_kept_and_taken_back(tmp_path: Path) -> None:
    register = Register.create(tmp_path / "so.sdt", who="chuyên viên")
    mark = HandMark(7.5, "Theo sổ tiếp công dân", "chuyên viên", TODAY)
    hand_marks.put(register, 2026, "18163", "reception", mark)
    assert hand_marks.of_unit(register, 2026, "18163") == {"reception": mark}
    assert hand_marks.of_unit(register, 2025, "18163") == {}
    file = io.StringIO()
    sending.dump(register, file)
    assert "sổ tiếp công dân" not in file.getvalue()
    hand_marks.put(register, 2026, "18163", "reception", None)
    assert hand_marks.of_unit(register, 2026, "18163") == {}
    register.close()
