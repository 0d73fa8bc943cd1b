"""Whether the parts of a package agree: what the manifest says, what ``data.json`` holds, which PDFs are there."""

from collections.abc import Iterator
from dataclasses import replace

from doithoai.domain.errors import N_
from doithoai.domain.figures import of_session
from doithoai.domain.session import DocumentRecord
from doithoai.exchange import manifest as manifests
from doithoai.exchange.data_file import DataFile
from doithoai.exchange.errors import PackageProblem
from doithoai.exchange.manifest import Counts, Manifest
from doithoai.exchange.package import add_counts

_DISAGREE = {
    "sessions": N_("The manifest counts {said} sessions, data.json holds {held}."),
    "attendees": N_("The manifest counts {said} attendees, data.json holds {held}."),
    "petitions": N_("The manifest counts {said} petitions, data.json holds {held}."),
    "assigned": N_("The manifest counts {said} assigned petitions, data.json holds {held}."),
    "documents": N_("The manifest counts {said} documents, data.json holds {held}."),
}


def disagreements(data: DataFile, manifest: Manifest) -> Iterator[PackageProblem]:
    """One problem for each thing that two parts of the package say differently."""
    if (data.office, data.period) != (manifest.office, manifest.period):
        yield PackageProblem(N_("The manifest and data.json name different offices or periods."))
    yield from _counts(data, manifest)
    yield from _turnover(manifest)
    yield from _documents(data, manifest)


def _counts(data: DataFile, manifest: Manifest) -> Iterator[PackageProblem]:
    counted = Counts()
    for session in data.sessions:
        counted = add_counts(counted, of_session(session, manifest.as_of))
    counted = replace(counted, documents=counted.documents + len(data.documents))
    for name, message in _DISAGREE.items():
        stated, actual = getattr(manifest.counts, name), getattr(counted, name)
        if stated != actual:
            yield PackageProblem(message, said=stated, held=actual)


def _turnover(manifest: Manifest) -> Iterator[PackageProblem]:
    """What was to be settled is what was settled and what is left; what it was made of is not in the package."""
    counts = manifest.turnover
    if counts is not None and counts.to_settle != counts.settled + counts.left:
        message = N_("The manifest counts {to_settle} petitions to settle, {settled} settled and {left} left.")
        yield PackageProblem(message, to_settle=counts.to_settle, settled=counts.settled, left=counts.left)


def _documents(data: DataFile, manifest: Manifest) -> Iterator[PackageProblem]:
    hashes = {member.name: member.sha256 for member in manifest.members}
    named = {manifests.DATA, manifests.WORKBOOK}
    for where, document in _placed(data):
        if document.file is None:
            continue
        named.add(document.file)
        if document.file not in hashes:
            message = N_("{path}: its file {member} is not in the package.")
            yield PackageProblem(message, path=where, member=document.file)
        elif hashes[document.file] != document.sha256:
            message = N_("{path}: {member} is not the document that was issued.")
            yield PackageProblem(message, path=where, member=document.file)
    for name in sorted(hashes.keys() - named):
        yield PackageProblem(N_("{member} belongs to no document of data.json."), member=name)


def _placed(data: DataFile) -> Iterator[tuple[str, DocumentRecord]]:
    """Every document of the data and its place there."""
    for index, session in enumerate(data.sessions):
        for place, document in enumerate(session.documents):
            yield f"sessions[{index}].documents[{place}]", document
    for place, document in enumerate(data.documents):
        yield f"documents[{place}]", document
