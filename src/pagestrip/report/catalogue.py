"""The cleaners of a pipeline as a table."""

from rich import box
from rich.console import Console
from rich.table import Table

from pagestrip.pipeline import Pipeline
from pagestrip.report.terminal import line


def show(pipeline: Pipeline, packages: dict[str, str], console: Console) -> None:
    """Print a row a cleaner in the order of the pipeline. `packages` names the package of each cleaner that came from outside."""
    table = Table("", "cleaner", "what it sets aside", box=box.SIMPLE_HEAD)
    table.columns[0].justify, table.columns[0].style = "right", "dim"
    table.columns[1].style, table.columns[1].no_wrap = "cyan", True
    for number, cleaner in enumerate(pipeline.cleaners, 1):
        told = line(cleaner.summary)
        if cleaner.trims:
            told += " (Looks beside the chosen article.)"
        if cleaner.name in packages:
            told += f" (Plug-in of {line(packages[cleaner.name])}.)"
        table.add_row(str(number), line(cleaner.name), told)
    console.print(table)
