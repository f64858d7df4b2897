"""Originals read again: as the user says, or because Clipper reads better than it did."""

from clipper.core.rereading.rereading import Rereading

__all__ = ["Rereading"]
