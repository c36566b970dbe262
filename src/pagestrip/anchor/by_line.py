"""The headline of a flattened page: the line that the scorer takes for it, and its other prints."""

import regex

from pagestrip import glue, titles
from pagestrip.anchor.by_title import LONGEST, is_near
from pagestrip.model import Page
from pagestrip.text import ELLIPSES, letters, words_of
from pagestrip.titles import SHORTEST

RUN_TOGETHER = regex.compile(r"(?<!\S)[^\s./@]*\p{Ll}{2}\p{Lu}['’\p{Ll}][^\s./@]*+(?!\S)")  # a capital within, as a name may have it; no address
TITLE_ALONE = 5  # lines without prose below a document's title
TITLE_WORDS = 2  # that the printed headline says too


def find(page: Page) -> tuple[tuple[int, ...], float]:
    """In flattened text: the line that the scorer takes for the headline, with its other prints beside it; how far it is believed."""
    from pagestrip import scoring  # brings numpy

    found = scoring.headline(page)
    if found is None:
        return (), 1.0
    best, trust = found
    if _is_run_together(page, best):
        best, trust = scoring.headline(page, start=best + 1) or found
    if best == 0:
        best = _without_site(page) or best
    if best == 0 and _opens_with_title(page):
        printed = scoring.headline(page, start=1)
        if printed is not None and _shares_words(page, 0, printed[0]):
            best = printed[0]
    best = _uncut(page, best)
    prints = page.by_key.get(page.keys[best], (best,))
    return tuple(at for at in prints if at == best or is_near(page, at, best)), trust


def _is_run_together(page: Page, at: int) -> bool:
    """Whether a line holds words that a flattener ran together ("Marbelow PostSign in"), as it does with a menu's."""
    words = RUN_TOGETHER.findall(page.blocks[at].text)
    others = glue.Vocabulary.of(block.text for block in page.blocks if block.index != at) if words else None
    return others is not None and any(len(glue.part(word, others)) > 1 for word in words)


def _uncut(page: Page, best: int) -> int:
    """Of a line that is cut off with an ellipsis the one that prints it whole, as above a story that a bar at the page's top names."""
    said = page.blocks[best].text.rstrip(".…")
    if not page.blocks[best].text.endswith(ELLIPSES) or letters(said) < SHORTEST:
        return best
    longer = (block.index for block in page.blocks if len(block.text) <= LONGEST and block.text.startswith(said.rstrip()))
    return next((at for at in longer if not page.blocks[at].text.endswith(ELLIPSES)), best)


def _without_site(page: Page) -> int | None:
    """The line that prints the first one up to a separator ("A lock fills" of "A lock fills | Sund Post"), which is the document's title then."""
    title = page.blocks[0].text
    lines = (block for block in page.blocks[1:] if letters(block.text) >= SHORTEST and title.startswith(block.text))
    return next((line.index for line in lines if titles.SEPARATOR.match(title, len(line.text))), None)


def _opens_with_title(page: Page) -> bool:
    """Whether the first line is the document's title rather than the story's: it has a text node a line, no blank lines, and no story right below."""
    return not any(block.gap for block in page.blocks[1:]) and not page.prose_in(1, 1 + TITLE_ALONE)


def _shares_words(page: Page, title: int, printed: int) -> bool:
    """Whether a line says several of the title's words."""
    return len(words_of(page.blocks[title].text) & words_of(page.blocks[printed].text)) >= TITLE_WORDS
