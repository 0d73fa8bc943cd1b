"""Báo cáo và gửi: the figures of a period, its report and its package."""
