"""The two kinds of steps that a pipeline is made of, and what an extractor is told."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pagestrip.model.blocks import Found, Mark
from pagestrip.model.page import Page


@dataclass(frozen=True, slots=True)
class Context:
    """What an extractor knows beside the page it looks at.

    `whole` is the whole page (for a related card `page` is a view of it). `known` holds the values chosen so far, by field, in
    the published order. `reference_date` is when the page was scraped; no other clock is read.
    """

    whole: Page
    known: Mapping[str, Any] = field(default_factory=dict)
    reference_date: date | None = None


@dataclass(frozen=True, slots=True)
class Cleaner:
    """A named function that yields marks.

    `trims` says that it looks at what stands beside the chosen article, after `span`; `guarded` that it is overruled where it would leave
    next to no running text.
    """

    name: str
    find: Callable[[Page], Iterator[Mark]]
    trims: bool = False
    guarded: bool = True

    @property
    def summary(self) -> str:
        """The first line of the cleaner's documentation: its module's docstring, else its function's."""
        import inspect

        doc = inspect.getdoc(inspect.getmodule(self.find)) or inspect.getdoc(self.find) or ""
        return doc.partition("\n")[0]


@dataclass(frozen=True, slots=True)
class Extractor:
    """A named function that yields candidates for one field of the article; the most confident wins, the first of equals."""

    field: str
    find: Callable[[Page, Context], Iterator[Found]]
