"""The subcommand `pagestrip batch`."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pagestrip.options import check_output, console, named, pipeline_of, reading_options
from pagestrip.rendering.formats import FORMATS

if TYPE_CHECKING:
    from rich.console import Console

    from pagestrip.batch.run import Plan
    from pagestrip.batch.tally import Tally
    from pagestrip.batch.work import Settings
    from pagestrip.report.run import Watch

FAILED = 1
TERMINATED = 143  # 128 + SIGTERM, as shells report it


class TerminatedError(BaseException):
    """SIGTERM came; like KeyboardInterrupt no `Exception`, so that nothing takes it for a page's failure."""


COLUMNS = (
    click.option("--column", metavar="NAME", help="Of JSON Lines and Parquet: the column with the page.  [default: html, content, text …]"),
    click.option("--url-column", metavar="NAME", help="The column with its address.  [default: url …]"),
    click.option("--date-column", metavar="NAME", help="The column with the time when it was scraped.  [default: scraped, fetched, crawl_date …]"),
    click.option("--id-column", metavar="NAME", help="The column with its id, which comes out as record_id.  [default: id …]"),
)


def column_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a subcommand the options that name columns."""
    for option in reversed(COLUMNS):
        command = option(command)
    return command


@click.command()
@click.argument("inputs", nargs=-1, type=click.Path(exists=True, allow_dash=True))
@click.option("-o", "--output", "out", required=True, metavar="OUT", help="NAME.jsonl, .parquet or .sqlite, a folder, or - for standard output.")
@click.option("--format", "format_", type=click.Choice(tuple(FORMATS)), default="json", show_default=True, help="Of the files in an output folder.")
@click.option("--paths", type=click.File("r"), metavar="FILE", help="Read more inputs from FILE, a path a line; - is standard input.")
@column_options
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes to run.  [default: one for each core]")
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=60.0, show_default=True, metavar="SECONDS", help="For one page.")
@click.option("--memory", type=click.IntRange(min=64), default=2048, show_default=True, metavar="MIB", help="For one page.")
@click.option("--ordered", is_flag=True, help="Standard output in the order of the input. Files and folders always are.")
@click.option("--similar", is_flag=True, help="Group near-duplicates: each page's row names the earliest page with the same story.")
@click.option("--resume/--anew", default=True, show_default=True, help="Go on with what an earlier run did, or forget it.")
@click.option("--retry", is_flag=True, help="Do pages again that failed in an earlier run.")
@click.option(
    "--engine", type=click.Choice(("local", "ray")), default="local", show_default=True, help="Where workers run; ray takes Parquet to Parquet."
)
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@click.option(
    "--log", type=click.Choice(("auto", "json")), default="auto", show_default=True, help="How to tell what goes on; json is a line an event."
)
@reading_options
def batch(  # noqa: PLR0913 - one for each option
    *,
    inputs: tuple[str, ...],
    out: str,
    format_: str,
    paths: Any,
    workers: int | None,
    timeout: float,
    memory: int,
    ordered: bool,
    similar: bool,
    resume: bool,
    retry: bool,
    engine: str,
    quiet: bool,
    log: str,
    settings: "Settings",
    **columns: str | None,
) -> None:
    """Clean every page of INPUTS: folders, page files, WARC, WET, JSON Lines, Parquet, ZIP and WACZ archives, - for standard input.

    \b
    Folders are searched for *.html *.htm *.xhtml *.txt *.md *.mhtml *.warc
    *.wet *.jsonl *.parquet *.zip *.wacz, packed with gz, bz2 or zst too.
    Hidden files are passed over; links and devices become rows that say so.

    Every page ends as one row: ok, empty (no article), skipped or failed, each with its reason. A page that hangs, crashes or takes all memory
    costs itself alone.

    \b
    OUT tells the kind of output by its end:
      .jsonl     a JSON object a line, in the order of the input
      .parquet   a table (schema in the documentation)
      .sqlite    a table and its full-text index
      -          JSON Lines on standard output, as pages are done
      else       a folder with a file a page (page.html.json, .md, .txt …),
                 index.jsonl and summary.json

    What was done is kept in a journal beside OUT. The same command again goes on after an interruption of any kind, does nothing where all is done,
    and does those pages again whose files have changed.

    Exit codes: 0 no page failed, 1 some failed, 2 could not run, 74 the disk failed, 130 Ctrl-C, 143 SIGTERM.
    """
    from pagestrip.batch.items import Columns
    from pagestrip.batch.limits import MIB, Limits, cores
    from pagestrip.batch.run import Plan

    names = (*inputs, *_listed(paths))
    if not names:
        raise click.UsageError("Missing argument 'INPUTS...'.")
    check_output(names, out, format_)
    chosen = Columns(columns["column"], columns["url_column"], columns["date_column"], columns["id_column"])
    settings = replace(settings, format=format_, columns=chosen, similar=similar)
    pipeline_of(settings)  # its errors belong here, not into every worker
    plan = Plan(names, settings, workers or cores(), Limits(timeout, memory * MIB), retry, anew=not resume)
    if engine == "ray":
        from pagestrip.batch.engines import ray

        _could_not(lambda: ray.run(names, out, settings, plan.workers))
        return
    _run(plan, out, ordered=ordered, mode="quiet" if quiet else log)


def _listed(paths: Any) -> tuple[str, ...]:
    return tuple(name for line in paths or () if (name := line.rstrip("\r\n")))


def _run(plan: "Plan", out: str, *, ordered: bool, mode: str) -> None:
    from pagestrip.report import closing
    from pagestrip.report import run as view

    told = console(stderr=True)
    started = time.monotonic()
    with _endable(out), _view(mode, told) as watch:
        tally = _could_not(lambda: _counted(plan, out, ordered, watch))
    seconds = time.monotonic() - started
    if mode == "json":
        view.event(told, "end", seconds=round(seconds, 1), results=named(out), **tally.to_dict())
    elif mode == "auto":
        closing.show(tally, seconds, named(out), console(stderr=out == "-"))
    if tally.statuses["failed"] or not tally.adds_up:
        raise click.exceptions.Exit(FAILED)


def _counted(plan: "Plan", out: str, ordered: bool, watch: "Watch") -> "Tally":
    from pagestrip.batch.outputs import output
    from pagestrip.batch.outputs.jsonl import Standard
    from pagestrip.batch.run import run

    return run(plan, Standard(ordered=ordered) if out == "-" else output(out, plan.settings.format), watch)


def _could_not(work: "Callable[[], Any]") -> Any:
    """Do this; what makes a run impossible is a usage error, told in one sentence."""
    from pagestrip.model import PagestripError

    try:
        return work()
    except PagestripError as error:
        raise click.UsageError(f"{error}.") from error


def _view(mode: str, told: "Console") -> "AbstractContextManager[Watch]":
    from pagestrip.report import run as view

    if mode == "auto":
        return view.bar(told) if told.is_terminal else view.lines(told)
    return view.events(told) if mode == "json" else view.silent(told)


@contextmanager
def _endable(out: str) -> Iterator[None]:
    """While this lasts, Ctrl-C and SIGTERM end the run with a word on how to go on."""

    def end(*_: object) -> None:
        raise TerminatedError

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt:
        _tell_how_to_go_on(out)
        raise
    except TerminatedError:
        _tell_how_to_go_on(out)
        sys.exit(TERMINATED)
    finally:
        signal.signal(signal.SIGTERM, before)


def _tell_how_to_go_on(out: str) -> None:
    kept = "What was printed cannot be gone on with." if out == "-" else f"What is done is kept beside {named(Path(out))}; the same command goes on."
    click.echo(f"Stopped. {kept}", err=True)
