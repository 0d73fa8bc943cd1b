"""Rules on the paragraphs of the body: Decree 30, Annex I: first line 1 cm or 1.27 cm, 6 points between paragraphs."""

from documents.check.parts import line, rules_of, taken_apart
from doithoai.documents.check import rules_body
from doithoai.documents.check.document import Paragraph


def paragraph(**values) -> Paragraph:
    return Paragraph((line("Yêu cầu các đơn vị."),), "body", **values)


def test_the_first_line_is_set_in_by_one_centimetre_or_half_an_inch():
    right = [paragraph(indent=10.0), paragraph(indent=12.7), paragraph(indent=None)]
    assert not list(rules_body.indents(taken_apart(body=right)))
    (departure,) = rules_body.indents(taken_apart(body=[paragraph(indent=0.0)]))
    assert (departure.rule, departure.params["found"], departure.params["wanted"]) == ("indent", "0.0", "10–12.7")


def test_at_least_six_points_above_a_paragraph():
    assert not list(rules_body.spaces(taken_apart(body=[paragraph(space=6.0), paragraph(space=20.0)])))
    (departure,) = rules_body.spaces(taken_apart(body=[paragraph(space=0.0)]))
    assert departure.params["wanted"] == "6"


def test_the_line_pitch_is_single_to_one_and_a_half():
    single = 14 * 1.149
    right = [paragraph(leading=single), paragraph(leading=1.5 * single)]
    assert not list(rules_body.pitches(taken_apart(body=right)))
    (departure,) = rules_body.pitches(taken_apart(body=[paragraph(leading=2 * single)]))
    assert (departure.rule, departure.params["found"]) == ("pitch", "2")


def test_full_lines_reach_both_margins():
    body = [paragraph(flush=True), paragraph(flush=None), paragraph(flush=False)]
    assert rules_of(rules_body.justified(taken_apart(body=body))) == [("justified", "body")]


def test_lines_for_the_pen_and_papers_by_hand_are_let_be():
    body = [paragraph(indent=0.0, to_fill=True)]
    assert not list(rules_body.indents(taken_apart(body=body)))
    assert not list(rules_body.indents(taken_apart(body=[paragraph(indent=0.0)], kind="slip")))


def test_signatures_never_stand_alone():
    text, signed = line("Cuối.", page=1), line("TM. ỦY BAN NHÂN DÂN", page=2)
    alone = taken_apart({"authority": [signed]}, body=[Paragraph((text,), "body")])
    assert rules_of(rules_body.with_signature(alone)) == [("signature_alone", "authority")]
    together = [Paragraph((line("một", page=2, base=80), line("hai", page=2, base=98)), "body")]
    assert not list(rules_body.with_signature(taken_apart({"authority": [signed]}, body=together)))
