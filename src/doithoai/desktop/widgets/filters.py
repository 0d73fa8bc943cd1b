"""Inputs that steer what is looked at and store nothing: by their class, so that none is taken for a field."""

from doithoai.desktop.widgets.fields import ChoiceField
from doithoai.desktop.widgets.read_fields import DateField


class ChoiceFilter(ChoiceField):
    """One of a closed list, to look at."""

    stores = False


class DateFilter(DateField):
    """A day, to look at."""

    stores = False
