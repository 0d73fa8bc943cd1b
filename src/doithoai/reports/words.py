"""The Vietnamese of the spreadsheets: office papers are Vietnamese whatever language the screen speaks."""

from collections.abc import Mapping

from doithoai.domain.kinds import AnswerForm, Competence, SessionKind, Side
from doithoai.domain.petition import PetitionStatus

KINDS: Mapping[SessionKind, str] = {
    SessionKind.PERIODIC: "Định kỳ",
    SessionKind.ADHOC: "Đột xuất",
    SessionKind.THEMATIC: "Chuyên đề",
}
SIDES: Mapping[Side, str] = {
    Side.GOVERNMENT: "Chính quyền",
    Side.PARTY: "Cấp ủy",
    Side.JOINT: "Cấp ủy và chính quyền",
}
# Competence names a level, not a kind of unit: the level between is whatever stood above the office then.
COMPETENCES: Mapping[Competence, str] = {
    Competence.COMMUNE: "Cấp xã",
    Competence.DISTRICT: "Cấp trên trực tiếp",
    Competence.PROVINCE: "Cấp tỉnh",
    Competence.CENTRE: "Trung ương",
}
FORMS: Mapping[AnswerForm, str] = {AnswerForm.WRITTEN: "Bằng văn bản", AnswerForm.IN_PERSON: "Trực tiếp"}
STATUSES: Mapping[PetitionStatus, str] = {
    PetitionStatus.RECEIVED: "Đã tiếp nhận",
    PetitionStatus.ANSWERED: "Đã trả lời tại hội nghị",
    PetitionStatus.ASSIGNED: "Đang giải quyết",
    PetitionStatus.OVERDUE: "Quá hạn",
    PetitionStatus.ANSWERED_IN_WRITING: "Đã trả lời bằng văn bản",
    PetitionStatus.CLOSED: "Đã kết thúc",
    PetitionStatus.TRANSFERRED: "Đã chuyển cấp khác",
    PetitionStatus.WITHDRAWN: "Đã rút",
}
CONFIDENTIAL = "(giữ kín danh tính)"
UNKNOWN_UNIT = "(chưa rõ đơn vị)"
UNKNOWN_FIELD = "(chưa rõ lĩnh vực)"
UNKNOWN_AGENCY = "(chưa rõ cơ quan)"
TOTAL = "Tổng cộng"
CUT = "… (còn tiếp, xem tệp data.json)"
