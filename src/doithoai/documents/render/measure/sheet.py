"""How much room the text has on a page of the format, upright or lying."""

from dataclasses import dataclass

from doithoai.documents.formats.model import Format
from doithoai.documents.render.measure.metrics import MM


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of one kind of page, points. A lying page is the upright one turned, margins and all."""

    form: Format
    lying: bool = False

    @property
    def width(self) -> float:
        """The width of the text."""
        return self._down if self.lying else self._across

    @property
    def height(self) -> float:
        """The height of the text."""
        return self._across if self.lying else self._down

    @property
    def _across(self) -> float:
        page = self.form.page
        return (page.width - page.left.value - page.right.value) * MM

    @property
    def _down(self) -> float:
        page = self.form.page
        return (page.height - page.top.value - page.bottom.value) * MM
