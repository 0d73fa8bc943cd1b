"""Write resources/catalogues/holidays.toml: the days off of public offices, 2020 to 2035.

Known years take the government's published schedules (the tables below). Later years are computed by
the rule and marked ``?`` until the year's schedule is known. Lunar dates follow the algorithm of
Hồ Ngọc Đức (after Jean Meeus, *Astronomical Algorithms*), for the Vietnamese time zone, UTC+7.
Run by hand each autumn, when the next year's schedule is published: ``python packaging/make_holidays.py``.
"""

import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

TARGET = Path(__file__).parents[1] / "resources" / "catalogues" / "holidays.toml"
YEARS = range(2020, 2036)
LAST_KNOWN = 2026
TIME_ZONE_DAYS = 7 / 24
SYNODIC_MONTH = 29.530588853

LAW = "Bộ luật Lao động 2019, Điều 112 khoản 1"
LAW_2012 = "Bộ luật Lao động 2012, Điều 115 khoản 1"
COMPENSATED = "Bộ luật Lao động 2019, Điều 111 khoản 3: trùng ngày nghỉ hằng tuần thì nghỉ bù ngày làm việc kế tiếp"
SCHEDULE = "Lịch nghỉ lễ, Tết năm {year} đối với cán bộ, công chức, viên chức"
COMPUTED = "Tính theo quy tắc; chưa có lịch nghỉ chính thức của năm {year}"
CULTURE_DAY = "Nghị quyết số 80-NQ/TW của Bộ Chính trị: ngày 24/11 là Ngày Văn hóa Việt Nam, nghỉ hưởng nguyên lương"

# The day beside 2 September that the government chose (Labour Code 2019, in force since 2021).
BESIDE_NATIONAL_DAY = {2021: 3, 2022: 1, 2023: 1, 2024: 3, 2025: 1, 2026: 1}
# Where it is not known: the neighbour that joins the weekend, by weekday of 2 September (Monday first).
BESIDE_BY_WEEKDAY = (1, -1, -1, 1, -1, -1, 1)
# Working days moved: day off, worked off on, source.
SWAPS = (
    (date(2024, 4, 29), date(2024, 5, 4), "Công văn số 2450/VPCP-KGVX năm 2024 về hoán đổi ngày làm việc"),
    (date(2025, 5, 2), date(2025, 4, 26), "Thông báo số 6150/TB-BLĐTBXH năm 2024 về lịch nghỉ lễ, Tết năm 2025"),
    (
        date(2026, 1, 2),
        date(2026, 1, 10),
        "Thông báo của Bộ Nội vụ ngày 25/12/2025 về hoán đổi ngày làm việc dịp Tết Dương lịch",
    ),
    (date(2026, 8, 31), date(2026, 8, 22), "Thông báo của Bộ Nội vụ tháng 10/2025 về lịch nghỉ lễ, Tết năm 2026"),
)


@dataclass(frozen=True, order=True)
class Row:
    """One day of the catalogue."""

    day: date
    name: str
    kind: str = "off"
    source: str = ""
    mark: str = "L"
    swapped_with: date | None = None


def julian_day(day: date) -> int:
    """The Julian day number at noon of ``day``."""
    return day.toordinal() + 1721425


def from_julian(number: int) -> date:
    """The day of a Julian day number."""
    return date.fromordinal(number - 1721425)


def new_moon(k: int) -> int:
    """Julian day number, in Vietnamese time, of the ``k``-th new moon after 1 January 1900."""
    t = k / 1236.85
    jd = 2415020.75933 + 29.53058868 * k + 0.0001178 * t**2 - 0.000000155 * t**3
    jd += 0.00033 * math.sin(math.radians(166.56 + 132.87 * t - 0.009173 * t**2))
    sun = math.radians(359.2242 + 29.10535608 * k - 0.0000333 * t**2 - 0.00000347 * t**3)
    moon = math.radians(306.0253 + 385.81691806 * k + 0.0107306 * t**2 + 0.00001236 * t**3)
    node = math.radians(21.2964 + 390.67050646 * k - 0.0016528 * t**2 - 0.00000239 * t**3)
    jd += (0.1734 - 0.000393 * t) * math.sin(sun) + 0.0021 * math.sin(2 * sun)
    jd += -0.4068 * math.sin(moon) + 0.0161 * math.sin(2 * moon) - 0.0004 * math.sin(3 * moon)
    jd += 0.0104 * math.sin(2 * node) - 0.0051 * math.sin(sun + moon) - 0.0074 * math.sin(sun - moon)
    jd += 0.0004 * math.sin(2 * node + sun) - 0.0004 * math.sin(2 * node - sun)
    jd += -0.0006 * math.sin(2 * node + moon) + 0.0010 * math.sin(2 * node - moon) + 0.0005 * math.sin(2 * moon + sun)
    delta = -0.000278 + 0.000265 * t + 0.000262 * t**2
    return int(jd - delta + 0.5 + TIME_ZONE_DAYS)


def sun_sector(jd: int) -> int:
    """Twelfth of the ecliptic (0 from the spring equinox) the sun is in at the start of the day, UTC+7."""
    t = (jd - 0.5 - TIME_ZONE_DAYS - 2451545.0) / 36525
    anomaly = math.radians(357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3)
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t**2) * math.sin(anomaly)
    longitude += (0.019993 - 0.000101 * t) * math.sin(2 * anomaly) + 0.000290 * math.sin(3 * anomaly)
    return int((longitude % 360) // 30)


def eleventh_month(year: int) -> int:
    """Index of the new moon that starts the lunar month holding the winter solstice of ``year``."""
    k = int((julian_day(date(year, 12, 31)) - 2415021) / SYNODIC_MONTH)
    return k - 1 if sun_sector(new_moon(k)) >= 9 else k


def lunar_date(year: int, month: int, day: int) -> date:
    """The solar day of a day of a regular (not leap) lunar month 1 to 10 of ``year``."""
    first = eleventh_month(year - 1)
    months = eleventh_month(year) - first
    offset = month + 1
    if months == 13:
        leap = next(i for i in range(1, 14) if sun_sector(new_moon(first + i)) == sun_sector(new_moon(first + i + 1)))
        offset += offset >= leap
    return from_julian(new_moon(first + offset) + day - 1)


def source_of(year: int, decided: str) -> tuple[str, str]:
    """Source and mark: decided years by their schedule, later years by the rule."""
    if year <= LAST_KNOWN:
        return decided, "S"
    return COMPUTED.format(year=year), "?"


def tet(year: int) -> Iterator[Row]:
    """Eve and four first days; a Saturday moves before them, a Sunday after, as every schedule of 2020-2026 did."""
    first = lunar_date(year, 1, 1)
    names = ("Giao thừa Tết Nguyên đán", *(f"Mùng {n} Tết Nguyên đán" for n in "1234"))
    days = [first + timedelta(n) for n in range(-1, 4)]
    source, mark = source_of(year, SCHEDULE.format(year=year))
    yield from (Row(day, name, source=source, mark=mark) for day, name in zip(days, names, strict=True))
    taken = set(days)
    for day in days:
        if day.weekday() < 5:
            continue
        step = -1 if day.weekday() == 5 else 1
        moved = day + timedelta(step)
        while moved in taken or moved.weekday() >= 5:
            moved += timedelta(step)
        taken.add(moved)
        yield Row(moved, "Nghỉ bù Tết Nguyên đán", source=source, mark=mark)


def single_days(year: int) -> Iterator[Row]:
    """The holidays of one day, each with its lunar or solar date."""
    law = LAW if year >= 2021 else LAW_2012
    yield Row(date(year, 1, 1), "Tết Dương lịch", source=law)
    yield Row(lunar_date(year, 3, 10), "Giỗ Tổ Hùng Vương (10/3 âm lịch)", source=law)
    yield Row(date(year, 4, 30), "Ngày Chiến thắng 30/4", source=law)
    yield Row(date(year, 5, 1), "Ngày Quốc tế lao động 1/5", source=law)
    yield Row(date(year, 9, 2), "Quốc khánh 2/9", source=law)
    if year >= 2021:
        source, mark = source_of(year, SCHEDULE.format(year=year))
        second = date(year, 9, 2)
        step = BESIDE_BY_WEEKDAY[second.weekday()]
        day = date(year, 9, BESIDE_NATIONAL_DAY.get(year, second.day + step))
        yield Row(day, "Quốc khánh (ngày liền kề)", source=source, mark=mark)
    if year >= 2026:
        yield Row(date(year, 11, 24), "Ngày Văn hóa Việt Nam 24/11", source=CULTURE_DAY, mark="S")


def compensations(days: list[Row], taken: set[date]) -> Iterator[Row]:
    """A holiday on a Saturday or Sunday gives the next working day that is not off already."""
    for row in sorted(days):
        if row.day.weekday() < 5 or "liền kề" in row.name:
            continue
        moved = row.day
        while moved in taken or moved.weekday() >= 5:
            moved += timedelta(1)
        taken.add(moved)
        mark = "S" if moved.year <= LAST_KNOWN else "?"
        yield Row(moved, f"Nghỉ bù {row.name}", source=COMPENSATED, mark=mark)


def swaps(year: int) -> Iterator[Row]:
    """Both halves of each swap: the day off and the Saturday worked for it."""
    for off, worked, source in SWAPS:
        if off.year == year:
            yield Row(off, "Nghỉ hoán đổi", "off", source, "S", worked)
            yield Row(worked, "Làm bù", "worked", source, "S", off)


def rows(year: int) -> list[Row]:
    """All days of a year in order."""
    off = [*tet(year), *single_days(year)]
    off += compensations(list(single_days(year)), {row.day for row in off})
    return sorted([*off, *swaps(year)])


def toml(row: Row) -> str:
    """One ``[[holiday]]`` entry."""
    lines = ["[[holiday]]", f"date = {row.day}", f'name = "{row.name}"', f'kind = "{row.kind}"']
    if row.swapped_with:
        lines.append(f"swapped_with = {row.swapped_with}")
    return "\n".join([*lines, f'source = "{row.source}"', f'mark = "{row.mark}"', ""])


def main() -> None:
    """Write the catalogue."""
    head = "# Made by packaging/make_holidays.py. Shape: README.md. An office adds its own days in its settings.\n\n"
    text = head + "\n".join(toml(row) for year in YEARS for row in rows(year))
    TARGET.write_text(unicodedata.normalize("NFC", text), encoding="utf-8", newline="\n")
    print(TARGET)


if __name__ == "__main__":
    main()
