"""Registers for the tests of the room."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from doithoai.domain.kinds import AnswerForm, Competence, Outcome, Role, SessionKind, Side
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Attendee, Person, Session
from doithoai.register.connection import Register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """An empty register with an owner."""
    with Register.create(tmp_path / "so.sdt", who="thư ký") as empty:
        yield empty


@pytest.fixture
def session() -> Session:
    """A session in which every attribute is set."""
    return Session(
        uid="2022-03-son-tien",
        kind=SessionKind.PERIODIC,
        side=Side.GOVERNMENT,
        title="Hội nghị tiếp xúc, đối thoại với Nhân dân xã Sơn Tiến",
        starts_at=datetime(2022, 3, 14, 8, 0),
        ends_at=datetime(2022, 3, 14, 11, 30),
        place="Hội trường xã",
        audience="Nhân dân toàn xã",
        fields=("văn hóa, giáo dục, y tế",),
        chair=Person("Phan Đình Lưu", "Chủ tịch UBND xã"),
        minute_taker=Person("Lê Thị Nga", "Công chức Văn phòng - Thống kê"),
        citizens_present=126,
        opening="Báo cáo tình hình.",
        conclusion="Kết luận.",
        attendees=(
            Attendee("Nguyễn Thị Ánh", "Trưởng thôn", "Thôn Hùng Tiến", Role.CITIZEN, True),
            Attendee("Trần Văn Bình", None, None, None, None),
        ),
        petitions=(
            Petition(
                uid="p1",
                number=1,
                petitioner=Petitioner("Đặng Văn Đức", "Thôn Hùng Tiến", "0912345678", confidential=True),
                field="văn hóa, giáo dục, y tế",
                content="Đề nghị sửa mái trường mầm non bị dột.",
                competence=Competence.COMMUNE,
                answer=Answer("Chủ tịch UBND xã", "Đã bố trí vốn trong năm 2022."),
            ),
            Petition(
                uid="p2",
                number=2,
                petitioner=Petitioner("Hoà"),
                content="Đường liên thôn hỏng, đề nghị giải phóng mặt bằng.",
                assignment=Assignment(
                    "Phòng Kinh tế xã", ("Công an xã", "Thôn Hùng Tiến"), date(2022, 4, 1), AnswerForm.WRITTEN
                ),
                outcome=Outcome.OPEN,
            ),
            Petition(
                uid="p3",
                content="Kênh mương bồi lắng.",
                assignment=Assignment("Hợp tác xã", (), date(2022, 4, 1), None),
                written_answer=WrittenAnswer("12/UBND-VP", date(2022, 3, 30), "Đã nạo vét."),
                outcome=Outcome.CLOSED,
            ),
        ),
    )
