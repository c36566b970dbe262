"""Renews the pages of this folder that are made from the source: `make docs`."""

import inspect
import re
import sys
from pathlib import Path

from pagestrip import cleaners
from pagestrip.model import Cleaner

CLEANERS = Path(__file__).with_name("cleaners.md")
INTRODUCTION = """# Cleaners

Made from the cleaners' docstrings by `make docs`; do not edit. They look at a page in this order, and the first mark on a block is its label.
`pagestrip cleaners` lists them too, with those of installed plug-ins.
"""


PART = re.compile(r"^(Why|Example|Leaves alone):", re.MULTILINE)


def entry(number: int, cleaner: Cleaner) -> str:
    """A cleaner's section: its module's docstring, the parts as a list."""
    told = inspect.cleandoc(sys.modules[cleaner.find.__module__].__doc__ or "").replace("<", "&lt;")
    parts = PART.sub(r"- **\1:**", told)
    when = "\n- **When:** after the article was chosen; it looks at what stands beside it." if cleaner.trims else ""
    return f"## {number}. {cleaner.name}\n\n{parts}{when}\n"


def catalogue() -> str:
    """The whole page."""
    return "\n".join((INTRODUCTION, *(entry(number, cleaner) for number, cleaner in enumerate(cleaners.ORDER, 1))))


if __name__ == "__main__":
    CLEANERS.write_text(catalogue(), encoding="utf-8")
