"""Prach (ปราชญ์): a community's own experts teach their neighbours a living, and every number opens to its rows."""

__version__ = "0.1.0"
