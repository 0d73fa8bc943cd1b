"""Inputs that steer what is looked at and store nothing: by their class, so that none is taken for a field."""

from doithoai.desktop.widgets.fields import ChoiceField, LineField
from doithoai.desktop.widgets.read_fields import DateField


class ChoiceFilter(ChoiceField):
    """One of a closed list, to look at."""

    stores = False


class DateFilter(DateField):
    """A day, to look at."""

    stores = False


class OrderDate(DateFilter):
    """A day that is not kept, and that an act goes by: of a document to make, of the period of a report."""

    decides = True


class SecretOrder(LineField):
    """A passphrase that an act goes by, exactly as it is typed; it is kept nowhere."""

    stores = False
    decides = True

    def value(self) -> str | None:
        """The letters typed; None for none."""
        return self.text() or None
