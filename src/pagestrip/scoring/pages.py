"""What a page as a whole looks like: the columns that its blocks share, and that its type is told from."""

from typing import Any

import numpy as np

from pagestrip.addresses import parted
from pagestrip.model import Kind, Page
from pagestrip.scoring.shape import NAMES as SHAPE
from pagestrip.scoring.shape import Matrix
from pagestrip.text import fold
from pagestrip.words import sections
from pagestrip.words.bylines import CLAIMED

TYPES = ("article", "forum", "product", "collection", "listing", "documentation", "service", "other")
SCHEMA = ("article", "product", "forum", "listing", "site")  # groups of schema.org types, by words/page_types.txt
FAMILIES = ("comments", "related", "product", "forum", "listing", "article", "byline", "date", "live")
URL_WORDS = ("article", "forum", "product", "collection", "listing", "documentation", "service")
OF_ADDRESS = (
    *(f"page_url_{name}" for name in URL_WORDS),
    "page_url_depth",
    "page_url_length",
    "page_url_digits",
    "page_url_hyphens",
    "page_has_url",
)
NAMES = (
    "page_blocks",
    "page_letters",
    "page_prose",
    "page_prose_share",
    "page_prose_blocks",
    "page_longest",
    "page_link_share",
    "page_links",
    "page_headings",
    "page_h1",
    "page_items",
    "page_rows",
    "page_code",
    "page_captions",
    "page_pictures",
    "page_money",
    "page_ends",
    "page_digits",
    "page_capitals",
    "page_copies",
    "page_headline",
    "page_headline_place",
    "page_claims_body",
    "page_claims_date",
    "page_claims_author",
    "page_claims_price",
    "page_og_article",
    "page_og_product",
    "page_og_site",
    *(f"page_schema_{name}" for name in SCHEMA),
    *(f"page_family_{name}" for name in FAMILIES),
    *OF_ADDRESS,
)


def columns(page: Page, own: Matrix, links: Any, prose: Any) -> Any:
    """One number a name in NAMES. `own` holds the blocks' columns, `links` their letters in links, `prose` those of running text."""
    return np.array([*_amounts(page, own, links, prose), *_claims(page), *_families(page), *_url(page.url)], dtype=np.float32)


def _amounts(page: Page, own: Matrix, links: Any, prose: Any) -> list[float]:
    size = len(page.blocks)
    letters = np.expm1(own[:, SHAPE.index("letters")])
    total = max(1.0, float(letters.sum()))
    kinds = [block.kind for block in page.blocks]
    headline = page.headline[0] if page.headline else -1
    before = page.prose_in(0, max(headline, 0)) / max(1, prose.sum())
    return [
        np.log1p(size),
        np.log1p(total),
        np.log1p(prose.sum()),
        prose.sum() / total,
        np.log1p((prose > 0).sum()),
        np.log1p(prose.max()),
        links.sum() / total,
        (links > 0).sum() / size,
        np.log1p(kinds.count(Kind.HEADING)),
        min(9, sum([block.level == 1 and block.kind is Kind.HEADING for block in page.blocks])),
        kinds.count(Kind.ITEM) / size,
        kinds.count(Kind.ROW) / size,
        np.log1p(kinds.count(Kind.CODE)),
        np.log1p(kinds.count(Kind.CAPTION)),
        np.log1p(len(page.pictures)),
        np.log1p(own[:, SHAPE.index("money")].sum()),
        own[:, SHAPE.index("ends")].sum() / size,
        (own[:, SHAPE.index("digit_share")] * letters).sum() / total,
        own[:, SHAPE.index("title_case")].mean(),
        1 - len(page.prints) / size,
        headline / size,
        before,
    ]


def _claims(page: Page) -> list[float]:
    groups = _schema_groups()
    types = _types(page)
    kind = next((claim.value.lower() for claim in page.claimed("og:type")), "")
    body = sum(len(claim.value) for claim in page.claimed("articleBody"))
    return [
        np.log1p(body),
        any(True for _ in page.claimed("datePublished", "article:published_time")),
        any(True for _ in page.claimed(*CLAIMED)),
        any(True for _ in page.claimed("offers.price", "offers.priceCurrency", "price", "product:price:amount", "og:price:amount")),
        kind == "article",
        kind.startswith("product") or kind.endswith("product"),
        kind in ("website", "object"),
        *(bool(types & groups[name]) for name in SCHEMA),
    ]


def settled(page: Page) -> str | None:
    """The page's type where a schema.org type that the page claims settles it, else None."""
    types = _types(page)
    found = sections("page_types.txt")
    return next((name for name in TYPES if types and not types.isdisjoint(found.get(f"is {name}", ()))), None)


def _types(page: Page) -> set[str]:
    """The schema.org types that the page claims."""
    return {claim.of for claim in page.claims if claim.of} | {claim.value for claim in page.claimed("@type") if claim.origin == "jsonld"}


def _schema_groups() -> dict[str, frozenset[str]]:
    found = sections("page_types.txt")
    return {name: frozenset(found.get(f"schema {name}", ())) for name in SCHEMA}


def _families(page: Page) -> list[float]:
    """The share of blocks in elements of each family."""
    shares = []
    for name in FAMILIES:
        covered = reach = 0
        for section in page.of_family(name):
            if section.end > reach:
                covered += section.end - max(section.start, reach)
                reach = section.end
        shares.append(covered / len(page.blocks))
    return shares


def _url(url: str | None) -> list[float]:
    if not url:
        return [0.0] * len(OF_ADDRESS)
    parts = parted(url)
    path = parts.path.lower()
    words = frozenset(fold(path.replace("/", " ").replace("-", " ").replace("_", " ").replace(".", " ")).split()) | frozenset(
        (parts.hostname or "").split(".")
    )
    found = sections("page_types.txt")
    slug = max(path.split("/"), key=len)
    return [
        *(float(not words.isdisjoint(found.get(f"url {name}", ()))) for name in URL_WORDS),
        path.strip("/").count("/") + bool(path.strip("/")),
        min(len(slug), 120),
        min(sum(sign.isdigit() for sign in path), 20),
        min(slug.count("-") + slug.count("_"), 20),
        1.0,
    ]
