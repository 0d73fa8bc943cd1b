"""A format: every figure of one set of rules for official documents, each with its clause.

Sizes are points, lengths millimetres. A figure has the range the rule allows and the value in use;
an office may move the value inside the range.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Family(StrEnum):
    """The two families of official documents."""

    STATE = "state"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number a rule fixes: the allowed range, the value in use, and the clause that says so."""

    value: float
    low: float
    high: float
    clause: str


@dataclass(frozen=True, slots=True)
class LineRule:
    """The mark below a component: a solid line of a share of the text's width, a star, or hyphens.

    Attributes:
        kind: ``none``, ``line``, ``star`` or ``hyphens``.
        share: of the text's width, for ``line``: 1.0 is as long as the text.
        text: the mark itself, for ``star`` and ``hyphens``.
        gap: between the text's last line and the mark, points.
    """

    kind: str = "none"
    share: Figure | None = None
    text: str = ""
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Component:
    """How one component of a document looks; ``name`` is its key in the format file.

    Attributes:
        align: ``left``, ``centre``, ``right`` or ``justify`` within its box.
        first_indent: of the first line, mm. space_before: pt. leading: line pitch in single lines of the font,
            or exact points where ``leading_exact``.
    """

    name: str
    size: Figure
    bold: bool
    italic: bool
    underline: bool
    upper: bool
    align: str
    line: LineRule
    space_before: Figure
    leading: Figure
    leading_exact: bool
    first_indent: Figure
    clause: str


@dataclass(frozen=True, slots=True)
class Page:
    """Paper, margins and the page number's place, in mm.

    Attributes:
        number_from_top: from the paper's edge to the middle of the page number.
        may_mirror: the rule lets an office that prints on both sides change left and right margins on back pages.
        mirrored: it does so; off until the office chooses it (`with_choices`, ``page.mirrored``).
    """

    width: float
    height: float
    top: Figure
    bottom: Figure
    left: Figure
    right: Figure
    number_from_top: Figure
    number_on_first: bool
    may_mirror: bool
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Texts:
    """The wording a format fixes; ``{…}`` are placeholders.

    Attributes:
        number: the number line, e.g. ``Số: {number}/{symbol}`` or ``Số {number}-{symbol}``.
        symbol: e.g. ``{type}-{body}`` or ``{type}/{body}``.
        letter_symbol: of a kind without an abbreviation (a letter), e.g. ``{body}-{unit}``.
        place_date: e.g. ``{place}, ngày {day} tháng {month} năm {year}``.
        body_end: ``./.`` or ``.``; ends the body of a document other than minutes.
        minutes_end: ends the closing sentence of minutes (``./.`` or ``.``).
        authority: by code (``TM``, ``KT``, ``Q``, ``TL``, ``TUQ``), e.g. ``TM. {body}`` or ``T/M {body}``.
        recipient: one recipient, e.g. ``- {name};``; recipient_last: the last, e.g. ``- {name}.``.
        archive: the last recipient's text: ``default`` (with ``{unit}``), ``no_unit``, and by document kind
            (``minutes`` → ``Lưu: VT, Hồ sơ``).
        types: abbreviation by document kind (``notice`` → ``TB``).
        type_names: printed name by document kind (``notice`` → ``THÔNG BÁO``).
        footer_mark: what stands before the ``{mark}`` at the foot, the head of the register's chain of history.
        minutes_signers: the two titles of the minutes' signatures, left and right.
    """

    number: str
    symbol: str
    letter_symbol: str
    place_date: str
    body_end: str
    minutes_end: str
    authority: Mapping[str, str]
    recipient: str
    recipient_last: str
    recipients_title: str
    archive: Mapping[str, str]
    types: Mapping[str, str]
    type_names: Mapping[str, str]
    minutes_signers: tuple[str, str]
    national_name: str
    motto: str
    party_title: str
    addressee: str
    annex: str
    draft_mark: str
    footer_mark: str


@dataclass(frozen=True, slots=True)
class Format:
    """One set of rules, in force from ``valid_from`` to ``valid_to`` (inclusive; None is open).

    Attributes:
        id: the file's stem, e.g. ``nd30``.
        leading_zero_months: months printed with a leading 0 (``ngày 05 tháng 01``): 1 and 2.
        minutes_place_date: whether minutes carry a place-and-date line.
        state_superior_for_committee: whether a body above is printed over the issuer.
        left_share: share of the text's width taken by the left column of the head.
        signature_room: points kept free for the signature between position and name.
        signature_body_lines: lines of the body that come with the signature block on its page.
        sizes: sizes that go together: each row fixes other components' sizes for one ``body`` size.
    """

    id: str
    family: Family
    title: str
    source: str
    valid_from: date | None
    valid_to: date | None
    page: Page
    components: Mapping[str, Component]
    texts: Texts
    leading_zero_days_below: int
    leading_zero_months: tuple[int, ...]
    leading_zero_numbers_below: int
    minutes_place_date: bool
    state_superior_for_committee: bool
    left_share: Figure
    signature_room: Figure
    signature_body_lines: int
    sizes: tuple[Mapping[str, float], ...]
