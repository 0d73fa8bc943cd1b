"""Offices that send packages, and the register above them: small, in this process, keys shared."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from doithoai.domain.figures import of_session
from doithoai.domain.kinds import OfficeLevel
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.session import Session
from doithoai.exchange import data_file
from doithoai.exchange.keys import SecretKey
from doithoai.exchange.manifest import Counts, Manifest, Packed, Since, State, fingerprint, to_bytes
from doithoai.exchange.package import add_counts
from doithoai.exchange.verify import PackageReport
from doithoai.register import offices, sessions
from doithoai.register.connection import Register
from doithoai.register.keys import Secrets

KEY = SecretKey(Secrets(b"\5" * 32, b"\6" * 32))
YEAR = (date(2022, 1, 1), date(2022, 12, 31))


@dataclass
class Below:
    """An office below: its sessions now, and how far its register has come."""

    code: str
    name: str = "UBND xã"
    level: OfficeLevel = OfficeLevel.COMMUNE
    step: int = 0
    sessions: dict[str, Session] = field(default_factory=dict)

    def put(self, *coming: Session) -> None:
        self.step += 1
        self.sessions.update({session.uid: session for session in coming})

    def drop(self, uid: str) -> None:
        self.step += 1
        self.sessions.pop(uid, None)

    def package(
        self, period: tuple[date, date] = YEAR, *, since: Since | None = None, only: Iterable[str] | None = None
    ) -> PackageReport:
        """What verifying a package of this office gives; the file itself is left out, other tests have it."""
        first, last = period
        within = [s for s in self.sessions.values() if s.starts_at and first <= s.starts_at.date() <= last]
        held = tuple(s for s in within if only is None or s.uid in set(only))
        office = Office(self.code, self.name, level=self.level)
        counts = Counts()
        for session in held:
            counts = add_counts(counts, of_session(session, last))
        state = State(self.step, f"2022-06-01T00:{self.step // 60:02}:{self.step % 60:02}Z")
        manifest = Manifest(
            *("doithoai 1", office, "", period, last, None, "", counts, (), Packed(0, "0" * 64)),
            state=state,
            since=since,
            key=KEY.public,
        )
        content = to_bytes(manifest)
        digest = sha256(content + repr(held).encode()).hexdigest()
        return PackageReport(
            Path(f"{self.code}-{self.step}.sdt.zip"),
            manifest,
            digest,
            fingerprint(content),
            KEY.sign(content),
            content,
            data=data_file.DataFile(office, period, held),
        )


def register_above(path: Path) -> Register:
    register = Register.create(path, who="thư ký tỉnh")
    offices.set_periods(register, "42", [OfficePeriod(Office("42", "UBND tỉnh Hà Tĩnh", level=OfficeLevel.PROVINCE))])
    return register


def contents(register: Register) -> list[Session]:
    """All that is seen of a register from outside: its sessions, with whose they are."""
    return list(sessions.each(register))


any_unit: Callable[[str], bool] = partial(lambda _code: True)
