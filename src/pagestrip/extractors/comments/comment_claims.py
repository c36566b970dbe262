"""The comments that a story's metadata claim."""

from collections.abc import Iterator
from typing import Any

from pagestrip import dates
from pagestrip.article import Comment
from pagestrip.model import Claim, Context, Found, Page

STORIES = ("Article", "Report", "Review", "BlogPosting", "LiveBlogPosting", "CreativeWork", "Recipe")  # whose comments are no posts of a thread
TEXTS, NAMES, DAYS = ("text", "commentText"), ("author.name", "creator.name", "author", "creator"), ("datePublished", "dateCreated", "commentTime")


def find(page: Page, context: Context) -> Iterator[Found]:
    """The claimed comments, in the metadata's order."""
    drafts = list(_drafts(page))
    comments = tuple(dict.fromkeys(comment for draft in drafts if (comment := _comment(draft, context))))
    if comments:
        yield Found(comments, "json-ld", "comment", comments[0].text[:200], 0.8)


def _drafts(page: Page) -> Iterator[dict[str, str]]:
    """What is claimed of each comment. In a list of them the first property that comes again begins the next one."""
    where: tuple[int, str] | None = None
    draft: dict[str, str] = {}
    for claim in page.claims:
        path, name = _split(claim)
        if claim.origin != "jsonld" or path is None:
            continue
        if where != (claim.item, path) or name in draft:
            yield draft
            where, draft = (claim.item, path), {}
        draft[name] = claim.value
    yield draft


def _split(claim: Claim) -> tuple[str | None, str]:
    """Where a comment's property stands, and its name there; None for what is no comment's."""
    if claim.of == "Comment":
        return "", claim.name
    head, found, name = claim.name.rpartition("comment.")
    is_whole = not head or head.endswith(".")
    return (head + found, name) if found and is_whole and claim.of.endswith(STORIES) else (None, "")


def _comment(draft: dict[str, str], context: Context) -> Comment | None:
    text, name, day = (next((draft[key] for key in keys if key in draft), None) for keys in (TEXTS, NAMES, DAYS))
    language: Any = context.known.get("language")
    return Comment(text, name, dates.parse(day, language=language) if day else None) if text else None
