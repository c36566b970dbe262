"""What the subcommands share: the options of those that read pages, how a page file is opened, which output is refused."""

import functools
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pagestrip.batch.items import DAY, moment

if TYPE_CHECKING:
    from rich.console import Console

    from pagestrip.batch.work import Settings
    from pagestrip.pipeline import Pipeline

Command = Callable[..., None]

KINDS = ("auto", "html", "text")
ADDRESS = "https://example.org/news/1"
NO_FOLDER = frozenset((".csv", ".tsv", ".json", ".txt", ".md", ".html", ".xml", ".xlsx", ".zip", ".gz"))  # of a name that wants to be a file


class PageFile(click.Path):
    """A page's file, "-" for standard input; an address and a folder are refused with what to do instead."""

    def __init__(self) -> None:
        super().__init__(exists=True, dir_okay=False, allow_dash=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path as given. Raises click.BadParameter for what is no file."""
        if _is_address(str(value)):
            self.fail(
                f"{value} is an address, and pagestrip fetches nothing; save the page, or pipe it in: curl -s {value} | pagestrip extract -", param
            )
        if Path(value).is_dir():
            self.fail(f"{named(value)} is a folder; `pagestrip batch` reads folders.", param, ctx)
        return super().convert(value, param, ctx)


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://")) and not any(map(str.isspace, text))


def reading_options(command: Command) -> Command:
    """Give a subcommand the options of those that read pages; it gets them as one argument, `settings`."""

    @functools.wraps(command)
    def with_settings(*, no_plugins: bool, **given: Any) -> None:
        from pagestrip.batch.work import Settings

        own = {name: given.pop(name) for name in ("url", "reference_date", "kind", "without")}
        command(settings=Settings(**own, with_plugins=not no_plugins), **given)

    options = (
        click.option(
            "--url",
            metavar="URL",
            callback=_address,
            help="The page's address: resolves links and tells the source. Of a batch, the address that FOLDER mirrors.",
        ),
        click.option(
            "--reference-date", metavar="DATE", callback=_iso_date, help=f'When the page was scraped, such as {DAY}; "3 days ago" counts from it.'
        ),
        click.option("--kind", type=click.Choice(KINDS), default="auto", show_default=True, help="Whether a page is markup or flattened text."),
        click.option("--without", multiple=True, metavar="CLEANER", help="Leave a cleaner out; may be given again. `pagestrip cleaners` lists them."),
        click.option("--no-plugins", is_flag=True, help="Use the built-in cleaners and extractors alone."),
    )
    return functools.reduce(lambda made, option: option(made), reversed(options), with_settings)


def _address(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None or _is_address(value):
        return value
    raise click.BadParameter(f"{value!r} is not an address such as {ADDRESS}.", ctx, param)


def _iso_date(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return moment(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not an ISO 8601 date such as {DAY} or {DAY}T09:30.", ctx, param) from None


def pipeline_of(settings: "Settings") -> "Pipeline":
    """The settings' pipeline; a cleaner that is not there is a usage error, a broken plug-in a plain one."""
    from pagestrip.pipeline import UnknownStepError
    from pagestrip.plugins import PluginError

    try:
        return settings.pipeline()
    except UnknownStepError as error:
        raise click.BadParameter(f"{error}.", param_hint="--without") from error
    except PluginError as error:
        raise click.ClickException(f"{error}. --no-plugins goes without it.") from error


def load(file: str) -> bytes:
    """The bytes of a page file, of standard input for "-"; one sentence where they cannot be a page."""
    from pagestrip.batch import pages
    from pagestrip.batch.items import PAGE_LIMIT, RefusedError

    try:
        return pages.checked(sys.stdin.buffer.read(PAGE_LIMIT + 1)) if file == "-" else pages.load(Path(file))
    except RefusedError as error:
        raise click.ClickException(f"{named(file)} {error.problem.reason.removeprefix('it ')}.") from error


def named(file: str | Path) -> str:
    """A file as messages name it: nothing in its name can steer a terminal."""
    return "standard input" if file == "-" else "".join(c if c.isprintable() else "\ufffd" for c in click.format_filename(file))


def check_output(inputs: Sequence[str], out: str, format_: str) -> None:
    """Refuse, as a usage error, an output that could not hold the results or would mix them with the pages."""
    from pagestrip.batch.outputs import is_file

    one = out == "-" or is_file(out)
    if one and format_ != "json":
        raise click.UsageError("--format goes with an output folder; other outputs hold every field.")
    if out == "-":
        return
    place = Path(out)
    if one and place.is_dir():
        raise click.BadParameter(f"{named(out)} is a folder.", param_hint="--output")
    if not one and place.exists() and not place.is_dir():
        raise click.BadParameter(f"{named(out)} is a file; give a folder, or a name with .jsonl, .parquet or .sqlite.", param_hint="--output")
    if not one and place.suffix.lower() in NO_FOLDER and not place.exists():
        raise click.BadParameter(
            f"{named(out)} would be a folder; give a name with .jsonl, .parquet or .sqlite, or without an ending.", param_hint="--output"
        )
    for name in inputs:
        if name != "-" and _would_mix(Path(name).resolve(), place.resolve()):
            raise click.BadParameter(f"the pages lie in {named(out)}; give the results a place of their own.", param_hint="--output")


def _would_mix(source: Path, place: Path) -> bool:
    return source == place or (not source.is_file() and source.is_relative_to(place))


def console(*, stderr: bool = False) -> "Console":
    """A terminal, or what stands in for one, that takes text as it is."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)
