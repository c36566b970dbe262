"""A page that somebody has flattened to Markdown: the parser's tokens fill the same stream of blocks as a walk over markup does.

Links keep their addresses, so that a menu is told from a paragraph; what only styles words is no part of them.
"""

from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

import regex

from pagestrip.model import Page
from pagestrip.readers import front_matter, head
from pagestrip.readers.stream import Stream

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SIGNS = (
    regex.compile(r"\]\((?:<?(?:[a-z][a-z0-9+.-]{1,10}:|//)|[/#.?])[^\s)]*+", regex.IGNORECASE),  # a link or an image
    regex.compile(r"^ {0,3}#{1,6} ++\S", regex.MULTILINE),  # a heading
    regex.compile(r"\*\*\w[^*\n]{0,200}\w\*\*"),  # strong words
)
# Flatteners write what CommonMark does not read: headings broken in two, addresses broken at hyphens or with spaces, titles with quotation marks.
RESERVED = "%/:?#[]@!$&'*+,;="  # RFC 3986, less brackets; and what is encoded already
BROKEN = regex.compile(r"\]\((?:[^\s()]*(?<=-)\n[ >]*+)+")
SPACED = regex.compile(r"(?<=\]\()(?:(?!https?:)[a-z]{2,12}:[^\n]{1,1000}?|https?:[^\s()]*+(?: [^\s()\"]++)++)(?=\)(?:\s|$))", regex.IGNORECASE)
TITLE = regex.compile(r"(\]\([^\s()]++)\s++\"(?:[^\"]|\"(?!\))){0,500}+\"\)")
ICON = regex.compile(r"(?<![\w_])__(?=\[|\w(?:(?!__)[^\n\]])*+(?:\]|$))", regex.MULTILINE)  # an empty <i>: emphasis that nothing ends
WRAPPED = regex.compile(r"^(?P<line>#{1,6} [^\n]*+)\n(?P<word>[^\s#]\S*+)", regex.MULTILINE)
BELOW = regex.compile(r"^(?P<line>[^\s#>|*+\d-][^\n]*+)\n(?=(?P<word>[^\s#>|*+-]\S*+))", regex.MULTILINE)
SPREAD = regex.compile(r"(?<!!)\[(?P<text>(?:!\[[^\[\]]{0,300}+\]\([^\s()]{0,1000}+\)|[^\[\]]){1,1000}+)\]\((?P<address>[^\s()]++)\)")
PARTED = regex.compile(r"\n[ >]*+\n\s*+")
OPENING = regex.compile(r"^(\s*+(?:#{1,6} ++)?+)")  # of a paragraph
MOST_LINES = 500  # that are asked whether they are full
WIDTH = 78  # characters at which html2text breaks lines, headings too
FEWEST_LINKS = 3  # that tell Markdown by themselves; a comment in plain text may have one
LINK = regex.compile(r"\]\([^\s()]*+\)")
LOOSE = 1000  # opening brackets beyond three a link; a text with more is no flattened page, and takes the parser long
LOOK = 100_000  # characters in which signs are looked for
BLOCKS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "table", "thead", "tbody"))
STYLES = frozenset(("em", "strong", "s"))


def is_marked_down(text: str) -> bool:
    """Whether a text is Markdown: it has front matter, several links, or signs of two kinds; not where its brackets are hardly ever links."""
    if text.count("[") > LOOSE and text.count("[") > LOOSE + 3 * sum(1 for _ in LINK.finditer(text)):
        return False
    counts = [sum(1 for _ in islice(sign.finditer(text, 0, LOOK), FEWEST_LINKS)) for sign in SIGNS]
    return counts[0] >= FEWEST_LINKS or sum(count > 0 for count in counts) > 1 or bool(front_matter.parted(text)[0])


def read(text: str, url: str | None = None) -> Page:
    """The page of a Markdown text: CommonMark with tables, below front matter where there is any."""
    metas, text = front_matter.parted(text)
    stream, is_wrapped = Stream(), _is_wrapped(text)
    for token in _parser().parse(_mended(text)):
        _take(stream, token, is_wrapped=is_wrapped)
    stream.flush()
    return Page(
        blocks=tuple(stream.blocks),
        home=(-1,) * len(stream.blocks),
        claims=tuple(head.meta_claims(metas)),
        pictures=tuple([picture._replace(home=-1) for picture in stream.pictures]),  # the page has no sections
        kind="text",
        url=url,
        warnings=tuple(stream.limits.warnings()),
    )


def _mended(text: str) -> str:
    """The text with links as CommonMark writes them, without their titles, which say what their words do."""
    text = BROKEN.sub(lambda broken: "".join(broken[0].replace(">", "").split()), text)
    text = WRAPPED.sub(lambda heading: heading[0].replace("\n", " ") if _is_full(heading) else heading[0], ICON.sub("", text))
    text = SPACED.sub(lambda spaced: quote(spaced[0], safe=RESERVED), text)
    return SPREAD.sub(_a_link_a_paragraph, TITLE.sub(r"\1)", text))


def _a_link_a_paragraph(link: regex.Match[str]) -> str:
    """A link around several paragraphs, as around a card, as one on each; CommonMark has no such links."""
    paragraphs = [text.rstrip() for text in PARTED.split(link["text"]) if text.strip()]
    if len(paragraphs) < 2:
        return link[0]
    return "\n\n".join(OPENING.sub(r"\1[", text, count=1) + f"]({link['address']})" for text in paragraphs)


def _is_full(line: regex.Match[str]) -> bool:
    """Whether the first word of the next line had no room on this one, up to a link that a flattener does not break."""
    return len(line["line"]) + 1 + len(line["word"]) > WIDTH


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("code")  # flattened pages indent what is no code
    parser.validateLink = _any_link  # type: ignore[assignment,method-assign]  # addresses are data here; renderings check them
    return parser


def _any_link(_: str) -> bool:
    return True


def _is_wrapped(text: str) -> bool:
    """Whether a line of text right below another goes on with its paragraph: most such lines above are as long as a flattener makes them."""
    full = [_is_full(line) for line in islice(BELOW.finditer(text), MOST_LINES)]
    return 2 * sum(full) >= len(full)


def _take(stream: Stream, token: "Token", *, is_wrapped: bool) -> None:
    """What one token does to the stream."""
    line = token.map[0] + 1 if token.map else 0
    if token.type == "inline":
        _take_inline(stream, token.children or (), is_wrapped=is_wrapped)
    elif token.type == "fence":
        stream.open_block("pre", {}, line)
        stream.add(token.content)
        stream.close_block()
    elif token.tag == "tr":
        _row(stream, token, line)
    elif token.tag in ("td", "th") and token.nesting == 1:
        stream.next_cell()
    elif token.tag in BLOCKS and token.nesting == 1:
        stream.open_block(token.tag, {}, line)
    elif token.tag in BLOCKS:
        stream.close_block()


def _row(stream: Stream, token: "Token", line: int) -> None:
    if token.nesting == 1:
        stream.open_block("tr", {}, line)
        stream.open_row()
    else:
        stream.close_row()
        stream.close_block()


def _take_inline(stream: Stream, tokens: Sequence["Token"], *, is_wrapped: bool) -> None:
    for token in tokens:
        if token.type == "text":
            stream.add(token.content)
        elif token.type == "softbreak" and is_wrapped:
            stream.space = True
        elif token.type in ("softbreak", "hardbreak"):
            stream.line_break()
        elif token.type == "code_inline":
            _styled(stream, "code", token.content)
        elif token.type == "image":
            stream.boxed = True
            stream.add_picture(str(token.attrs.get("src", "")), {"alt": token.content})
        elif token.nesting == 1:
            stream.open_inline(token.tag, {"href": str(token.attrs.get("href", ""))}, apart=token.tag not in STYLES)
        elif token.nesting == -1:
            stream.close_inline()


def _styled(stream: Stream, tag: str, text: str) -> None:
    stream.open_inline(tag, {}, apart=False)
    stream.add(text)
    stream.close_inline()
