"""What the subcommands share: the options of those that read pages, how a page file is opened, which output is refused."""

import functools
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pagestrip.batch import Settings
    from pagestrip.pipeline import Pipeline

Command = Callable[..., None]

DAY = "2025-08-17"
KINDS = ("auto", "html", "text")


def reading_options(command: Command) -> Command:
    """Give a subcommand the options of those that read pages; it gets them as one argument, `settings`."""

    @functools.wraps(command)
    def with_settings(*, no_plugins: bool, **given: Any) -> None:
        from pagestrip.batch import Settings

        own = {name: given.pop(name) for name in ("url", "reference_date", "kind", "without")}
        command(settings=Settings(**own, with_plugins=not no_plugins), **given)

    options = (
        click.option(
            "--url", metavar="URL", help="The page's address: resolves links and tells the source. Of a batch, the address that FOLDER mirrors."
        ),
        click.option(
            "--reference-date", metavar="DATE", callback=_iso_date, help=f'When the page was scraped, such as {DAY}; "3 days ago" counts from it.'
        ),
        click.option("--kind", type=click.Choice(KINDS), default="auto", show_default=True, help="Whether a page is markup or flattened text."),
        click.option("--without", multiple=True, metavar="CLEANER", help="Leave a cleaner out; may be given again. `pagestrip cleaners` lists them."),
        click.option("--no-plugins", is_flag=True, help="Use the built-in cleaners and extractors alone."),
    )
    return functools.reduce(lambda made, option: option(made), reversed(options), with_settings)


def _iso_date(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value) if len(value) <= len(DAY) else datetime.fromisoformat(value)
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
    from pagestrip.batch import inputs

    try:
        return inputs.checked(sys.stdin.buffer.read(inputs.PAGE_LIMIT + 1)) if file == "-" else inputs.load(Path(file))
    except inputs.NotAPageError as error:
        raise click.ClickException(f"{named(file)} {error}.") from error


def named(file: str | Path) -> str:
    """A file as messages name it: nothing in its name can steer a terminal."""
    return "standard input" if file == "-" else "".join(c if c.isprintable() else "\ufffd" for c in click.format_filename(file))


def check_output(folder: Path, out: Path, format_: str) -> None:
    """Refuse, as a usage error, an output that could not hold the results or would mix them with the pages."""
    rows = out.suffix.lower() == ".jsonl"
    if rows and format_ != "json":
        raise click.UsageError("--format goes with an output folder; a .jsonl file holds JSON.")
    if rows and out.is_dir():
        raise click.BadParameter(f"{named(out)} is a folder.", param_hint="--output")
    if not rows and out.exists() and not out.is_dir():
        raise click.BadParameter(f"{named(out)} is a file; give a folder, or a name that ends with .jsonl.", param_hint="--output")
    if not rows and folder.resolve().is_relative_to(out.resolve()):
        raise click.BadParameter(f"the pages lie in {named(out)}; give the results a folder of their own.", param_hint="--output")


def inside(folder: Path, out: Path) -> Path | None:
    """The output as a path below `folder`, so that results are not read as pages; None where it lies elsewhere."""
    place, root = out.resolve(), folder.resolve()
    return folder / place.relative_to(root) if place.is_relative_to(root) else None
