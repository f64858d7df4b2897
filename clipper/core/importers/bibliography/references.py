"""What all references have in common: their dates and addresses."""

from collections.abc import Sequence

from clipper.core.importers.records import web_address


def dashed(parts: Sequence[object]) -> str | None:
    """Year, month and day, as far as they are known, in ISO's order; None without a year."""
    numbers: list[int] = []
    for part in parts[:3]:
        text = str(part).strip() if isinstance(part, int | str) else ""
        if not text.isdecimal() or int(text) == 0:
            break
        numbers.append(int(text))
    if not numbers:
        return None
    return "-".join(f"{number:0{4 if at == 0 else 2}d}" for at, number in enumerate(numbers))


def address_of(url: str, doi: str) -> str | None:
    """The reference's address, else its DOI's."""
    doi = doi.strip().removeprefix("doi:").strip()
    return web_address(url) or web_address(doi) or (f"https://doi.org/{doi}" if doi.startswith("10.") else None)
