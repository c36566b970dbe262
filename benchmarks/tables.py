"""What the measurements write into the docs: tables and pictures between a page's own words."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"


def markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; the first column is text, the others are figures."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def renewed(page: str, name: str, made: str) -> str:
    """The page with `made` between its lines `<!-- NAME -->` and `<!-- end -->`. Raises ValueError where it has no such lines."""
    place = re.compile(rf"(?<=<!-- {re.escape(name)} -->\n).*?(?=<!-- end -->)", re.DOTALL)
    if not place.search(page):
        raise ValueError(f"the page has no lines <!-- {name} --> and <!-- end -->; put them where the text that is made has to stand")
    return place.sub(lambda _: f"\n{made}\n\n", page, count=1)


def renew(file: Path, name: str, made: str) -> None:
    """Renew a part of a page of the docs."""
    file.write_text(renewed(file.read_text("utf-8"), name, made), "utf-8")
