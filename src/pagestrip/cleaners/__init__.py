"""The cleaners, in the order in which they look at a page. The first mark on a block is its label.

Declared chrome first, then what words give away, the regions that may hold prose after the small furniture, then what only numbers
show. The last ones trim what stands beside the chosen article.
"""

from pagestrip.cleaners import (
    ad,
    ai,
    app,
    author_box,
    comments,
    consent,
    declared,
    donation,
    doubled,
    hidden,
    legal,
    links,
    logo,
    navigation,
    newsletter,
    paywall,
    player,
    popular,
    read_also,
    related,
    share,
    skip,
    tools,
)
from pagestrip.model import Cleaner

ORDER: tuple[Cleaner, ...] = (
    hidden.CLEANER,
    consent.CLEANER,
    comments.CLEANER,
    related.CLEANER,
    popular.CLEANER,
    declared.CLEANER,
    skip.CLEANER,
    navigation.CLEANER,
    logo.CLEANER,
    share.CLEANER,
    ai.CLEANER,
    app.CLEANER,
    newsletter.CLEANER,
    read_also.CLEANER,
    ad.CLEANER,
    player.CLEANER,
    author_box.CLEANER,
    donation.CLEANER,
    paywall.CLEANER,
    legal.CLEANER,
    tools.CLEANER,
    links.CLEANER,
    doubled.CLEANER,
)
