"""What a person reads of a package that was made: how it is closed, by what it left, how far it has come."""

from collections.abc import Mapping

from doithoai.domain import dates
from doithoai.domain.errors import N_
from doithoai.i18n import gettext as _
from doithoai.register.dispatches import Dispatch, Sealing, Stage, Way

WAYS: Mapping[Way, str] = {
    Way.STICK: N_("Memory stick"),
    Way.MAIL: N_("E-mail"),
    Way.ZALO: N_("Zalo"),
    Way.SYSTEM: N_("Document system"),
    Way.OTHER: N_("Another way"),
}
SEALINGS: Mapping[Sealing, str] = {
    Sealing.KEY: N_("For the receiver's key"),
    Sealing.PASSPHRASE: N_("With a passphrase"),
    Sealing.NONE: N_("Not sealed"),
}


def stage(sent: Dispatch) -> str:
    """How far a package has come, with the day and the way."""
    match sent.stage:
        case Stage.RECEIVED if sent.received_on:
            return _("Received on {day}").format(day=dates.short(sent.received_on))
        case Stage.SENT if sent.sent_on:
            way = _(WAYS[sent.way or Way.OTHER])
            return _("Sent on {day}: {way}").format(day=dates.short(sent.sent_on), way=way)
    return _("Made, not sent yet")


def sealing(sent: Dispatch) -> str:
    """How a package is closed; empty of one made by an earlier program."""
    return _(SEALINGS[sent.sealing]) if sent.sealing else ""
