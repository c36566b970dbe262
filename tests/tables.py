"""Tables of values in `values/*.tsv`: a test a line, columns parted by tabs, "#" opens a comment; "xfail: why" may stand last."""

from pathlib import Path
from typing import Any

import pytest


def rows(name: str) -> list[Any]:
    """The rows of a table as parameters, named by their line."""
    found: list[Any] = []
    for number, line in enumerate((Path(__file__).parent / "values" / f"{name}.tsv").read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            *cells, last = line.split("\t")
            why = last.removeprefix("xfail: ") if last.startswith("xfail: ") else None
            marks = (pytest.mark.xfail(reason=why, strict=True),) if why else ()
            found.append(pytest.param(*cells, *(() if why else (last,)), id=f"{number}", marks=marks))
    return found
