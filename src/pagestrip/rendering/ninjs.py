"""An article as a news item of IPTC's ninjs 2.1 (iptc.org/std/ninjs, user guide at iptc.org/std/ninjs/userguide)."""

from datetime import date, datetime
from hashlib import sha256
from typing import Any

from pagestrip.article import Article, Image, Source
from pagestrip.rendering.body import agency
from pagestrip.rendering.safety import encodable, printable, tidy, web_url

STANDARD = {"name": "ninjs", "version": "2.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"}


def to_ninjs(article: Article) -> dict[str, Any]:
    """A ninjs 2.1 object of type "text"; what the page does not say is left out.

    `uri` is the article's address, else "urn:sha256:" and the digest of headline and body. ninjs knows moments alone: a date without a
    time of day and a time without its offset from UTC are left out, not guessed.
    """
    published, modified = _moment(article.published), _moment(article.modified)
    values: dict[str, Any] = {
        "uri": web_url(article.url) or _digest(article),
        "type": "text",
        "standard": dict(STANDARD),
        "firstcreated": published,
        "versioncreated": modified or published,
        "language": article.language,
        "headlines": _texts("main", article.headline),
        "descriptions": _texts("standfirst", article.standfirst),
        "bodies": _texts("main", article.body),
        "by": ", ".join(article.authors),
        "located": article.dateline and article.dateline.place,
        "subjects": [*_subjects("section", article.section), *_subjects("tag", *article.tags)],
        "infosources": _sources(article),
        "associations": _pictures(article),
    }
    tidied: dict[str, Any] = tidy(values)
    return tidied


def _digest(article: Article) -> str:
    text = encodable("\n".join((article.headline or "", article.body)))
    return f"urn:sha256:{sha256(text.encode()).hexdigest()}"


def _moment(when: date | datetime | None) -> str | None:
    return when.isoformat() if isinstance(when, datetime) and when.utcoffset() is not None else None


def _texts(role: str, text: str | None) -> list[dict[str, Any]]:
    value = printable(text or "")
    return [{"role": role, "contenttype": "text/plain", "value": value}] if value else []


def _subjects(relation: str, *names: str | None) -> list[dict[str, Any]]:
    return [{"name": name, "rel": relation} for name in (printable(name or "") for name in names) if name]


def _sources(article: Article) -> list[dict[str, Any]]:
    """Publisher, agency and aggregator, under these roles; IPTC's own role codes tell them apart in other ways."""
    source = article.source or Source()
    named = [(source.name, "publisher", web_url(source.url)), (agency(article), "agency", None), (source.platform, "aggregator", None)]
    return [{"name": name, "role": role, "uri": uri} for name, role, uri in named if printable(name or "")]


def _pictures(article: Article) -> list[dict[str, Any]]:
    pictures = ((image, web_url(image.url, article.url)) for image in article.images)
    return [_picture(number, image, url) for number, (image, url) in enumerate(pictures, 1) if url]


def _picture(number: int, image: Image, url: str) -> dict[str, Any]:
    return {
        "name": f"picture {number}",
        "uri": url,
        "type": "picture",
        "by": image.credit,
        "descriptions": [*_texts("caption", image.caption), *_texts("alt", image.alt)],
        "renditions": [{"name": "original", "href": url}],
    }
