"""Sổ Đối Thoại: the register of a commune's dialogues with its citizens."""

__version__ = "0.1.0"
