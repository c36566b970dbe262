"""The page: a stream of blocks that answers questions about itself and decides nothing."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, wraps
from itertools import accumulate
from typing import Any, TypeVar

from pagestrip.model.blocks import Block, Claim, Kind, Label, Mark, Picture, Section, Told, made
from pagestrip.text import fold, prose

PHRASE_LENGTH = 170  # characters; longer lines that match a chrome phrase are mostly body (27 to 91 % by family, measured on 3,296 pages)
HEAD = 6  # lines of a story in which its headline stands: a kicker, a date, a picture's caption may come first
FEWEST_PARAGRAPHS = 3  # side by side in one element, that make it the story's

T = TypeVar("T")


@dataclass(frozen=True)
class Page:
    """A page as blocks, the sections that enclose them, and what its head claims. `kind` is "html" or "text"."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    home: tuple[int, ...] = ()  # for each block the index of its innermost section, -1 for none
    claims: tuple[Claim, ...] = ()
    pictures: tuple[Picture, ...] = ()
    kind: str = "html"
    url: str | None = None
    warnings: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    offset: int = 0  # of a view: the index of its first block in the whole page
    headline: tuple[int, ...] = ()  # where the article's headline stands, as `anchor` found it
    headline_trust: float = 1.0  # 0 to 1: the scorer's probability that the headline of a flattened page stands there
    body: tuple[int, ...] = ()  # the blocks that `span` chose
    page_type: str = ""  # the scorer's guess; "" where it is too unsure
    told: Told | None = None  # the blocks of a story that the page keeps outside its markup

    @cached_property
    def labels(self) -> tuple[Mark | None, ...]:
        """For each block the first mark that covers it: pipeline order decides, later marks stay in `marks`."""
        return _covered([None] * len(self.blocks), self.marks)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """For each block its text folded for phrase lookup, "" where it is too long to be a phrase."""
        return tuple([fold(block.text) if len(block.text) <= PHRASE_LENGTH else "" for block in self.blocks])

    @cached_property
    def key_set(self) -> frozenset[str]:
        """The different keys: what a family's phrases are held against."""
        return frozenset(self.by_key)

    @cached_property
    def by_key(self) -> dict[str, list[int]]:
        """The blocks of each key."""
        index: dict[str, list[int]] = {}
        for at, key in enumerate(self.keys):
            if key:
                index.setdefault(key, []).append(at)
        return index

    @cached_property
    def prints(self) -> Mapping[str, int]:
        """How often each text stands on the page."""
        return Counter([block.text for block in self.blocks])

    @cached_property
    def prose(self) -> tuple[int, ...]:
        """For each block how many letters of running text it holds; 0 where it is no sentence or mostly links."""
        return self._without_links(prose(block.text) for block in self.blocks)

    @property
    def method(self) -> str:
        """The witness of what the page itself prints, as evidence names it: "markup" or "text"."""
        return "markup" if self.kind == "html" else "text"

    def holds_headline(self, start: int, end: int) -> bool:
        """Whether the article's headline stands in blocks[start:end]."""
        return any(start <= at < end for at in self.headline)

    @property
    def below_headline(self) -> int:
        """The first block below the article's headline; 0 where none is sure."""
        return self.headline[-1] + 1 if self.headline else 0

    def is_headed(self, start: int, end: int) -> bool:
        """Whether a heading of the first rank stands in the first lines of blocks[start:end]."""
        return any(block.kind is Kind.HEADING and block.level == 1 for block in self.blocks[start : min(end, start + HEAD)])

    def count_prose(self, counts: Iterable[int]) -> None:
        """Take over how many letters of running text each block's text holds, where a reader has counted them."""
        self.__dict__["prose"] = self._without_links(counts)

    def _without_links(self, counts: Iterable[int]) -> tuple[int, ...]:
        return tuple(
            0 if linked and linked * 2 > len(block.text) else count for count, linked, block in zip(counts, self.link_chars, self.blocks, strict=True)
        )

    @cached_property
    def link_chars(self) -> tuple[int, ...]:
        """For each block how many of its characters stand inside links."""
        return tuple([block.link_chars if block.inlines else 0 for block in self.blocks])

    @cached_property
    def _prose_before(self) -> tuple[int, ...]:
        return (0, *accumulate(self.prose))

    @cached_property
    def story_home(self) -> int:
        """The section that holds the most paragraphs beside one another, three at least: the story's own. -2 where there is none.

        Paragraphs are counted, not letters: a related card may hold a longer text than the story, but in one or two runs.
        """
        counts = Counter(self.holder(at) for at, count in enumerate(self.prose) if count)
        home, most = max(counts.items(), key=lambda pair: (pair[1], -pair[0]), default=(-2, 0))
        return home if most >= FEWEST_PARAGRAPHS and home >= 0 else -2

    def holds_story(self, section: Section) -> bool:
        """Whether an element holds the story's own."""
        story = self.story_home
        return story >= 0 and section.start <= self.sections[story].start and self.sections[story].end <= section.end

    def holder(self, at: int) -> int:
        """The innermost section that holds a block and others beside it, not the paragraph's own element; -1 for none."""
        home = self.home[at] if self.home else -1
        while home >= 0 and self.sections[home].end - self.sections[home].start == 1:
            home = self.sections[home].parent
        return home

    def prose_in(self, start: int, end: int) -> int:
        """How many letters of running text `blocks[start:end]` hold."""
        return self._prose_before[min(end, len(self.blocks))] - self._prose_before[start]

    @cached_property
    def _by_family(self) -> dict[str, list[Section]]:
        index: dict[str, list[Section]] = {}
        for section in self.sections:
            if section.end > section.start:
                for name in section.families:
                    index.setdefault(name, []).append(section)
        return index

    def of_family(self, name: str) -> list[Section]:
        """The sections with text whose class words belong to a family of words/classes.txt, in page order."""
        return self._by_family.get(name, [])

    def label_at(self, at: int) -> Label | None:
        """The label of a block's first mark; None for a block without one, and beyond the page's end."""
        mark = self.labels[at] if at < len(self.labels) else None
        return mark.label if mark is not None else None

    def live(self) -> Iterator[Block]:
        """The blocks that no mark covers."""
        return (block for block, mark in zip(self.blocks, self.labels, strict=True) if mark is None)

    @cached_property
    def _by_label(self) -> dict[Label, list[int]]:
        index: dict[Label, list[int]] = {}
        for at, mark in enumerate(self.labels):
            if mark is not None:
                index.setdefault(mark.label, []).append(at)
        return index

    def labelled(self, *labels: Label) -> Iterator[Block]:
        """The blocks under one of these labels, in page order."""
        index, blocks = self._by_label, self.blocks
        if len(labels) == 1:
            return (blocks[at] for at in index.get(labels[0], ()))
        return (blocks[at] for at in sorted(at for label in set(labels) for at in index.get(label, ())))

    def sections_of(self, index: int) -> Iterator[Section]:
        """The sections around a block, the innermost first."""
        return self.sections_from(self.home[index] if self.home else -1)

    def sections_from(self, at: int) -> Iterator[Section]:
        """The section of an index and those around it, the innermost first; none for a negative index."""
        while at >= 0:
            section = self.sections[at]
            yield section
            at = section.parent

    def holding(self, start: int, end: int) -> list[int]:
        """The indexes of the sections that hold any of `blocks[start:end]`, in page order."""
        found: set[int] = set()
        for home in self.home[start:end]:
            at = home
            while at >= 0 and at not in found:
                found.add(at)
                at = self.sections[at].parent
        return sorted(found)

    def marked(self, marks: tuple[Mark, ...]) -> "Page":
        """The same page with these marks added after its own."""
        page = self.derived(marks=self.marks + marks)
        page.__dict__["labels"] = _covered(list(self.labels), marks)
        return page

    def derived(self, **changes: Any) -> "Page":
        """The same blocks with other marks, headline, trust, body, type or warnings; what was computed from the blocks is carried over."""
        page = object.__new__(type(self))
        page.__dict__.update(self.__dict__)
        page.__dict__.update(changes)
        for name in ("memo", *(("labels", "_by_label") if "marks" in changes else ())):
            page.__dict__.pop(name, None)
        return page

    @cached_property
    def memo(self) -> dict[Hashable, Any]:
        """What `once_a_page` keeps; a derived page begins with none."""
        return {}

    @cached_property
    def shared(self) -> dict[Hashable, Any]:
        """What `once_for_blocks` keeps; the pages derived from this one share it."""
        return {}

    def view(self, start: int, end: int) -> "Page":
        """`blocks[start:end]` as a page of its own: no marks, no claims, block indexes from 0."""
        blocks = tuple([made(Block, (i, *b[1:])) for i, b in enumerate(self.blocks[start:end])])
        keep = self.holding(start, end)
        number = {old: new for new, old in enumerate(keep)}
        sections = tuple(self._clipped(self.sections[n], start, end, number) for n in keep)
        home = tuple(number.get(n, -1) for n in self.home[start:end])
        pictures = tuple(p._replace(at=p.at - start, home=number.get(p.home, -1)) for p in self.pictures if start <= p.at < end)
        page = Page(blocks, sections, home, (), pictures, self.kind, self.url, (), (), self.offset + start)
        page.__dict__.update(keys=self.keys[start:end], prose=self.prose[start:end])
        return page

    @staticmethod
    def _clipped(section: Section, start: int, end: int, number: Mapping[int, int]) -> Section:
        return section._replace(start=max(section.start, start) - start, end=min(section.end, end) - start, parent=number.get(section.parent, -1))

    def claimed(self, *names: str) -> Iterator[Claim]:
        """The claims of these names, in the order of `names`, then of the page."""
        index = self._by_name
        for name in names:
            if name in index:
                yield from index[name]

    @cached_property
    def _by_name(self) -> dict[str, list[Claim]]:
        index: dict[str, list[Claim]] = {}
        for claim in self.claims:
            index.setdefault(claim.name, []).append(claim)
        return index


def _covered(cover: list[Mark | None], marks: Iterable[Mark]) -> tuple[Mark | None, ...]:
    """The labels with these marks wherever none was before."""
    for mark in marks:
        for at in mark.places:
            if at < len(cover) and cover[at] is None:
                cover[at] = mark
    return tuple(cover)


def once_a_page(find: Callable[[Page], T]) -> Callable[[Page], T]:
    """A function of a page that works its answer out once a page, however many steps ask; anew for a page derived from it."""
    return _once(find, lambda page: page.memo)


def once_for_blocks(find: Callable[[Page], T]) -> Callable[[Page], T]:
    """The same for what depends on the blocks alone, which a page and those derived from it share."""
    return _once(find, lambda page: page.shared)


def _once(find: Callable[[Page], T], kept: Callable[[Page], dict[Hashable, Any]]) -> Callable[[Page], T]:
    @wraps(find)
    def found(page: Page) -> T:
        answers = kept(page)
        if find not in answers:
            answers[find] = find(page)
        answer: T = answers[find]
        return answer

    return found
