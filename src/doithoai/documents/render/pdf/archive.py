"""An issued document fit for the archive: PDF/A-3b (ISO 19005-3, level B) that carries its own data.

The pages are ReportLab's, with every font embedded; what the standard asks of the file around them is added
here: the identification and particulars as XMP, the output intent, and ``data.json`` as an associated file
(PDF/A-2 forbids such attachments, PDF/A-3 allows them).
"""

import io
from functools import cache
from xml.sax.saxutils import escape

from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Pdf, Stream, String

from doithoai import paths

DATA_NAME = "data.json"
_INTENT = "sRGB IEC61966-2.1"
_MIME = "application/json"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{day}T00:00:00+07:00</xmp:CreateDate>
<xmp:ModifyDate>{day}T00:00:00+07:00</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def archived(pages: bytes, data: bytes) -> bytes:
    """The PDF made of ``pages`` that carries ``data`` and meets PDF/A-3b; the same input gives the same bytes.

    Args:
        pages: a PDF of `render_pdf`, whose particulars (title, author, the document's date …) it keeps.
        data: JSON in UTF-8, what the document says as data.
    """
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(pages)) as pdf:
        _describe(pdf)
        _intend(pdf)
        _attach(pdf, data)
        pdf.save(out, min_version="1.7", deterministic_id=True, linearize=False)
    return out.getvalue()


def _describe(pdf: Pdf) -> None:
    """The particulars twice, alike: in the information dictionary and as XMP (6.6.2, 6.6.4)."""
    info = pdf.docinfo
    for key in ("/Trapped", "/Keywords"):  # ReportLab writes a string where a name is due, and an empty one
        if key in info:
            del info[key]
    particulars = {
        name: escape(str(info.get(f"/{name.capitalize()}", "")))
        for name in ("title", "author", "subject", "creator", "producer")
    }
    digits = str(info.CreationDate)[2:10]  # D:20260318000000+07'00'
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    packet = _XMP.format(**particulars, day=day).encode("utf-8")
    pdf.Root.Metadata = Stream(pdf, packet, Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _intend(pdf: Pdf) -> None:
    """The colours the file is meant for (6.2.3)."""
    profile = Stream(pdf, _profile(), N=3, Alternate=Name.DeviceRGB)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(_INTENT),
        Info=String(_INTENT),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _attach(pdf: Pdf, data: bytes) -> None:
    """The data as a file associated with the whole document (6.8): its kind, its relation, its date."""
    moment = str(pdf.docinfo.CreationDate)
    spec = AttachedFileSpec(
        pdf,
        data,
        filename=DATA_NAME,
        description="Dữ liệu của văn bản",
        mime_type=_MIME,
        creation_date=moment,
        mod_date=moment,
        relationship=Name.Data,
    )
    pdf.attachments[DATA_NAME] = spec
    pdf.Root.AF = Array([spec.obj])


@cache
def _profile() -> bytes:
    return paths.resource("icc", "srgb.icc").read_bytes()


def carried(pdf: bytes) -> bytes | None:
    """The data a document carries; None when it carries none."""
    with Pdf.open(io.BytesIO(pdf)) as opened:
        attachments = opened.attachments
        return attachments[DATA_NAME].get_file().read_bytes() if DATA_NAME in attachments else None
