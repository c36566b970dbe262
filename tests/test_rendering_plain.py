import datetime as dt
import json
import re
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from rendering_samples import ARTICLES, FERRY

from pagestrip import Article
from pagestrip.article import Alternative, CleanerReport, Evidence, Source
from pagestrip.model import Block, Inline, Kind, Label


def evidence(value: Any) -> Evidence:
    return Evidence("text", "block 1", "words", 0.5, (Alternative(value, "meta", "head", "words", 0.25),))


@settings(max_examples=100, deadline=None)
@given(ARTICLES)
def test_every_article_comes_back(article: Article) -> None:
    assert Article.from_dict(article.to_dict()) == article
    assert Article.from_dict(json.loads(article.to_json(indent=1))) == article


def test_the_fields_stand_under_their_own_names() -> None:
    assert list(FERRY.to_dict()) == [field.name for field in fields(Article)]


def test_dates_and_moments_stay_apart() -> None:
    article = Article(published=dt.date(2024, 5, 3), modified=dt.datetime(2024, 5, 3))  # a page may give no offset
    values = article.to_dict()
    assert (values["published"], values["modified"]) == ("2024-05-03", "2024-05-03T00:00:00")
    back = Article.from_dict(values)
    assert type(back.published) is dt.date
    assert type(back.modified) is dt.datetime


def test_blocks_tell_what_they_are_and_why() -> None:
    inline = Inline(0, 4, "a", frozenset(("tag", "more")), "/tag")
    block = Block(7, "More news", Kind.ITEM, 2, 12, False, "•", (inline,), Label.AUTHOR_BOX, "phrases", "a phrase")
    plain = Article(blocks=(block,)).to_dict()["blocks"][0]
    assert plain == {
        "index": 7,
        "text": "More news",
        "kind": "item",
        "level": 2,
        "line": 12,
        "gap": False,
        "marker": "•",
        "inlines": [{"start": 0, "end": 4, "tag": "a", "words": ["more", "tag"], "value": "/tag"}],
        "label": "author box",
        "by": "phrases",
        "reason": "a phrase",
    }
    assert type(plain["kind"]) is str


def test_the_seconds_of_a_run_are_no_part_of_the_answer() -> None:
    article = Article(cleaners=(CleanerReport("phrases", 3, overruled=True, seconds=0.25),))
    assert article.to_dict()["cleaners"] == [{"name": "phrases", "blocks": 3, "overruled": True}]
    assert Article.from_dict(article.to_dict()) == article


def test_alternatives_take_the_type_of_their_field() -> None:
    article = Article(evidence={"published": evidence(dt.date(2024, 5, 3)), "source": evidence(Source("Quay Post")), "tags": evidence(("sea",))})
    back = Article.from_dict(json.loads(article.to_json()))
    assert [e.alternatives[0].value for e in back.evidence.values()] == [dt.date(2024, 5, 3), Source("Quay Post"), ("sea",)]


def test_alternatives_of_a_field_unknown_here_stay_plain() -> None:
    values = Article(evidence={"reading_time": evidence({"minutes": 4})}).to_dict()
    assert Article.from_dict(values).evidence["reading_time"].alternatives[0].value == {"minutes": 4}


def test_an_older_file_may_lack_what_has_a_default() -> None:
    assert Article.from_dict({"headline": "Ferry"}) == Article(headline="Ferry")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"healdine": "Ferry"}, "healdine: unknown field"),
        ({"source": {"nmae": "Quay Post"}}, "source.nmae: unknown field"),
        ({"comments": [{"author": "Ann"}]}, "comments[0].text: missing"),
        ({"headline": 5}, "headline: expected str"),
        ({"body": None}, "body: expected str"),
        ({"tags": "sea"}, "tags: expected a list"),
        ({"tags": ["sea", 4]}, "tags[1]: expected str"),
        ({"published": "yesterday"}, "published: 'yesterday' is not an ISO 8601 date"),
        ({"published": "2024-05-03T99:00:00"}, "published: '2024-05-03T99:00:00' is not"),
        ({"published": 20240503}, "published: 20240503 is not an ISO 8601 date"),
        ({"comment_count": True}, "comment_count: expected a number"),
        ({"comment_count": 1.5}, "comment_count: expected a number"),
        ({"confidence": "high"}, "confidence: expected a number"),
        ({"evidence": {"headline": "meta"}}, "evidence.headline: expected a mapping"),
        ({"evidence": {1: {}}}, "evidence: expected names"),
        ({"blocks": [{"index": 0, "text": "a", "label": "lead"}]}, "blocks[0].label: 'lead' is not one of headline, "),
        ({"blocks": [{"index": 0, "text": "a", "gap": 1}]}, "blocks[0].gap: expected bool"),
        ([], "article: expected a mapping"),
    ],
)
def test_values_that_do_not_fit_are_named(values: Any, message: str) -> None:
    with pytest.raises(ValueError, match="^" + re.escape(message)):
        Article.from_dict(values)


def test_an_alternative_of_another_type_is_named() -> None:
    values = FERRY.to_dict() | {"evidence": Article(evidence={"tags": evidence("sea")}).to_dict()["evidence"]}
    with pytest.raises(ValueError, match=r"^evidence\.tags\.alternatives\[0\]\.value: expected a list"):
        Article.from_dict(values)


def test_texts_and_numbers_of_other_kinds_become_plain_ones() -> None:
    class Words(str):
        __slots__ = ()

    class Share(float):
        pass

    values = Article(headline=Words("Ferry"), confidence=Share(0.5), tags=(Words("sea"),)).to_dict()
    assert [type(value) for value in (values["headline"], values["confidence"], values["tags"][0])] == [str, float, str]


def test_a_value_of_an_unknown_type_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no plain form"):
        Article(evidence={"headline": evidence(object())}).to_dict()


def test_a_number_that_json_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        Article(confidence=float("nan")).to_json()


def test_json_keeps_letters_and_encodes() -> None:
    text = replace(FERRY, headline="Fähre 渡船 \ud83d\ude00 \ud800").to_json()
    assert '"Fähre 渡船 😀 \ufffd"' in text
    assert text.encode()
