"""Runs the stages in order: cleaners mark, regions close, the scorer judges, span chooses, extractors read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from time import perf_counter
from typing import Any

from pagestrip import anchor, cards, cleaners, extractors, page_type, regions, span, walls
from pagestrip.article import Alternative, Article, CleanerReport, Evidence, RelatedArticle
from pagestrip.model import Block, Cleaner, Context, Extractor, Found, Label, Mark, Page, PagestripError, made

LEAVES_LITTLE = 0.1  # share of the live prose; a cleaner that leaves less, and less than ENOUGH, is overruled
ENOUGH = 300  # letters of prose, about two paragraphs of a short news item
INSIDE, OUTSIDE = "article text", "outside the article"  # why a block that no cleaner marked is or is not of the body
LABEL_AT = Block._fields.index("label")  # behind it come `by` and `reason`
CARD_FIELDS = frozenset(("published", "dateline", "tags"))  # what a card's own lines do not give by their place


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
            _place(self.cleaners, name)
        return replace(self, cleaners=tuple(c for c in self.cleaners if c.name not in names))

    def with_(self, step: Cleaner | Extractor, *, before: str | None = None, after: str | None = None) -> "Pipeline":
        """The same pipeline with one more step: a cleaner before or after the named one, else last; an extractor always last.

        A cleaner of the same name is replaced. Raises UnknownStepError for an unknown name, ValueError for both `before` and `after`,
        TypeError for a step that is neither a Cleaner nor an Extractor.
        """
        if before is not None and after is not None:
            raise ValueError("with_ takes either before= or after=, not both")
        if isinstance(step, Extractor):
            return replace(self, extractors=(*self.extractors, step))
        if not isinstance(step, Cleaner):
            raise TypeError(f"a step is a pagestrip Cleaner or Extractor, not {type(step).__name__}")
        rest = tuple(c for c in self.cleaners if c.name != step.name)
        at = len(rest)
        if before is not None:
            at = _place(rest, before)
        elif after is not None:
            at = _place(rest, after) + 1
        return replace(self, cleaners=(*rest[:at], step, *rest[at:]))

    def run(self, page: Page, reference_date: date | None = None) -> Article:
        """The article of a page that a reader made. `reference_date` is when the page was scraped: relative dates count from it.

        Raises nothing for what the page holds: a step that fails leaves a warning that names it.
        """
        from pagestrip import scoring  # brings numpy

        page = anchor.find(page)
        headline = tuple(Mark(at, at + 1, Label.HEADLINE, "the article's headline", "anchor") for at in page.headline)
        page, cleaned = self._clean(page.marked(headline), trims=False)
        scores, guess = scoring.judge(page)
        wall = walls.reason(page)
        page, overruled = _with_body(page, wall, scores.tolist(), guess)
        page, trimmed = self._clean(page, trims=True)
        body = tuple(at for at in page.body if page.labels[at] is None)
        page = page.marked(tuple(_marks_of_rest(page, body, overruled))).derived(body=body, page_type=page_type.likely(page, *guess))
        values, found, warnings = self._read(page, reference_date)
        return Article(
            **values,
            related=tuple(self._related(page, reference_date)),
            page_type="other" if wall else page_type.settled(page, *guess, values),
            confidence=round(float(scoring.confidence(page, scores, body)), 3),
            evidence={name: _evidence(candidates) for name, candidates in found.items() if candidates},
            warnings=(*page.warnings, *warnings),
            blocks=_labelled(page),
            cleaners=(*cleaned, *trimmed),
        )

    def _clean(self, page: Page, *, trims: bool) -> tuple[Page, list[CleanerReport]]:
        """The page with the marks of its cleaners, less those of cleaners that the guard overrules."""
        timed = [(cleaner, *_marks_of(cleaner, page)) for cleaner in self.cleaners if cleaner.trims == trims]
        closed = iter(regions.close(page, tuple(mark for _, marks, _, _ in timed for mark in marks)))
        covered = bytearray(mark is not None for mark in page.labels)
        live_prose = sum(count for count, gone in zip(page.prose, covered, strict=True) if not gone)
        kept: list[Mark] = []
        warnings: list[str] = []
        reports = []
        for cleaner, marks, seconds, failure in timed:
            own = [made(Mark, (*next(closed)[:4], cleaner.name)) for _ in marks]
            taken = _uncovered(own, covered)
            lost = sum([page.prose[at] for at in taken])
            overruled = _overruled(lost, live_prose) if cleaner.guarded else ""
            reports.append(CleanerReport(cleaner.name, 0 if overruled else len(taken), bool(overruled), seconds))
            if overruled or failure:
                warnings.append(failure or f"the cleaner {cleaner.name!r} was overruled: {overruled}")
            else:
                live_prose -= lost
                kept.extend(own)
                for at in taken:
                    covered[at] = True
        return page.marked(tuple(kept)).derived(warnings=(*page.warnings, *warnings)), reports

    def _read(
        self, page: Page, reference_date: date | None, only: frozenset[str] | None = None, whole: Page | None = None
    ) -> tuple[dict[str, Any], dict[str, list[Found]], list[str]]:
        """The values of the fields, the candidates for each, and what failed."""
        found: dict[str, list[Found]] = {}
        values: dict[str, Any] = {}
        warnings = []
        for extractor in self.extractors:
            if only is not None and extractor.field not in only:
                continue
            try:
                more = list(extractor.find(page, Context(whole or page, values, reference_date)))
            except Exception as error:  # page content never raises; the warning names the step and the error
                warnings.append(f"the extractor of {extractor.field!r} failed: {type(error).__name__}: {error}")
                continue
            candidates = found.setdefault(extractor.field, [])
            candidates.extend(more)
            if candidates:
                values[extractor.field] = max(candidates, key=lambda f: f.confidence).value
        return values, found, warnings

    def _related(self, page: Page, reference_date: date | None) -> Iterator[RelatedArticle]:
        """The entries of the related regions, each read by the same extractors."""
        for card in cards.of(page):
            values, _, _ = self._read(card.page, reference_date, CARD_FIELDS, page)
            yield RelatedArticle(
                headline=card.headline,
                source=card.source,
                published=values.get("published"),
                age=card.age,
                dateline=values.get("dateline"),
                tags=values.get("tags", ()),
                body=card.body,
                url=card.url,
            )


def _place(steps: Sequence[Cleaner], name: str) -> int:
    for at, cleaner in enumerate(steps):
        if cleaner.name == name:
            return at
    raise UnknownStepError(f"no cleaner named {name!r}; this pipeline has: {', '.join(c.name for c in steps)}")


def _marks_of(cleaner: Cleaner, page: Page) -> tuple[list[Mark], float, str]:
    """A cleaner's marks that lie in the page, the seconds they took, and how the cleaner failed, if it did."""
    started = perf_counter()
    try:
        marks = [m for m in cleaner.find(page) if 0 <= m.start < len(page.blocks) and (m.end is None or m.end > m.start)]
        failure = ""
    except Exception as error:  # page content never raises; the warning names the step and the error
        marks, failure = [], f"the cleaner {cleaner.name!r} failed: {type(error).__name__}: {error}"
    return marks, perf_counter() - started, failure


def _uncovered(marks: list[Mark], covered: bytearray) -> set[int]:
    """The blocks of these marks that nothing covers yet."""
    taken: set[int] = set()
    for mark in marks:
        at = covered.find(0, mark.start, mark.end)
        while at >= 0:
            taken.add(at)
            at = covered.find(0, at + 1, mark.end)
    return taken


def _overruled(lost: int, live_prose: int) -> str:
    """Why a cleaner may not take so many of the letters of prose that no other has taken; "" where it may."""
    if not lost or live_prose - lost >= min(ENOUGH, LEAVES_LITTLE * live_prose):
        return ""
    return f"it would have taken {lost} of {live_prose} letters of running text"


def _marks_of_rest(page: Page, body: tuple[int, ...], overruled: Mapping[int, Mark]) -> Iterator[Mark]:
    """Marks for what no cleaner marked, or the scorer took back from one: runs of the body, and of what lies outside it."""
    reasons: list[str] = [OUTSIDE if mark is None else "" for mark in page.labels]
    for at in body:
        first = overruled.get(at)
        reasons[at] = f"{INSIDE}, although {first.by!r} took it for {first.label}: {first.reason}" if first else INSIDE
    end = 0
    for reason, run in groupby(reasons):
        start, end = end, end + sum(1 for _ in run)
        if reason:
            yield Mark(start, end, Label.OUTSIDE if reason is OUTSIDE else Label.BODY, reason, "span")


def _with_body(page: Page, wall: str, scores: Sequence[float], guess: tuple[str, float]) -> tuple[Page, dict[int, Mark]]:
    """The page with its body, and the marks of those of its blocks that the scorer took back from a cleaner."""
    if wall:
        return page.derived(warnings=(*page.warnings, wall)), {}
    chosen = span.against_claims(page, span.choose(page, scores, guess))
    overruled = {at: mark for at in chosen.body if (mark := page.labels[at]) is not None}
    if overruled:
        chosen = chosen.derived(marks=tuple(span.without_body(page.marks, chosen.body)))
    return chosen, overruled


def _labelled(page: Page) -> tuple[Block, ...]:
    """The blocks with the label, cleaner and reason of their marks."""
    marked = zip(page.blocks, page.labels, strict=True)
    return tuple([made(Block, (*block[:LABEL_AT], mark.label, mark.by, mark.reason)) if mark else block for block, mark in marked])


def _evidence(candidates: list[Found]) -> Evidence:
    """The evidence of the surest candidate, the others as its alternatives."""
    best = max(candidates, key=lambda found: found.confidence)
    others = (Alternative(f.value, f.method, f.where, f.text, round(f.confidence, 3)) for f in candidates if f is not best)
    return Evidence(best.method, best.where, best.text, round(best.confidence, 3), tuple(others), best.note)


DEFAULT = Pipeline()
