"""An article as one `<article>` element: few tags, few attributes, harmless addresses, well-formed as HTML and as XML.

Tags: article, header, h1 to h6, p, ul, ol, li, blockquote, pre, code, table, tr, td, a, strong, em, br, span, time, figure, img, figcaption.
Attributes: href, src, alt, lang, dir, datetime, value (the number of a list item that is out of turn), and of fixed values
class, itemscope, itemtype and itemprop: schema.org's microdata, by which a reader of the cleaned page tells its head from its story.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from html import escape
from itertools import groupby
from types import MappingProxyType

import regex

from pagestrip.article import Article, Image
from pagestrip.model import Block, Kind
from pagestrip.rendering.body import Item, Run, cells, groups, items, runs, schema_type
from pagestrip.rendering.safety import WEB, printable, safe_url

LANGUAGE = regex.compile(r"^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}$")  # BCP 47's shape
# Languages and scripts written from right to left: CLDR's likely scripts.
RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "arz", "ary", "azb", "ckb", "dv", "fa", "glk", "he", "ks", "mzn", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi")
)
RIGHT_TO_LEFT_SCRIPTS = frozenset(("adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"))


def to_html(article: Article) -> str:
    """The article's headline, standfirst, byline, body and images."""
    head = (
        _element("h1", _text(article.headline), ' itemprop="headline"'),
        _element("p", _text(article.standfirst), ' class="standfirst" itemprop="description"'),
        _element("p", _byline(article), ' class="byline"'),
    )
    parts = [f"<article{_scope(schema_type(article))}{_language(article.language)}>", _element("header", "\n".join(filter(None, head)))]
    for kind, blocks in groups(article):
        parts.extend(WRITERS[kind](blocks))
    parts += [_figure(image) for image in article.images]
    return "".join(f"{part}\n" for part in (*parts, "</article>") if part)


def direction(language: str) -> str:
    """How a language of this BCP 47 tag is written, "rtl" or "ltr"; a script in the tag decides."""
    first, *others = language.lower().split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), None)
    return "rtl" if (script in RIGHT_TO_LEFT_SCRIPTS if script else first in RIGHT_TO_LEFT) else "ltr"


def _language(language: str | None) -> str:
    if language is None or not LANGUAGE.match(language):
        return ' dir="auto"'
    return f' lang="{language}" dir="{direction(language)}"'


def _element(tag: str, inside: str, attributes: str = "") -> str:
    return f"<{tag}{attributes}>{inside}</{tag}>" if inside else ""


def _scope(kind: str) -> str:
    """The attributes of an element that is a thing of schema.org's."""
    return f' itemscope="" itemtype="https://schema.org/{kind}"'


def _text(text: str | None) -> str:
    return escape(printable(text or "").strip()).replace("\n", "<br/>")


def _byline(article: Article) -> str:
    who = ", ".join(_element("span", _text(author), ' itemprop="author"') for author in article.authors)
    name = _element("span", _text(article.source.name if article.source else None), ' itemprop="name"')
    source = _element("span", name, f' itemprop="publisher"{_scope("Organization")}')
    return " · ".join(part for part in (who, source, _time(article.published)) if part)


def _time(moment: date | datetime | None) -> str:
    if moment is None:
        return ""
    stamp = moment.isoformat(timespec="seconds") if isinstance(moment, datetime) else moment.isoformat()
    return f'<time itemprop="datePublished" datetime="{stamp}">{stamp[:10]}</time>'


def _inline(parts: Iterable[Run]) -> str:
    written = []
    for href, linked in groupby(parts, key=lambda run: run.href):
        inside = "".join(_styled(run) for run in linked)
        written.append(f'<a href="{escape(href)}">{inside}</a>' if href else inside)
    return "".join(written).strip()


def _styled(run: Run) -> str:
    text = escape(run.text).replace("\n", "<br/>")
    for tag in run.styles:
        text = f"<{tag}>{text}</{tag}>"
    return text


def _paragraphs(blocks: list[Block]) -> list[str]:
    return [_element("p", _inline(runs(block))) for block in blocks]


def _headings(blocks: list[Block]) -> list[str]:
    """Subheads: the headline alone is of level 1."""
    return [_element(f"h{min(6, max(2, block.level))}", _inline(runs(block))) for block in blocks]


def _quotes(blocks: list[Block]) -> list[str]:
    return [_element("blockquote", "".join(_paragraphs(blocks)))]


def _code(blocks: list[Block]) -> list[str]:
    return [_element("pre", _element("code", escape(printable(block.text)))) for block in blocks]


def _table(blocks: list[Block]) -> list[str]:
    rows = (f"<tr>{''.join(f'<td>{_inline(cell)}</td>' for cell in cells(block))}</tr>" for block in blocks)
    return [_element("table", "\n".join(rows))]


def _list(blocks: list[Block]) -> list[str]:
    written = []
    opened: list[str] = []  # the tags of the open lists, each with an open item
    for item in items(blocks):
        if item.continues:
            written += [f"</li></{opened.pop()}>" for _ in range(len(opened) - item.depth)]
            written.append(_element("p", _inline(item.runs)))
            continue
        tag = "ul" if item.number is None else "ol"
        written += [f"</li></{opened.pop()}>" for _ in range(len(opened) - item.depth)]
        if len(opened) == item.depth:
            written.append("</li>" if opened[-1] == tag else f"</li></{opened.pop()}>")
        if len(opened) < item.depth:
            opened.append(tag)
            written.append(f"<{tag}>")
        written.append(_opened_item(item))
    written += [f"</li></{tag}>" for tag in reversed(opened)]
    return ["".join(written)]


def _opened_item(item: Item) -> str:
    value = "" if item.number is None or item.expected else f' value="{item.number}"'
    return f"<li{value}>{_inline(item.runs)}"


def _figure(image: Image) -> str:
    src = safe_url(image.url, WEB)
    if not src:
        return ""
    caption = _element("figcaption", " ".join(filter(None, (_text(image.caption), _text(image.credit)))))
    return f'<figure><img src="{escape(src)}" alt="{escape(printable(image.alt or ""))}"/>{caption}</figure>'


WRITERS: Mapping[Kind, Callable[[list[Block]], list[str]]] = MappingProxyType(
    {
        Kind.PARAGRAPH: _paragraphs,
        Kind.HEADING: _headings,
        Kind.ITEM: _list,
        Kind.QUOTE: _quotes,
        Kind.CODE: _code,
        Kind.ROW: _table,
    }
)
