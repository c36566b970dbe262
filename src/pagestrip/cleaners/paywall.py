"""Paywall notices, offers of a subscription, calls to log in or register.

Why: they stand where the rest of the story would.
Example: "Already a subscriber?", "Article réservé aux abonnés".
Leaves alone: a story about subscriptions, and an element named "paywall": by schema.org's convention it wraps the text that is paid for.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "paywall", Label.PAYWALL)
    yield from elements(page, "login", Label.PAYWALL)
    yield from lines(page, "paywall", Label.PAYWALL)
    yield from beginnings(page, "paywall", Label.PAYWALL)


CLEANER = Cleaner("paywall", find)
