"""From a finding to the field where it is mended: beside the pages, on another page, or in the book."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from doithoai.desktop.targets import DocumentTarget, PetitionTarget, SessionTarget, SettingsTarget
from doithoai.domain.finding import Finding, Holder

if TYPE_CHECKING:
    from doithoai.desktop.documents.page import DocumentsPage


def follow(page: "DocumentsPage", finding: Finding) -> None:
    """Put the cursor where the finding is mended."""
    spot = finding.target
    match spot.holder:
        case Holder.ORDER:
            _field_of_order(page, spot.part).setFocus()
        case Holder.SESSION:
            field = page.make.feed.parts.get(spot.part)
            if field is not None and field.isVisible():
                field.setFocus()
            else:
                page.shell.go("sessions", SessionTarget(spot.uid, spot.part))
        case Holder.PETITION:
            page.shell.go("petitions", PetitionTarget(spot.uid))
        case Holder.DOCUMENT:
            page.show_target(DocumentTarget(spot.uid))
        case Holder.OFFICE:
            page.shell.go("settings", SettingsTarget(spot.part))
        case Holder.PAPER:
            page.preview.show_page(int(spot.part or 1))


def _field_of_order(page: "DocumentsPage", part: str) -> QWidget:
    if part == "number" and page.strip.isVisible():
        return page.strip.number
    if part in ("misprints", "addressee") and page.make.misprints.isVisible():
        return page.make.misprints.table if part == "misprints" else page.make.misprints.addressee
    return page.make.format if part == "format" else page.make.day
