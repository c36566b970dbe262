"""The cleaners, in the order in which they look at a page. The first mark on a block is its label."""

from pagestrip.model import Cleaner

ORDER: tuple[Cleaner, ...] = ()
