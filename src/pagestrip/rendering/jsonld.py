"""An article in schema.org's terms (schema.org/NewsArticle)."""

from typing import Any

from pagestrip.article import Article, Image
from pagestrip.rendering.body import agency, schema_type
from pagestrip.rendering.safety import WEB, safe_url, tidy, web_url


def to_jsonld(article: Article) -> dict[str, Any]:
    """A NewsArticle, or an Article where the page is of another type than "article"; what the page does not say is left out.

    Inside a `<script>` element write each "<" of the JSON as its escape, backslash u003c: a body may quote "</script>".
    """
    kind = schema_type(article)
    url = safe_url(article.url, WEB)
    values: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": article.headline,
        "description": article.standfirst,
        "datePublished": article.published and article.published.isoformat(),
        "dateModified": article.modified and article.modified.isoformat(),
        "author": [_thing("Person", name=name) for name in article.authors],
        **_origin(article, news=kind == "NewsArticle"),
        "articleSection": article.section,
        "keywords": list(article.tags),
        "articleBody": article.body,
        "inLanguage": article.language,
        "url": url,
        "mainEntityOfPage": url,
        "image": [image for image in (_image(image, article.url) for image in article.images) if image],
        "commentCount": article.comment_count,
    }
    tidied: dict[str, Any] = tidy(values)
    return tidied


def _origin(article: Article, *, news: bool) -> dict[str, Any]:
    """Who published the story, for whom it was written, and from where; only a NewsArticle has a dateline."""
    source, dateline = article.source, article.dateline
    return {
        "publisher": source and _thing("Organization", name=source.name, url=safe_url(source.url, WEB)),
        "sourceOrganization": _thing("Organization", name=agency(article)),
        "dateline": dateline and dateline.text if news else None,
        "locationCreated": dateline and _thing("Place", name=dateline.place),
    }


def _image(image: Image, base: str | None) -> dict[str, Any] | None:
    url = web_url(image.url, base)
    return _thing("ImageObject", url=url, caption=image.caption or image.alt, creditText=image.credit) if url else None


def _thing(kind: str, **values: str | None) -> dict[str, Any] | None:
    """An object of schema.org's; None where nothing is known of it."""
    known = tidy(values)
    return {"@type": kind, **known} if known else None
