from dataclasses import replace
from datetime import date, datetime

from doithoai.domain.petition import Petition, Petitioner
from doithoai.domain.privacy import Subject
from doithoai.domain.session import Session
from doithoai.register import history, people, petitions, sessions
from doithoai.register.connection import Register
from doithoai.register.people import PersonOffer


def test_the_roster_comes_before_earlier_speakers(register: Register, session: Session) -> None:
    sessions.add(
        register, [session, Session("later", petitions=(Petition("x", 1, Petitioner("Võ Thị Tám", "Thôn 2")),))]
    )
    offers = people.offers(register, session.uid)
    assert [offer.name for offer in offers] == ["Nguyễn Thị Ánh", "Trần Văn Bình", "Võ Thị Tám", "Hoà", "Đặng Văn Đức"]
    assert offers[0] == PersonOffer("Nguyễn Thị Ánh", "Thôn Hùng Tiến", on_roster=True)
    assert not offers[2].on_roster


def test_a_name_is_listed_once_an_address_and_not_from_the_bin(register: Register) -> None:
    who = Petitioner("Hồ Sỹ Đàn", "Thôn Khe Sắn")
    three = (Petition("a", 1, who), Petition("b", 2, who), Petition("c", 3, replace(who, address="Thôn Tân Tiến")))
    sessions.add(register, [Session("s", petitions=(*three, Petition("d", 4, Petitioner("Lỗi")))), Session("t")])
    petitions.discard(register, ["d"])
    offers = people.offers(register, "t")
    assert [(offer.name, offer.address) for offer in offers] == [
        ("Hồ Sỹ Đàn", "Thôn Tân Tiến"),
        ("Hồ Sỹ Đàn", "Thôn Khe Sắn"),
    ]


def test_petitions_of_a_session_in_order_and_made_with_a_strand(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    petitions.add(register, session.uid, Petition("new", content="Đ"), strand="petition:new:content")
    petitions.edit(register, "new", lambda p: replace(p, content="Đường"), strand="petition:new:content")
    rows = petitions.of_session(register, session.uid)
    assert [row.petition.uid for row in rows] == ["p1", "p2", "p3", "new"]
    history.undo(register)  # the letters and what the first offer made go together
    assert [row.petition.uid for row in petitions.of_session(register, session.uid)] == ["p1", "p2", "p3"]


def test_those_who_asked_to_be_kept_private_each_once_and_not_from_the_bin(register: Register) -> None:
    thu = Petitioner("Ngô Thị Thu", "Thôn Cồn Dâu", "0912345678", confidential=True)
    private = (
        Petition("a", 1, thu),
        Petition("b", 2, replace(thu, address=None)),
        Petition("c", 3, replace(thu, phone=None)),
        Petition("d", 4, Petitioner(phone="0987654321", confidential=True)),
        Petition("e", 5, Petitioner(address="Thôn Hạ", confidential=True)),
        Petition("f", 6, Petitioner("Hồ Sỹ Đàn")),
        Petition("g", 7, Petitioner("Lỗi", confidential=True)),
    )
    later = Petition("h", 1, Petitioner("Lò Văn Miên", confidential=True))
    sessions.add(
        register,
        [
            Session("s", starts_at=datetime(2026, 3, 18, 20), petitions=private),
            Session("t", starts_at=datetime(2026, 4, 1, 8), petitions=(later,)),
        ],
    )
    petitions.discard(register, ["g"])
    of_march = [Subject("Ngô Thị Thu", "0912345678"), Subject("Ngô Thị Thu"), Subject("", "0987654321")]
    assert people.private(register) == [*of_march, Subject("Lò Văn Miên")]
    assert people.private(register, date(2026, 3, 1), date(2026, 3, 18)) == of_march
    assert people.private(register, date(2026, 3, 19)) == [Subject("Lò Văn Miên")]
