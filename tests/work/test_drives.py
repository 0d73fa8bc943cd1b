"""Removable drives: recognised by what each system answers; nothing else is taken for one."""

from pathlib import Path

from doithoai.work import drives
from doithoai.work.drives import Drive

MOUNTS = """\
/dev/nvme0n1p2 / ext4 rw,relatime 0 0
tmpfs /run tmpfs rw,nosuid 0 0
/dev/sda1 /home ext4 rw 0 0
/dev/sdb1 /media/thuky/SÔ\\040DÒI vfat rw,nosuid,uid=1000 0 0
/dev/sdb1 /media/thuky/SÔ\\040DÒI vfat rw,nosuid,uid=1000 0 0
/dev/mmcblk0p1 /mnt/card exfat ro,nosuid 0 0
/dev/sdc /run/media/thuky/EMPTY vfat rw 0 0
/dev/sdd1 /run/media/thuky/HDD ntfs3 rw 0 0
//server/share /media/share cifs rw 0 0
"""


def room(path: Path) -> int | None:
    return None if path.name == "EMPTY" else 5_000_000


def test_linux_knows_cards_by_what_they_say_and_sticks_by_where_the_desktop_shows_them() -> None:
    listed = list(drives.on_linux(MOUNTS, lambda disk: disk in ("mmcblk0", "sdb"), room))
    assert listed == [
        Drive(Path("/media/thuky/SÔ DÒI"), "SÔ DÒI", 5_000_000),
        Drive(Path("/mnt/card"), "card", 5_000_000, is_locked=True),
        Drive(Path("/run/media/thuky/HDD"), "HDD", 5_000_000),
    ]


def test_a_name_of_the_system_is_that_of_its_disk() -> None:
    asked: list[str] = []
    lines = "\n".join(
        f"/dev/{name} /x/{name} vfat rw 0 0" for name in ("sdb1", "sdb", "mmcblk0p1", "nvme0n1p12", "loop0")
    )
    list(drives.on_linux(lines, lambda disk: bool(asked.append(disk)), room))
    assert asked == ["sdb", "sdb", "mmcblk0", "nvme0n1", "loop0"]


def test_windows_knows_them_by_their_kind() -> None:
    kinds = {"A:\\": 2, "C:\\": 3, "D:\\": 5, "E:\\": 2, "F:\\": 4, "G:\\": 2}
    letters = sum(1 << ord(root[0]) - ord("A") for root in kinds)
    names = {"E:\\": "THE NHO", "G:\\": ""}
    listed = list(drives.on_windows(letters, kinds.__getitem__, names.__getitem__, lambda path: 7))
    assert [(drive.name, drive.free) for drive in listed] == [("THE NHO (E:)", 7), ("(G:)", 7)]
    empty = list(drives.on_windows(letters, kinds.__getitem__, names.__getitem__, lambda path: None))
    assert empty == []


def test_this_computer_answers() -> None:
    assert all(isinstance(drive, Drive) for drive in drives.connected())


def test_a_folder_lies_on_its_drive(tmp_path: Path) -> None:
    stick = Drive(tmp_path / "stick", "stick", 1)
    assert drives.drive_of(tmp_path / "stick" / "goi", [stick]) is stick
    assert drives.drive_of(tmp_path / "stick2", [stick]) is None
    assert drives.free(tmp_path / "nowhere") is None
