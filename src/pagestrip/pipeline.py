"""Runs the stages in order: cleaners mark, regions close, the scorer judges, span chooses, extractors read."""

from dataclasses import dataclass, replace
from datetime import date

from pagestrip import cleaners, extractors
from pagestrip.article import Article
from pagestrip.model import Cleaner, Extractor, Page, PagestripError


class UnknownStepError(PagestripError, ValueError):
    """A step of that name is not in the pipeline."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """An order of cleaners and extractors. Immutable: `with_` and `without` give new ones."""

    cleaners: tuple[Cleaner, ...] = cleaners.ORDER
    extractors: tuple[Extractor, ...] = extractors.ORDER

    def without(self, *names: str) -> "Pipeline":
        """The same pipeline less the cleaners of these names. Raises UnknownStepError for a name it does not have."""
        for name in names:
            self._place(name)
        return replace(self, cleaners=tuple(c for c in self.cleaners if c.name not in names))

    def with_(self, step: Cleaner | Extractor, *, before: str | None = None, after: str | None = None) -> "Pipeline":
        """The same pipeline with one more step: a cleaner before or after the named one, else last; an extractor always last.

        A cleaner of the same name is replaced. Raises UnknownStepError for an unknown name, ValueError for both `before` and `after`.
        """
        if before is not None and after is not None:
            raise ValueError("with_ takes either before= or after=, not both")
        if isinstance(step, Extractor):
            return replace(self, extractors=(*self.extractors, step))
        rest = replace(self, cleaners=tuple(c for c in self.cleaners if c.name != step.name))
        at = rest._place(before) if before is not None else rest._place(after) + 1 if after is not None else len(rest.cleaners)
        return replace(rest, cleaners=(*rest.cleaners[:at], step, *rest.cleaners[at:]))

    def _place(self, name: str) -> int:
        for at, cleaner in enumerate(self.cleaners):
            if cleaner.name == name:
                return at
        raise UnknownStepError(f"no cleaner named {name!r}; this pipeline has: {', '.join(c.name for c in self.cleaners)}")

    def run(self, page: Page, reference_date: date | None = None) -> Article:
        """The article of a page that a reader made."""
        raise NotImplementedError


DEFAULT = Pipeline()
