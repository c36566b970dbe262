"""How an article came about: every block with its label, every field with its witness, every cleaner with its share."""

from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pagestrip.article import Article, Evidence
from pagestrip.model import Block
from pagestrip.report.terminal import cropped, line, style_of

LABEL_WIDTH = 10  # columns: the longest label, "navigation" or "newsletter"
NUMBER_WIDTH = 4
SHOWN = 60  # characters of a value in the evidence table


def show(article: Article, console: Console) -> None:
    """Print the gutter, the evidence and the cleaners' counts, as wide as the console."""
    for row in gutter(article.blocks, console.width):
        console.print(row, no_wrap=True, crop=True)
    if article.evidence:
        console.print()
        console.print(_evidence(article))
    if article.cleaners:
        console.print()
        console.print(_cleaners(article))
    for warning in article.warnings:
        console.print(Text.assemble(("! ", "bold yellow"), line(warning)))


def gutter(blocks: tuple[Block, ...], width: int) -> Iterator[Text]:
    """A line a block: its index, label and text; who labelled it and why where that differs from the block before."""
    before = (None, *blocks)
    for previous, block in pairwise(before):
        assert block is not None  # noqa: S101 - only the first of `before` is None
        told = previous is not None and (previous.label, previous.by, previous.reason) == (block.label, block.by, block.reason)
        yield _row(block, "" if told else _why(block), width)


def _why(block: Block) -> str:
    return line(": ".join(part for part in (block.by, block.reason) if part))


def _row(block: Block, why: str, width: int) -> Text:
    style = style_of(block.label)
    row = Text.assemble((f"{block.index:{NUMBER_WIDTH}} ", "dim"), (f"{block.label or '':{LABEL_WIDTH}} ", style))
    room = max(20, width - row.cell_len)
    text = cropped(block.text, room, style)
    if not why:
        return row + text
    reason = Text("  < ", style="dim") + Text(why, style="dim italic")
    text.truncate(max(room - reason.cell_len, min(room // 2, text.cell_len)), overflow="ellipsis", pad=True)
    row = row + text + reason
    row.truncate(width, overflow="ellipsis")
    return row


def _evidence(article: Article) -> Table:
    table = Table("field", "value", "method", "where", "conf.", box=box.SIMPLE_HEAD, title="Evidence", title_justify="left")
    for column, (style, ratio) in zip(table.columns, (("cyan", 0), ("", 4), ("", 0), ("dim", 3), ("", 0)), strict=True):
        column.style, column.ratio, column.overflow = style, ratio or None, "fold"
    order = {field.name: number for number, field in enumerate(fields(Article))}
    for name in sorted(article.evidence, key=lambda name: (order.get(name, len(order)), name)):
        table.add_row(line(name), *_witness(article, name, article.evidence[name]))
    table.expand = True
    return table


def _witness(article: Article, name: str, evidence: Evidence) -> tuple[Text, Text, Text, Text]:
    value = Text(_short(_told(getattr(article, name, None)) or evidence.text))
    if evidence.note:
        value.append(f"\n{line(evidence.note)}", style="yellow")
    for other in evidence.alternatives:
        said = "also" if other.value == getattr(article, name, None) else f"not {_short(_told(other.value))}"
        value.append(f"\n{said} ({line(other.method)}, {other.confidence:.2f})", style="dim")
    return value, Text(line(evidence.method)), Text(line(evidence.where)), Text(f"{evidence.confidence:.2f}")


def _told(value: object) -> str:
    if isinstance(value, tuple):
        return f"{len(value)} × {type(value[0]).__name__}" if value and not isinstance(value[0], str) else " · ".join(value)
    if hasattr(value, "__dataclass_fields__"):
        parts = (getattr(value, name) for name in value.__dataclass_fields__)
        return " · ".join(str(part) for part in parts if part)
    return "" if value is None else str(value)


def _short(text: str) -> str:
    text = line(text)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _cleaners(article: Article) -> Table:
    table = Table("cleaner", "blocks", "ms", "", box=box.SIMPLE_HEAD, title="Cleaners", title_justify="left")
    table.columns[0].style = "cyan"
    table.columns[1].justify = table.columns[2].justify = "right"
    for report in article.cleaners:
        note = Text("overruled by its guard", style="yellow") if report.overruled else Text()
        table.add_row(line(report.name), Text(str(report.blocks or "·")), f"{report.seconds * 1000:.2f}", note)
    return table
