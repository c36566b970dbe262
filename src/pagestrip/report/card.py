"""An article as a readable card."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from pagestrip.article import Article, RelatedArticle
from pagestrip.report.terminal import WIDEST, line, plain

FIELDS = ("source", "dateline", "published", "authors", "section", "tags")  # named on the card where the page does not give them


def show(article: Article, console: Console) -> None:
    """Print the card, at most `WIDEST` columns wide."""
    console.print(Group(*_parts(article)), width=min(console.width, WIDEST))


def _parts(article: Article) -> Iterator[RenderableType]:
    yield _title(article)
    yield _facts(article)
    yield Text()
    yield from _body(article)
    if article.related:
        yield from _heading(f"Related ({len(article.related)})")
        yield _listed("•", "cyan", (_related(entry) for entry in article.related))
    if article.comment_count is not None or article.comments:
        yield from _heading(_comments(article))
    if article.warnings:
        yield from _heading("Warnings")
        yield _listed("!", "bold yellow", (Text(line(warning)) for warning in article.warnings))


def _title(article: Article) -> Panel:
    lines = [Text(line(article.headline), style="bold") if article.headline else Text("no headline found", style="dim italic")]
    if article.standfirst:
        lines.append(Text(line(article.standfirst), style="italic"))
    return Panel(Group(*lines), box=box.ROUNDED, border_style="cyan", padding=(0, 1))


def _facts(article: Article) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="cyan", no_wrap=True, min_width=9)
    table.add_column(overflow="fold")
    missing = []
    for name, value in _values(article):
        if value:
            table.add_row(name, Text(line(value)))
        elif name in FIELDS:
            missing.append(name)
    if missing:
        table.add_row(Text("not found", style="dim"), Text(", ".join(missing), style="dim"))
    return table


def _values(article: Article) -> Iterator[tuple[str, str]]:
    yield "source", _source(article)
    yield "dateline", _dateline(article)
    yield "published", _when(article.published)
    yield "modified", _when(article.modified)
    yield "authors", " · ".join(article.authors)
    yield "section", article.section or ""
    yield "tags", " · ".join(article.tags)
    yield "language", article.language or ""
    yield "url", article.url or ""
    yield "images", str(len(article.images) or "")
    yield "page type", f"{article.page_type}, confidence {article.confidence:.2f}"


def _source(article: Article) -> str:
    source = article.source
    if source is None:
        return ""
    return _joined(source.name or source.url, ("agency", source.agency), ("on", source.platform))


def _dateline(article: Article) -> str:
    dateline = article.dateline
    if dateline is None:
        return ""
    return _joined(dateline.text, ("place", dateline.place), ("filed", _when(dateline.date)))


def _joined(first: str | None, *rest: tuple[str, str | None]) -> str:
    """The first part and, each behind its word, those of the rest that are known."""
    named = (f"{word} {value}" for word, value in rest if value)
    return " · ".join(filter(None, (first, *named)))


def _when(moment: date | None) -> str:
    if isinstance(moment, datetime):
        return moment.isoformat(" ", "minutes")
    return moment.isoformat() if moment else ""


def _body(article: Article) -> Iterator[RenderableType]:
    if not article.body:
        yield Text("no article text found", style="dim italic")
        return
    for number, paragraph in enumerate(plain(article.body).split("\n\n")):
        if number:
            yield Text()
        yield Text(paragraph)


def _heading(title: str) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(title, align="left", style="cyan")


def _listed(sign: str, style: str, entries: Iterable[Text]) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    for entry in entries:
        table.add_row(Text(sign, style=style), entry)
    return table


def _related(entry: RelatedArticle) -> Text:
    about = " · ".join(line(part) for part in (entry.source, entry.age or _when(entry.published)) if part)
    return Text.assemble(line(entry.headline), (f"  {about}" if about else "", "dim"))


def _comments(article: Article) -> str:
    count = len(article.comments) if article.comment_count is None else article.comment_count
    on_page = "" if count == len(article.comments) else f", {len(article.comments)} of them on the page"
    return f"Comments ({count}{on_page})"
