"""Ghi trực tiếp: typing what people say while they say it."""
