from doithoai.domain.field_guess import explain_guess, guess_field
from doithoai.work.keywords import field_keywords

KEYWORDS = {"đất": ("sổ đỏ", "đất", "quyền sử dụng đất"), "đê": ("đê", "kênh mương"), "học": ("trường học", "học phí")}


def test_a_phrase_is_found_with_or_without_marks():
    assert guess_field("xin cap so do cho nha toi", KEYWORDS) == "đất"
    assert guess_field("Xin cấp SỔ ĐỎ cho nhà tôi", KEYWORDS) == "đất"


def test_a_word_of_one_syllable_keeps_its_marks_where_the_text_has_any():
    assert guess_field("Đề nghị xã xem lại", KEYWORDS) is None
    assert guess_field("Thân đê sạt 10 mét", KEYWORDS) == "đê"
    assert guess_field("than de sat 10 met", KEYWORDS) == "đê"


def test_longer_phrases_tell_more_and_are_named():
    guess = explain_guess("quyền sử dụng đất gần trường học", KEYWORDS)
    assert guess is not None
    assert guess.field == "đất"
    assert guess.because[0] == "quyền sử dụng đất"


def test_nothing_found_or_a_draw_is_no_guess():
    assert guess_field("", KEYWORDS) is None
    assert guess_field("kính thưa hội nghị", KEYWORDS) is None
    assert guess_field("trường học cạnh kênh mương", KEYWORDS) is None


def test_whole_words_only():
    assert guess_field("đêm qua mưa to", KEYWORDS) is None


def test_the_shipped_keywords_name_the_seven_fields_and_guess_well():
    known = field_keywords()
    assert len(known) == 7
    assert all(25 <= len(words) <= 100 and len(set(words)) == len(words) for words in known.values())
    told = {
        "Trại lợn xả nước thải ra khe, mùi hôi thối": "bảo vệ môi trường",
        "Đề nghị làm lại đường bê tông nội đồng": "nông nghiệp",
        "Trạm y tế xã thiếu thuốc huyết áp": "văn hóa",
        "Thanh niên nẹt pô, phóng xe lúc nửa đêm": "an ninh",
        "Hồ sơ thương binh của bố tôi chưa được giải quyết chế độ": "chế độ",
        "Tôi gửi đơn tố cáo từ tháng 2 chưa được trả lời": "giải quyết đơn thư",
        "Họp chi bộ nên gửi tài liệu trước cho đảng viên": "công tác xây dựng Đảng",
    }
    for words, field in told.items():
        assert (guess_field(words, known) or "").startswith(field), words
