"""Packages of other offices come in here."""

from doithoai.desktop.above.tab import AboveTab
from doithoai.domain.errors import N_


class ReceiveTab(AboveTab):
    """Files to be merged: a plan first, then all of it as one step."""

    key = "receive"
    title = N_("Receive packages")
    icon = "download"
