"""Who writes each kind of document.

A new kind needs, in `src/`: its name (`domain.kinds.DocumentKind`), a module here that builds it and a line below,
its name for people (`desktop.words`) and the page that offers it (`desktop.sessions.papers`). Beside them: its phrases
(`resources/wording/<kind>.toml`), its type name in each format, and its value in the schema of the data file.
"""

from collections.abc import Callable, Mapping

from doithoai.documents.brief import Brief
from doithoai.documents.content.announcement import build_announcement
from doithoai.documents.content.correction import build_correction
from doithoai.documents.content.cover import build_cover
from doithoai.documents.content.invitation import build_invitation
from doithoai.documents.content.minutes import build_minutes
from doithoai.documents.content.model import Document
from doithoai.documents.content.notice import build_notice
from doithoai.documents.content.plan import build_plan
from doithoai.documents.content.private_sheet import build_private_sheet
from doithoai.documents.content.reminder import build_reminder
from doithoai.documents.content.report import build_report
from doithoai.documents.content.request import build_request
from doithoai.documents.content.results import build_results
from doithoai.documents.content.roster import build_roster, build_slip
from doithoai.documents.content.transfer import build_transfer
from doithoai.documents.content.wording import Wording
from doithoai.domain.kinds import DocumentKind

Builder = Callable[[Brief, Wording | None], Document]

BUILDERS: Mapping[DocumentKind, Builder] = {
    DocumentKind.MINUTES: build_minutes,
    DocumentKind.NOTICE: build_notice,
    DocumentKind.INVITATION: build_invitation,
    DocumentKind.ANNOUNCEMENT: build_announcement,
    DocumentKind.RESULTS: build_results,
    DocumentKind.ROSTER: build_roster,
    DocumentKind.SLIP: build_slip,
    DocumentKind.REMINDER: build_reminder,
    DocumentKind.TRANSFER: build_transfer,
    DocumentKind.REQUEST: build_request,
    DocumentKind.COVER: build_cover,
    DocumentKind.CORRECTION: build_correction,
    DocumentKind.PRIVATE_SHEET: build_private_sheet,
    DocumentKind.REPORT: build_report,
    DocumentKind.PLAN: build_plan,
}
