"""An article as Markdown (CommonMark with tables) under YAML front matter.

Text of the page never acts as markup, neither here nor in a program that takes the front matter for text.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

import regex

from pagestrip.article import Article
from pagestrip.model import Block, Kind
from pagestrip.rendering.body import Item, Run, agency, cells, groups, items, joined, runs
from pagestrip.rendering.safety import printable, safe_url
from pagestrip.text import squeeze

REFERENCE = regex.compile(r"&(?=#?\w{1,40};)")
MARKUP = regex.compile(r"[\\`*~\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?!\s)|" + REFERENCE.pattern)  # an underscore between letters does nothing
LINE_START = regex.compile(r"^(?:[-+#>=|]|:(?=-)|[0-9]{1,9}[.)](?=\s|$))")
NAMED = MappingProxyType({"<": "&lt;", "&": "&amp;"})  # of old, Markdown knows no backslash before these
BACKTICKS = regex.compile(r"`+")
CODE = ("code",)
EMPHASIS = MappingProxyType({("strong",): "**", ("em",): "*", ("em", "strong"): "***"})


def to_markdown(article: Article) -> str:
    """Front matter with the fields that the page gives, the headline as heading 1, the body. Ends with a line feed unless empty."""
    parts = [_front_matter(article), _heading(1, [Run(printable(article.headline or ""))])]
    for kind, blocks in groups(article):
        parts.extend(WRITERS[kind](blocks))
    return "".join(f"{part}\n\n" for part in parts if part).removesuffix("\n")


def _front_matter(article: Article) -> str:
    source, dateline = article.source, article.dateline
    values: dict[str, object] = {
        "headline": article.headline,
        "standfirst": article.standfirst,
        "dateline": dateline and dateline.text,
        "source": source and source.name,
        "agency": agency(article),
        "authors": article.authors,
        "published": article.published and article.published.isoformat(),
        "modified": article.modified and article.modified.isoformat(),
        "section": article.section,
        "tags": article.tags,
        "language": article.language,
        "url": safe_url(article.url),
    }
    lines = [f"{name}: {_scalar(value)}" for name, value in values.items() if value]
    return "\n".join(["---", *lines, "---"]) if lines else ""


def _scalar(value: object) -> str:
    """JSON, which is YAML; written so that a Markdown program without front matter sees neither a tag nor a link in it."""
    plain = [squeeze(printable(text)) for text in value] if isinstance(value, tuple) else squeeze(printable(str(value)))
    return json.dumps(plain, ensure_ascii=False).replace("<", "\\u003c").replace("](", "]\\u0028")


def escape(text: str) -> str:
    """Text that stands for itself inside a line: what could be inline markup, a tag or a character reference is escaped."""
    return MARKUP.sub(lambda match: NAMED.get(match[0]) or f"\\{match[0]}", text)


def _inline(parts: Iterable[Run]) -> str:
    parts = list(parts)
    if len(parts) == 1 and not parts[0].styles and not parts[0].href:
        return escape(parts[0].text)
    written = [""]
    for href, linked in groupby(joined(_markable(parts)), key=lambda run: run.href):
        before, label, after = _core("".join(map(_styled, linked)))
        if href and label:
            if not before and written[-1].endswith("!"):
                written[-1] = f"{written[-1][:-1]}\\!"  # else an image
            label = f"[{label}]({_address(href)})"
        written.append(f"{before}{label}{after}")
    return "".join(written)


def _markable(parts: Iterable[Run]) -> Iterator[Run]:
    """The runs, less the styles whose marks could not act: CommonMark wants letters inside them and no other mark right before."""
    touching = False
    for run in parts:
        core = run.text.strip()
        acts = bool(core) and (run.styles == CODE or (core[0].isalnum() and core[-1].isalnum() and not (touching and run.text[0] == core[0])))
        touching = acts and run.styles in EMPHASIS and run.text[-1] == core[-1]
        yield run if acts else run._replace(styles=())


def _styled(run: Run) -> str:
    before, text, after = _core(run.text)
    mark = EMPHASIS.get(run.styles, "")
    return f"{before}{_code_span(text) if run.styles == CODE else f'{mark}{escape(text)}{mark}'}{after}"


def _core(text: str) -> tuple[str, str, str]:
    """The white space before the text, the text, the white space after it."""
    core = text.strip()
    before, _, after = text.partition(core) if core else (text, "", "")
    return before, core, after


def _code_span(text: str) -> str:
    fence = "`" * (1 + max(map(len, BACKTICKS.findall(text)), default=0))
    space = " " if "`" in (text[0], text[-1]) else ""
    return space.join((fence, text.replace("\n", " "), fence))


def _address(href: str) -> str:
    return REFERENCE.sub("&amp;", href).replace("(", "%28").replace(")", "%29")


def _line(parts: Iterable[Run]) -> str:
    """The runs on one line."""
    return squeeze(_inline(parts))


def _paragraph(parts: Iterable[Run], indent: str = "") -> str:
    """The runs as a paragraph; its line breaks stay, later lines are indented."""
    lines = (line.strip() for line in _inline(parts).split("\n"))
    return f"\\\n{indent}".join(LINE_START.sub(_unstarted, line) for line in lines if line)


def _unstarted(start: regex.Match[str]) -> str:
    return f"{start[0][:-1]}\\{start[0][-1]}"


def _paragraphs(blocks: list[Block]) -> list[str]:
    return [_paragraph(runs(block)) for block in blocks]


def _headings(blocks: list[Block]) -> list[str]:
    """Subheads: the headline alone is of level 1."""
    return [_heading(min(6, max(2, block.level)), runs(block)) for block in blocks]


def _heading(level: int, parts: Iterable[Run]) -> str:
    line = _line(parts)
    if line.endswith("#"):
        line = f"{line[:-1]}\\#"  # else taken for the closing marks that the syntax allows
    return f"{'#' * level} {line}" if line else ""


def _quotes(blocks: list[Block]) -> list[str]:
    quoted = (_paragraph(runs(block)) for block in blocks)
    return ["\n>\n".join("\n".join(f"> {line}" for line in text.split("\n")) for text in quoted if text)]


def _code(blocks: list[Block]) -> list[str]:
    written = []
    for text in (printable(block.text) for block in blocks):
        fence = "`" * max(3, 1 + max(map(len, BACKTICKS.findall(text)), default=0))
        written.append(f"{fence}\n{text}\n{fence}")
    return written


def _table(blocks: list[Block]) -> list[str]:
    """The first row as the head, which the syntax wants; it is made as wide as the widest, later rows may be shorter."""
    rows = [[_line(cell).replace("|", "\\|") for cell in cells(block)] for block in blocks]
    width = max(len(row) for row in rows)
    rows[0] += [""] * (width - len(rows[0]))
    rows.insert(1, ["---"] * width)
    return ["\n".join(f"| {' | '.join(row)} |" for row in rows)]


def _list(blocks: list[Block]) -> list[str]:
    lines: list[str] = []
    widths: list[int] = []  # of the open items' markers, the outermost first
    signs: dict[int, str] = {}  # after the numbers, by depth: another sign begins another list, and so keeps a number out of turn
    for item in items(blocks):
        if item.continues:
            indent = " " * sum(widths[: item.depth])
            text = _paragraph(item.runs, indent)
            lines += ["", f"{indent}{text}"] if text else []
            continue
        if item.number is not None and not item.expected:
            signs[item.depth] = ")" if signs.get(item.depth) == "." else "."
            lines.append("")  # a number other than 1 can not interrupt a paragraph
        marker = _marker(item, signs)
        indent = " " * sum(widths[: item.depth - 1])
        widths[item.depth - 1 :] = [len(marker)]
        text = _paragraph(item.runs, indent + " " * len(marker))
        if text:
            lines.append(f"{indent}{marker}{text}")
    return ["\n".join(lines).strip("\n")]


def _marker(item: Item, signs: dict[int, str]) -> str:
    return "- " if item.number is None else f"{item.number}{signs.setdefault(item.depth, '.')} "


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
