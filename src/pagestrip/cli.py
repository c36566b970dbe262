"""The command `pagestrip`. What is heavy is imported inside the subcommand that needs it, so that --help answers at once."""

import errno
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

import click

from pagestrip.batch_cli import FAILED, batch
from pagestrip.options import PageFile, console, load, named, pipeline_of, reading_options
from pagestrip.rendering.formats import FORMATS, render

if TYPE_CHECKING:
    from pagestrip.article import Article
    from pagestrip.batch.work import Settings

CANNOT_WRITE = 74  # EX_IOERR of sysexits.h
INTERRUPTED = 130  # 128 + SIGINT, as shells report it


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="pagestrip")
def cli() -> None:
    """Clean scraped pages and pull out the article.

    A page is HTML, or text that somebody already flattened. pagestrip reads it as a stream of blocks, labels each one (navigation,
    promotion, related, comments …), and takes headline, dateline, source, authors, dates, tags and body from their own places, each with its
    evidence.

    \b
    Examples:
      pagestrip extract page.html                   the article as a readable card
      pagestrip extract --format json page.html     every field as JSON
      curl -s https://example.org/a | pagestrip extract -
      pagestrip explain page.txt                    what was set aside, by whom and why
      pagestrip batch pages -o articles.jsonl       a whole folder, a line a page
      pagestrip batch crawl.warc.gz -o out.parquet  a crawl, a row a page
      pagestrip cleaners                            what can be set aside

    \b
    Exit codes:
      0    all went well; a page without an article is a warning
      1    a page could not be read; of a batch, at least one
      2    could not run: an unknown option, a missing file
      74   the results could not be written: disk full, no permission
      130  interrupted with Ctrl-C (143 with SIGTERM, of a batch)
    """


@cli.command()
@click.argument("file", type=PageFile())
@click.option("--format", "format_", type=click.Choice(("card", *FORMATS)), default="card", show_default=True, help="What to print.")
@reading_options
def extract(file: str, format_: str, settings: "Settings") -> None:
    """Print the article of FILE; - reads standard input.

    \b
    Formats:
      card      for people: headline, fields, body, related articles
      json      every field (explain shows the blocks)
      markdown  YAML front matter and the body
      text      the body alone, a blank line between paragraphs
      html      the body as a safe <article>
      jsonld    a schema.org NewsArticle
      ninjs     an IPTC ninjs 2.1 item

    A page without an article is no error: the body is empty, and a warning goes to standard error.
    """
    article = _article(file, settings)
    if not article.body:
        click.echo(f"Warning: no article text found in {named(file)}; page type {article.page_type}.", err=True)
    if format_ == "card":
        from pagestrip.report import card

        card.show(article, console())
    else:
        _print(render(article, format_))


@cli.command()
@click.argument("file", type=PageFile())
@reading_options
def explain(file: str, settings: "Settings") -> None:
    """Show how the article of FILE came about; - reads standard input.

    First every block of the page: its number, its label, its text, and behind "<" the cleaner that labelled it and why. Then every field:
    the value chosen, the witness it came from and its place, and the candidates that lost. Last the blocks and milliseconds of each cleaner.
    """
    from pagestrip.report import explain as view

    view.show(_article(file, settings), console())


@cli.command()
@click.option("--no-plugins", is_flag=True, help="List the built-in cleaners alone.")
def cleaners(no_plugins: bool) -> None:
    """List the cleaners in the order in which they look at a page.

    The first cleaner to mark a block labels it. `--without NAME` leaves one out. Installed packages may add their own (entry point
    pagestrip.cleaners); those stand last.
    """
    from pagestrip import plugins
    from pagestrip.batch.work import Settings
    from pagestrip.report import catalogue

    pipeline = pipeline_of(Settings(with_plugins=not no_plugins))
    catalogue.show(pipeline, {} if no_plugins else plugins.packages(), console())


cli.add_command(batch)


def run(args: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, the process's own where None, and give its exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # on an ASCII terminal a card shows "?" for what it cannot
    try:
        code = cli.main(args, prog_name="pagestrip", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except OSError as error:
        return _unwritten(error)
    return code if isinstance(code, int) else 0


def main() -> NoReturn:
    """Run the command and leave."""
    sys.exit(run())


def _unwritten(error: OSError) -> int:
    """The exit code of results that could not be written; a reader that closed its pipe (`| head`) has had enough and is told nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still buffered would fail again as the interpreter ends
    if error.errno == errno.EPIPE:
        return FAILED
    click.echo(f"Error: cannot write {error.filename or 'to standard output'}: {error.strerror}.", err=True)
    return CANNOT_WRITE


def _article(file: str, settings: "Settings") -> "Article":
    import pagestrip

    pipeline = pipeline_of(settings)
    return pagestrip.extract(load(file), url=settings.url, reference_date=settings.reference_date, kind=settings.kind, pipeline=pipeline)


def _print(text: str) -> None:
    if sys.stdout.isatty():
        from pagestrip.report.terminal import plain

        text = plain(text)
    sys.stdout.buffer.write(text.encode("utf-8"))
