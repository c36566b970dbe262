"""How likely each block is article text."""

from pagestrip.model import Kind, Page


def score(page: Page) -> list[float]:
    """For each block the probability, 0 to 1, that it is article text."""
    return [_alone(page, at) for at in range(len(page.blocks))]


def _alone(page: Page, at: int) -> float:
    block, count = page.blocks[at], page.prose[at]
    if block.link_chars * 2 > len(block.text):
        return 0.05
    if count:
        return min(0.95, 0.55 + count / 500)
    beside = bool(page.prose_in(max(0, at - 1), at + 2))
    if block.kind in (Kind.HEADING, Kind.ITEM, Kind.CODE, Kind.ROW, Kind.QUOTE) and beside:
        return 0.6
    return 0.5 if beside and block.kind is Kind.PARAGRAPH else 0.1


def page_type(page: Page) -> tuple[str, float]:
    """What kind of page it is, with a confidence from 0 to 1."""
    return ("article", 0.5) if page.prose_in(0, len(page.blocks)) > 300 else ("other", 0.5)


def confidence(page: Page, scores: list[float], body: tuple[int, ...]) -> float:
    """How sure the body is, 0 to 1."""
    return sum(scores[at] for at in body) / len(body) if body else 0.0
