"""How high a signature is, and how far below its top the name stands."""

from doithoai.documents.content.model import Signature
from doithoai.documents.formats.model import Format
from doithoai.documents.render.measure.centred import CentredText

GUTTER = 6.0  # points: between a signature and the recipients beside it


def in_pairs(count: int) -> list[tuple[int, int]]:
    """Where each of several signatures stands: its row, and 0 for left or 1 for right; one left over stands right."""
    places = [divmod(place, 2) for place in range(count)]
    if count > 1 and count % 2:
        places[-1] = (places[-1][0], 1)
    return places


class SignatureColumn:
    """One signature: authority, position, room to sign, name; centred in its column.

    Attributes:
        above: its lines over the room to sign. name: the line below it.
        to_name: from its top to the name, points.
    """

    def __init__(self, signature: Signature, form: Format, width: float) -> None:
        parts = form.components
        above = [CentredText(line, parts["authority"], width) for line in signature.authority if line]
        if signature.position:
            above.append(CentredText(signature.position, parts["position"], width))
        self.above = above
        self.name = CentredText(signature.name, parts["signer"], width)
        self.to_name = sum(block.height for block in above) + form.signature_room.value
        self.height = self.to_name + self.name.height

    @property
    def first_baseline(self) -> float:
        """How far below its top the first line stands."""
        return self.above[0].baseline(0) if self.above else 0.0
