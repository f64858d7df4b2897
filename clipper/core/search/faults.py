"""What can go wrong with an index, for callers who rebuild it."""


class IndexBroken(Exception):
    """The index is missing, damaged or of another make: rebuild it. Nothing is lost by that."""


class IndexBusy(Exception):
    """Another process is writing to the index."""
