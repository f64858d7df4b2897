"""Tagging by country and topic, offline: gazetteer, lexicon and rules; every tag shows its evidence."""
