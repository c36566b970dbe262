"""Cleaners and extractors that other packages ship, through the entry points `pagestrip.cleaners` and `pagestrip.extractors`.

`pagestrip.extract` uses none of them unless it is given `pipeline=plugins.installed()`; the command uses all that are installed.
"""

from importlib.metadata import EntryPoint, entry_points
from typing import Any, NamedTuple

from pagestrip.model import Cleaner, Extractor, PagestripError
from pagestrip.pipeline import DEFAULT, Pipeline

GROUPS: dict[str, type[Cleaner | Extractor]] = {"pagestrip.cleaners": Cleaner, "pagestrip.extractors": Extractor}


class PluginError(PagestripError):
    """An installed plug-in cannot be used; the message names it and the package that it came with."""


class Plugin(NamedTuple):
    """One step from outside: the `package` that ships it, the entry point's `name`, the step itself."""

    package: str
    name: str
    step: Cleaner | Extractor


def found() -> tuple[Plugin, ...]:
    """Every installed plug-in: cleaners first, each group in the order of the entry points' names.

    Raises PluginError for one that cannot be imported or is neither a `Cleaner` nor an `Extractor` as its group promises.
    """
    return tuple(_load(point, wanted) for group, wanted in GROUPS.items() for point in sorted(entry_points(group=group), key=_order))


def installed(base: Pipeline = DEFAULT) -> Pipeline:
    """`base` with every installed plug-in after its own steps. Raises PluginError as `found` does, and where a name is taken."""
    pipeline = base
    for package, name, step in found():
        if isinstance(step, Cleaner) and any(step.name == own.name for own in pipeline.cleaners):
            raise PluginError(f"plug-in {name!r} of {package}: there is a cleaner named {step.name!r} already")
        pipeline = pipeline.with_(step)
    return pipeline


def packages() -> dict[str, str]:
    """For each installed cleaner's name the package that ships it."""
    return {plugin.step.name: plugin.package for plugin in found() if isinstance(plugin.step, Cleaner)}


def _order(point: EntryPoint) -> tuple[str, str]:
    return point.name, _package(point)


def _package(point: EntryPoint) -> str:
    return point.dist.name if point.dist else "an unnamed package"


def _load(point: EntryPoint, wanted: type[Cleaner | Extractor]) -> Plugin:
    package = _package(point)
    try:
        step: Any = point.load()
    except Exception as error:  # a plug-in's import may raise anything; the user must learn whose it is
        raise PluginError(f"plug-in {point.name!r} of {package} cannot be loaded: {type(error).__name__}: {error}") from error
    if not isinstance(step, wanted):
        raise PluginError(f"plug-in {point.name!r} of {package} holds a {type(step).__name__} where its group wants a {wanted.__name__}")
    return Plugin(package, point.name, step)
