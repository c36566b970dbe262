"""Pages of aggregators: under its story such a page prints other stories whole, as cards. The corpora hold hardly any, so they are put together."""

from collections.abc import Sequence

from pagestrip.words.phrases import family
from training.corpora import Case
from training.labels import body_blocks

CARDS = 3  # other stories a page
LONGEST = 6000  # characters of a card's text
AGES = ("a day ago", "3 hours ago", "2 days ago", "vor 2 Tagen", "il y a 3 jours", "hace 5 horas", "5 hours ago", "yesterday")


def may_have(case: Case, number: int) -> bool:
    """Whether a page is shown with cards: articles, of the largest corpus every third."""
    return case.page_type in (None, "article") and bool(case.body) and (case.corpus != "wcxb" or number % 3 == 0)


def candidates(cases: Sequence[Case], folds: Sequence[int]) -> dict[int, list[int]]:
    """For each fold the cases whose stories may stand on cards: with a title, and a body that is neither short nor endless."""
    found: dict[int, list[int]] = {}
    for number, (case, fold) in enumerate(zip(cases, folds, strict=True)):
        if case.truth.get("title") and 400 <= len(case.body) <= LONGEST and case.page_type in (None, "article"):
            found.setdefault(fold, []).append(number)
    return found


def appended(text: str, case: Case, others: Sequence[Case], number: int) -> str:
    """The flattened page with the other stories under its own: a heading that opens related stories, then each as a card."""
    lines = text.splitlines()
    filled = [at for at, line in enumerate(lines) if line.strip()]
    marked = body_blocks([lines[at] for at in filled], case.body)
    last = max((at for at, is_body in zip(filled, marked, strict=True) if is_body), default=len(lines) - 1)
    headings = sorted(family("related").openers)
    heading = headings[number % len(headings)].capitalize()
    cards = [_card(other, number + order) for order, other in enumerate(others)]
    return "\n".join((*lines[: last + 1], "", heading, *(line for card in cards for line in card), *lines[last + 1 :]))


def _card(case: Case, number: int) -> list[str]:
    """A card's lines: the picture's alt text, the headline, source and age, and the text, in one paragraph or several."""
    title, source = case.truth["title"], case.site.capitalize()
    paragraphs = [line.strip() for line in case.body.splitlines() if line.strip()]
    text = [" ".join(paragraphs)] if number % 2 else paragraphs
    return ["", title, title, source, f"time{AGES[number % len(AGES)]}", title, f"  • {source}", "", *text]


def others_of(number: int, fold: int, found: dict[int, list[int]]) -> list[int]:
    """The cases whose stories stand on a page's cards: neighbours in its fold, so that no page of another fold is seen."""
    own = found.get(fold, [])
    turned = own[number % max(1, len(own)) :] + own[: number % max(1, len(own))]
    return [other for other in turned if other != number][:CARDS]
