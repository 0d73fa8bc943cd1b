"""The receipt of a package (``*.sdr``): the office above confirms what it received, and signs that.

It gives back the package's manifest with the sender's own signature, so that the sender knows its package again
without having kept anything of it.
"""

import datetime
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from doithoai.domain.errors import N_
from doithoai.exchange import manifest as manifests
from doithoai.exchange.errors import NotText, ReceiptRefused, Wrong, missing
from doithoai.exchange.json_file import read_json
from doithoai.exchange.keys import PUBLIC, PublicKey, SecretKey, key_office, signature_bytes
from doithoai.exchange.manifest import Manifest
from doithoai.exchange.values import Json, a_list, an_object, day, text, uid, writable
from doithoai.exchange.verify import PackageReport
from doithoai.files import whole_file

SUFFIX = ".sdr"
FORMAT = "doithoai-receipt/1"


@dataclass(frozen=True, slots=True)
class PassedAnswer:
    """The written answer to a petition that was passed up.

    Attributes:
        petition: its uid; by: who answered; number: number and symbol of the answer.
    """

    petition: str
    by: str
    number: str | None = None
    date: datetime.date | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says.

    Attributes:
        code, name, key: of the office that received.
        on: the day it did.
        digest: SHA-256 of the package's manifest.
        manifest_bytes, manifest_signature: the manifest as it was sent, and the sender's signature.
        answers: what was answered above to petitions that the sender passed up.
    """

    code: str
    name: str
    key: PublicKey
    on: date
    digest: str
    manifest: Manifest
    manifest_bytes: bytes
    manifest_signature: bytes
    answers: tuple[PassedAnswer, ...] = ()

    @property
    def telephone_code(self) -> str:
        """The eight letters and digits of the package."""
        return manifests.fingerprint(self.manifest_bytes)


def write(
    path: Path,
    report: PackageReport,
    key: SecretKey,
    office: tuple[str, str],
    on: date,
    answers: Sequence[PassedAnswer] = (),
) -> None:
    """Write the receipt of a package that was found whole and signed.

    Args:
        office: code and name of the office that received it.
        answers: to petitions that were passed up to it.

    Raises:
        CannotWriteFile: there is no room or no right to write.
    """
    code, name = office
    signature = key.sign(_signed(code, name, key.public, on, report.digest, _answers_part(answers)))
    content = {
        "format": FORMAT,
        "office": {"code": code, "name": name},
        "key": {"signing": key.public.signing, "sealing": key.public.sealing},
        "received_on": on.isoformat(),
        "code": report.code,
        "manifest": report.manifest_bytes.decode(),
        "manifest_signature": (report.signature or b"").hex(),
        **({"answers": _answers_part(answers)} if answers else {}),
        "signature": signature.hex(),
    }
    with whole_file(path) as file:
        file.write((json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


def _answers_part(answers: Sequence[PassedAnswer]) -> list[Json]:
    return [
        {
            "petition": answer.petition,
            "by": writable(answer.by),
            "number": writable(answer.number),
            "date": answer.date and answer.date.isoformat(),
            "summary": writable(answer.summary),
        }
        for answer in answers
    ]


def _signed(code: str, name: str, key: PublicKey, on: date, digest: str, answers: Sequence[Json]) -> bytes:
    """What is signed; of answers their hash, so that nobody puts an answer into an office's mouth."""
    lines = [FORMAT, code, name, key.signing, key.sealing, on.isoformat(), digest]
    if answers:
        content = json.dumps(answers, ensure_ascii=False, separators=(",", ":"))
        lines.append(hashlib.sha256(content.encode()).hexdigest())
    return "".join(f"{line}\n" for line in lines).encode()


def read(path: Path) -> Receipt:
    """The receipt in the file at ``path``; whose key signed it, the caller judges.

    Raises:
        DataUnreadable, DataRefused: it is not such a file.
        ReceiptRefused: it was altered.
    """
    try:
        data = read_json(path)
    except NotText:
        data = None
    if type(data) is not dict or data.get("format") != FORMAT:
        raise ReceiptRefused(N_("{file} is not the receipt of a package."), file=path)
    try:
        values = _SHAPE(data)
    except Wrong as wrong:
        raise wrong.refused(path.name) from None
    content = values["manifest"].encode()
    code, name = values["office"]
    digest = hashlib.sha256(content).hexdigest()
    key: PublicKey = values["key"]
    signed = _signed(code, name, key, values["received_on"], digest, data.get("answers") or ())
    confirmed = key.verifies(values["signature"], signed)
    if not confirmed or values["code"] != manifests.fingerprint(content):
        raise ReceiptRefused(N_("{file} was damaged or altered: its signature does not fit."), file=path)
    manifest = manifests.from_bytes(content)
    signature = values["manifest_signature"]
    return Receipt(
        code, name, key, values["received_on"], digest, manifest, content, signature, values.get("answers", ())
    )


def _exact(value: object) -> str:
    if type(value) is str and value:
        return value
    raise Wrong(N_("{path} must be a text, not {value}."), value="…")


_KEYS = ("office", "key", "received_on", "code", "manifest", "manifest_signature", "signature")


def _all(values: Json) -> Json:
    for name in _KEYS:
        if values.get(name) is None:
            raise missing(name)
    return values


def _answer(values: Json) -> PassedAnswer:
    for name in ("petition", "by"):
        if values.get(name) is None:
            raise missing(name)
    return PassedAnswer(**values)


_ANSWER = an_object({"petition": uid, "by": text, "number": text, "date": day, "summary": text}, _answer)
_SHAPE = an_object(
    {
        "format": text,
        "office": an_object({"code": text, "name": text}, key_office),
        "key": PUBLIC,
        "received_on": day,
        "code": text,
        "manifest": _exact,
        "manifest_signature": signature_bytes,
        "answers": a_list(_ANSWER),
        "signature": signature_bytes,
    },
    _all,
)
