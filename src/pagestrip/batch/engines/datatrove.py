"""datatrove: an extractor for its pipelines, a drop-in for `Trafilatura` after a `WarcReader`."""

from typing import Any

from datatrove.pipeline.extractors.base import BaseExtractor

import pagestrip


class Pagestrip(BaseExtractor):  # type: ignore[misc]  # datatrove is without types
    """Puts an article's body in the place of a document's HTML. datatrove runs it in a process of its own, with `timeout` seconds a page."""

    name = "⛏ pagestrip"

    def __init__(self, timeout: float = 1.0) -> None:
        super().__init__(timeout=timeout)

    def extract(self, text: Any) -> str:
        """The body of a page; "" where it has no article."""
        return pagestrip.extract(text).body
