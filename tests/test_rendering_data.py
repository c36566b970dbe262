"""JSON-LD and ninjs against their published shapes, written down here as far as the renderings use them."""

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from rendering_samples import ARTICLES, FERRY

from pagestrip import Article
from pagestrip.article import Dateline, Image, Source

Shape = dict[str, Any]
TEXT: Shape = {"type": "string", "minLength": 1}
URI: Shape = {"type": "string", "pattern": r"^(https?://|urn:sha256:)[!-~]+$"}  # ASCII without spaces, as format "uri" asks
MOMENT: Shape = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d)$"}  # RFC 3339
DAY_OR_TIME: Shape = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d)?)?$"}


def record(*needed: str, **members: Shape) -> Shape:
    return {"type": "object", "properties": members, "required": list(needed), "additionalProperties": False}


def many(member: Shape) -> Shape:
    return {"type": "array", "items": member, "minItems": 1}


def thing(kind: str, *needed: str, **members: Shape) -> Shape:
    return record("@type", *needed, **{"@type": {"const": kind}}, **members)


# schema.org, the types NewsArticle, Person, Organization, Place and ImageObject and what their properties expect.
CONTEXT: dict[str, Shape] = {"@context": {"const": "https://schema.org"}, "@type": {"enum": ["NewsArticle", "Article"]}}
NEWS_ARTICLE = record(
    *CONTEXT,
    **CONTEXT,
    headline=TEXT,
    description=TEXT,
    datePublished=DAY_OR_TIME,
    dateModified=DAY_OR_TIME,
    author=many(thing("Person", "name", name=TEXT)),
    publisher=thing("Organization", name=TEXT, url=TEXT),
    sourceOrganization=thing("Organization", "name", name=TEXT),
    dateline=TEXT,
    locationCreated=thing("Place", "name", name=TEXT),
    articleSection=TEXT,
    keywords=many(TEXT),
    articleBody=TEXT,
    inLanguage=TEXT,
    url=TEXT,
    mainEntityOfPage=TEXT,
    image=many(thing("ImageObject", "url", url=URI, caption=TEXT, creditText=TEXT)),
    commentCount={"type": "integer"},
)

# IPTC's ninjs-schema_2.1.json (version 2.1.1, 2023, CC BY 4.0): the names, types, required members and enumerations of the parts in
# use. That schema allows no other members either.
VALUES = many(record("value", role=TEXT, contenttype=TEXT, charcount={"type": "number"}, wordcount={"type": "number"}, value=TEXT))
COMMON: dict[str, Shape] = {
    "uri": URI,
    "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component"]},
    "representationtype": {"enum": ["full", "partial"]},
    "firstcreated": MOMENT,
    "versioncreated": MOMENT,
    "contentcreated": MOMENT,
    "language": TEXT,
    "headlines": VALUES,
    "descriptions": VALUES,
    "bodies": VALUES,
    "by": TEXT,
    "located": TEXT,
    "subjects": many(record(name=TEXT, rel=TEXT, uri=URI, literal=TEXT)),
    "infosources": many(record(name=TEXT, role=TEXT, uri=URI, literal=TEXT)),
    "renditions": many(record("name", name=TEXT, href=URI, contenttype=TEXT, title=TEXT)),
    "standard": record(name=TEXT, version=TEXT, schema=URI),
}
NINJS = record("uri", **COMMON, associations=many(record("name", "uri", **COMMON, name=TEXT)))


def fits(value: Any, shape: Shape) -> bool:
    return Draft202012Validator(shape).is_valid(value)


@pytest.mark.parametrize("shape", [NEWS_ARTICLE, NINJS])
def test_the_shapes_are_schemas(shape: Shape) -> None:
    Draft202012Validator.check_schema(shape)


def test_the_shapes_refuse_what_the_standards_do() -> None:
    assert not fits(FERRY.to_jsonld() | {"headline": None}, NEWS_ARTICLE)
    assert not fits(FERRY.to_jsonld() | {"standfirst": "x"}, NEWS_ARTICLE)
    assert not fits(FERRY.to_ninjs() | {"versioncreated": "2024-05-03"}, NINJS)
    assert not fits(FERRY.to_ninjs() | {"dateline": "x"}, NINJS)
    assert not fits({"type": "text"}, NINJS)


@settings(max_examples=150, deadline=None)
@given(ARTICLES)
def test_any_article_fits_both_shapes(article: Article) -> None:
    assert fits(article.to_jsonld(), NEWS_ARTICLE)
    assert fits(article.to_ninjs(), NINJS)
    assert json.dumps([article.to_jsonld(), article.to_ninjs()], ensure_ascii=False).encode()


def test_jsonld_in_full() -> None:
    assert FERRY.to_jsonld() == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Ferry to Lowmere runs again",
        "description": "Six weeks after the storm the harbour is open.",
        "datePublished": "2024-05-03T07:30:00+00:00",
        "dateModified": "2024-05-04",
        "author": [{"@type": "Person", "name": "Ann Reed"}, {"@type": "Person", "name": "Joss Hale"}],
        "publisher": {"@type": "Organization", "name": "Quay Post", "url": "https://quay.example/"},
        "sourceOrganization": {"@type": "Organization", "name": "KNA"},
        "dateline": "LOWMERE (KNA)",
        "locationCreated": {"@type": "Place", "name": "LOWMERE"},
        "articleSection": "Harbour",
        "keywords": ["ferries", "storms"],
        "articleBody": "LOWMERE (KNA) — The ferry sailed at dawn.\n\nFew were aboard.",
        "inLanguage": "en-GB",
        "url": "https://quay.example/ferry",
        "mainEntityOfPage": "https://quay.example/ferry",
        "image": [
            {"@type": "ImageObject", "url": "https://quay.example/ferry.jpg", "caption": "The ferry at dawn.", "creditText": "Joss Hale"},
            {"@type": "ImageObject", "url": "https://quay.example/map.png"},
        ],
        "commentCount": 0,
    }


def test_jsonld_of_another_page_type_is_an_article_without_dateline() -> None:
    values = replace(FERRY, page_type="forum").to_jsonld()
    assert values["@type"] == "Article"
    assert "dateline" not in values


def test_ninjs_in_full() -> None:
    assert FERRY.to_ninjs() == {
        "uri": "https://quay.example/ferry",
        "type": "text",
        "standard": {"name": "ninjs", "version": "2.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"},
        "firstcreated": "2024-05-03T07:30:00+00:00",
        "versioncreated": "2024-05-03T07:30:00+00:00",
        "language": "en-GB",
        "headlines": [{"role": "main", "contenttype": "text/plain", "value": "Ferry to Lowmere runs again"}],
        "descriptions": [{"role": "standfirst", "contenttype": "text/plain", "value": "Six weeks after the storm the harbour is open."}],
        "bodies": [{"role": "main", "contenttype": "text/plain", "value": "LOWMERE (KNA) — The ferry sailed at dawn.\n\nFew were aboard."}],
        "by": "Ann Reed, Joss Hale",
        "located": "LOWMERE",
        "subjects": [{"name": "Harbour", "rel": "section"}, {"name": "ferries", "rel": "tag"}, {"name": "storms", "rel": "tag"}],
        "infosources": [
            {"name": "Quay Post", "role": "publisher", "uri": "https://quay.example/"},
            {"name": "KNA", "role": "agency"},
            {"name": "Readers' Shelf", "role": "aggregator"},
        ],
        "associations": [
            {
                "name": "picture 1",
                "uri": "https://quay.example/ferry.jpg",
                "type": "picture",
                "by": "Joss Hale",
                "descriptions": [
                    {"role": "caption", "contenttype": "text/plain", "value": "The ferry at dawn."},
                    {"role": "alt", "contenttype": "text/plain", "value": "A white ship"},
                ],
                "renditions": [{"name": "original", "href": "https://quay.example/ferry.jpg"}],
            },
            {
                "name": "picture 2",
                "uri": "https://quay.example/map.png",
                "type": "picture",
                "renditions": [{"name": "original", "href": "https://quay.example/map.png"}],
            },
        ],
    }


def test_ninjs_without_an_address_is_named_by_its_words() -> None:
    article = replace(FERRY, url=None)
    uri = article.to_ninjs()["uri"]
    assert uri.startswith("urn:sha256:")
    assert len(uri) == len("urn:sha256:") + 64
    assert replace(article, tags=()).to_ninjs()["uri"] == uri
    assert replace(article, body="Other.").to_ninjs()["uri"] != uri
    assert replace(article, url="javascript:alert(1)").to_ninjs()["uri"] == uri


@pytest.mark.parametrize("when", [dt.date(2024, 5, 3), dt.datetime(2024, 5, 3, 7, 30)])
def test_ninjs_guesses_no_time_of_day_and_no_offset(when: dt.date) -> None:
    assert not {"firstcreated", "versioncreated"} & Article(published=when).to_ninjs().keys()


def test_the_version_is_of_the_last_change() -> None:
    changed = dt.datetime(2024, 5, 4, 9, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    assert replace(FERRY, modified=changed).to_ninjs()["versioncreated"] == "2024-05-04T09:00:00+02:00"


def test_the_dateline_tells_the_agency_where_the_source_does_not() -> None:
    article = Article(dateline=Dateline("LOWMERE (KNA)", agency="KNA"), source=Source("Quay Post"))
    assert article.to_jsonld()["sourceOrganization"] == {"@type": "Organization", "name": "KNA"}
    assert {"name": "KNA", "role": "agency"} in article.to_ninjs()["infosources"]


def test_an_image_whose_address_is_not_known_whole_is_left_out() -> None:
    article = Article(images=(Image("/ferry.jpg"), Image("data:image/png,x"), Image("https://quay.example/Fähre 1.jpg")))
    assert [image["url"] for image in article.to_jsonld()["image"]] == ["https://quay.example/F%C3%A4hre%201.jpg"]
    assert [picture["name"] for picture in article.to_ninjs()["associations"]] == ["picture 3"]
