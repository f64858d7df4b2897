"""Extraction: bytes in, articles out. `read` is the door."""
