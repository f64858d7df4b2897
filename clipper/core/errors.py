"""The two kinds of trouble: what the user can act on, and the user's own Stop."""


class ClipperError(Exception):
    """Something the user can do something about.

    `message` says what happened, `hint` says what to do; both are whole sentences in plain
    words. Anything that is not a ClipperError is a bug and is reported as one.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class Cancelled(Exception):
    """The user pressed Stop. Never shown: she knows."""
