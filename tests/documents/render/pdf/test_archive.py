"""PDF/A-3b, read back with pikepdf against the clauses of ISO 19005-3.

No independent validator (veraPDF) can be had from the registries this project reaches, so each clause that a
document of ours touches is asked here by hand. What this cannot see: the insides of the fonts' programs.
"""

import io
import json
import re
import xml.etree.ElementTree as ET

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.render.pages import FORMS, made
from documents.render.printed import minutes, notice
from doithoai.documents.render.pdf.archive import archived, carried

DATA = json.dumps(
    {"schema": "doithoai/2", "sessions": [{"title": "Hội nghị “đối thoại”"}]}, ensure_ascii=False
).encode()
NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}


@pytest.fixture(scope="module", params=[(build, form) for build in (minutes, notice) for form in FORMS])
def whole(request: pytest.FixtureRequest) -> bytes:
    build, form = request.param
    return archived(made(build(form), form), DATA)


@pytest.fixture
def pdf(whole: bytes):
    with pikepdf.open(io.BytesIO(whole)) as opened:
        yield opened


def objects(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == kind]


def xmp(pdf: pikepdf.Pdf) -> ET.Element:
    return ET.fromstring(pdf.Root.Metadata.read_bytes().decode("utf-8").partition("?>")[2].rpartition("<?xpacket")[0])


def said(packet: ET.Element, path: str) -> str:
    found = packet.find(f".//{path}", NS)
    assert found is not None, path
    return "".join(found.itertext()).strip()


def test_header_and_trailer(whole: bytes, pdf: pikepdf.Pdf) -> None:
    # 6.1.2: the version, then a comment of at least four bytes above 127; 6.1.3: an ID, no encryption
    first, second = whole.split(b"\n")[:2]
    assert first == b"%PDF-1.7"
    assert second.startswith(b"%")
    assert sum(byte > 127 for byte in second) >= 4
    assert len(pdf.trailer.ID) == 2
    assert not pdf.is_encrypted


def test_it_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    # 6.6.4: the identification; 6.6.2.1: the metadata is a plain stream
    packet = xmp(pdf)
    assert (said(packet, "pdfaid:part"), said(packet, "pdfaid:conformance")) == ("3", "B")
    assert (pdf.Root.Metadata.Type, pdf.Root.Metadata.Subtype) == ("/Metadata", "/XML")
    assert "/Filter" not in pdf.Root.Metadata


def test_particulars_are_alike_in_both_places(pdf: pikepdf.Pdf) -> None:
    packet, info = xmp(pdf), pdf.docinfo
    for path, key in (
        ("dc:title", "/Title"),
        ("dc:creator", "/Author"),
        ("dc:description", "/Subject"),
        ("xmp:CreatorTool", "/Creator"),
        ("pdf:Producer", "/Producer"),
    ):
        assert said(packet, path) == str(info[key])
    for path, key in (("xmp:CreateDate", "/CreationDate"), ("xmp:ModifyDate", "/ModDate")):
        assert re.sub(r"\D", "", said(packet, path))[:8] == str(info[key])[2:10]
    assert "/Trapped" not in info
    assert pdf.Root.Lang == "vi-VN"


def test_the_output_intent_holds_its_profile(pdf: pikepdf.Pdf) -> None:
    (intent,) = pdf.Root.OutputIntents  # 6.2.3
    assert intent.S == "/GTS_PDFA1"
    profile = intent.DestOutputProfile
    assert profile.N == 3
    assert profile.read_bytes()[16:20] == b"RGB "
    assert profile.read_bytes()[36:40] == b"acsp"


def test_colours_are_those_of_the_intent(pdf: pikepdf.Pdf) -> None:
    # 6.2.4.3: gray and RGB are covered by an RGB intent, CMYK is not
    for page in pdf.pages:
        operators = {str(one.operator) for one in pikepdf.parse_content_stream(page)}
        assert not operators & {"k", "K"}


def test_the_data_is_an_associated_file(pdf: pikepdf.Pdf) -> None:
    (spec,) = pdf.Root.AF  # 6.8
    assert (spec.AFRelationship, spec.F, spec.UF) == ("/Data", "data.json", "data.json")
    stream = spec.EF.F
    assert stream.Subtype == "/application/json"
    assert str(stream.Params.ModDate) == str(pdf.docinfo["/ModDate"])
    assert stream.read_bytes() == DATA
    assert list(pdf.attachments) == ["data.json"]


def test_nothing_forbidden_is_in_it(pdf: pikepdf.Pdf) -> None:
    # 6.5.1 actions, 6.3 annotations, 6.1.7 LZW, 6.2.9 PostScript and reference XObjects, 6.9 optional content order
    assert not {"/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/NeedsRendering"} & set(pdf.Root.keys())
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            filters = one.get("/Filter", [])
            names = [str(filters)] if isinstance(filters, pikepdf.Name) else [str(name) for name in filters]
            assert "/LZWDecode" not in names
        if isinstance(one, pikepdf.Dictionary):
            assert one.get("/S") not in ("/JavaScript", "/Launch", "/PS")
            assert one.get("/Type") != "/Annot"


def test_fonts_are_whole_inside(pdf: pikepdf.Pdf) -> None:
    # 6.2.11.4 embedded; 6.2.11.6 symbolic TrueType without an Encoding; 6.2.11.5 one width a code
    fonts = objects(pdf, "/Font")
    assert fonts
    for font in fonts:
        assert font.Subtype == "/TrueType"
        assert "/FontFile2" in font.FontDescriptor
        assert int(font.FontDescriptor.Flags) & 4
        assert "/Encoding" not in font
        assert len(font.Widths) == int(font.LastChar) - int(font.FirstChar) + 1
        assert "/ToUnicode" in font


def test_the_same_input_gives_the_same_bytes() -> None:
    pages = made(notice("nd30"), "nd30")
    assert archived(pages, DATA) == archived(pages, DATA)


@settings(max_examples=15, deadline=None)
@given(st.binary(max_size=2000))
def test_any_data_comes_back(data: bytes) -> None:
    pages = made(notice("nd30"), "nd30")
    assert carried(pages) is None
    assert carried(archived(pages, data)) == data
