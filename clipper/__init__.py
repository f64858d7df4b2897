"""Clipper keeps news: clippings tagged by country and topic, searched offline."""

__version__ = "0.1.0"
