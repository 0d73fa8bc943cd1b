"""Which field a petition belongs to: the rule on small lists, the shipped list on sentences it was not made from."""

import tomllib
import unicodedata

import pytest

from doithoai.domain.field_guess import explain_guess, guess_field
from doithoai.domain.text import fold
from doithoai.paths import resource

SMALL = {"roads": ["đường", "cầu treo", "đường liên thôn", "đê"], "schools": ["trường", "trường mầm non", "lớp"]}


@pytest.mark.parametrize(
    ("spoken", "field"),
    [
        ("Trường mầm non ở cạnh đường", "schools"),  # three syllables outweigh one
        ("ĐƯỜNG liên thôn hỏng", "roads"),
        ("duong lien thon hong", "roads"),
        ("đường tới trường", None),  # as much for one as for the other
        ("Đề nghị xem xét", None),  # đê is not in đề
        ("Con đê sắp vỡ", "roads"),
        ("đườngtrường", None),
        ("", None),
    ],
)
def test_the_heavier_words_win(spoken: str, field: str | None) -> None:
    assert guess_field(spoken, SMALL) == field
    assert guess_field(unicodedata.normalize("NFD", spoken), SMALL) == field


def test_a_guess_names_its_words_the_longest_first() -> None:
    guess = explain_guess("Cầu treo và đường liên thôn đều hỏng", SMALL)
    assert guess and guess.field == "roads"
    assert guess.because == ("đường liên thôn", "cầu treo", "đường")


def test_a_word_inside_a_longer_one_found_adds_nothing() -> None:
    fields = {"one": ["đường liên thôn", "đường", "liên thôn"], "other": ["trường mầm non", "lớp"]}
    assert guess_field("đường liên thôn, trường mầm non, lớp", fields) == "other"


def test_without_keywords_there_is_no_guess() -> None:
    assert guess_field("đường", {}) is None


SPOKEN = [
    (
        "party_building",
        "Đề nghị bộ phận một cửa làm việc đúng giờ, đừng để dân chờ cả buổi sáng mới có người tiếp nhận hồ sơ",
    ),
    ("party_building", "Cán bộ xã trả lời dân còn gắt gỏng, thái độ phục vụ chưa tốt, mong lãnh đạo chấn chỉnh"),
    ("party_building", "Chi bộ thôn tôi đã lâu không kết nạp được đảng viên trẻ"),
    ("party_building", "Các khoản thu đóng góp ở thôn chưa được công khai cho dân biết"),
    ("party_building", "Sau khi sáp nhập xã, đi làm giấy tờ xa quá, đề nghị mở thêm điểm tiếp nhận thủ tục"),
    ("rural", "Mương dẫn nước vào cánh đồng bị bồi lấp, vụ hè thu không có nước tưới cho lúa"),
    ("rural", "Đường liên thôn qua xóm Đồng xuống cấp, mưa xuống lầy lội, trẻ em đi học rất khó"),
    ("rural", "Điện yếu vào giờ cao điểm, không chạy nổi máy bơm, đề nghị lắp thêm trạm biến áp"),
    ("rural", "Lợn chết vì dịch tả nhưng chưa nhận được tiền hỗ trợ con giống"),
    ("rural", "Nước sạch tập trung làm xong ba năm mà chưa có giọt nước nào về nhà dân"),
    ("land_environment", "Gia đình tôi nộp hồ sơ làm bìa đỏ từ năm 2019 đến nay vẫn chưa được cấp"),
    ("land_environment", "Trại nuôi lợn đầu làng xả nước thải ra khe, mùi hôi thối không chịu được"),
    ("land_environment", "Tiền đền bù đất ruộng làm đường cao tốc tính thấp hơn xã bên"),
    ("land_environment", "Rác thải sinh hoạt để dồn hai tuần không ai thu gom, ruồi nhặng đầy đường"),
    ("land_environment", "Đất vườn nhà tôi đo lại thiếu 120 m2 so với sổ cũ"),
    ("culture_health", "Trường mầm non thiếu phòng học, các cháu phải học ghép"),
    ("culture_health", "Trạm y tế xã thiếu thuốc, dân phải lên tuyến trên mua"),
    ("culture_health", "Nhà văn hóa thôn dột nát, không có chỗ sinh hoạt"),
    ("culture_health", "Học phí và tiền học thêm đầu năm cao quá"),
    ("culture_health", "Loa truyền thanh của thôn hỏng đã hai tháng"),
    ("security", "Thanh niên tụ tập nẹt pô xe máy ban đêm, mất trật tự"),
    ("security", "Mấy tháng nay trong xóm hay bị trộm chó, trộm gà"),
    ("security", "Có người cho vay nặng lãi rồi đến nhà đe dọa, ném chất bẩn"),
    ("security", "Ngã tư trước cổng trường hay xảy ra tai nạn, đề nghị cắm biển báo"),
    ("security", "Xe tải chở đất chạy quá tốc độ qua khu dân cư"),
    ("social_policy", "Bố tôi là thương binh hạng 2/4 mà trợ cấp tháng này chậm"),
    ("social_policy", "Đề nghị xét lại hộ nghèo, nhà tôi có người khuyết tật nặng mà bị đưa ra khỏi danh sách"),
    ("social_policy", "Mẹ tôi 82 tuổi chưa được hưởng trợ cấp người cao tuổi"),
    ("social_policy", "Mộ liệt sĩ ở nghĩa trang xã ghi sai năm hy sinh"),
    ("social_policy", "Hồ sơ nhiễm chất độc hóa học của ông nhà tôi gửi đi hai năm chưa có kết quả"),
    ("complaints", "Tôi đã gửi đơn khiếu nại ba lần về lối đi chung mà chưa được giải quyết"),
    ("complaints", "Đơn tố cáo trưởng thôn thu tiền sai, tôi chưa nhận được văn bản trả lời"),
    ("complaints", "Tranh chấp ranh giới với nhà bên cạnh, xã hòa giải hai lần không thành"),
    ("complaints", "Đề nghị công bố kết luận thanh tra về khoản tiền làm đường"),
    ("complaints", "Đơn của tôi chuyển lên chuyển xuống, không ai trả lời"),
]


def test_the_shipped_keywords_know_what_people_say() -> None:
    with resource("catalogues", "field_keywords.toml").open("rb") as file:
        keywords = tomllib.load(file)["keywords"]
    marked = [guess_field(spoken, keywords) == field for field, spoken in SPOKEN]
    unmarked = [guess_field(fold(spoken), keywords) == field for field, spoken in SPOKEN]
    assert sum(marked) >= 0.9 * len(SPOKEN)
    assert sum(unmarked) >= 0.85 * len(SPOKEN)
