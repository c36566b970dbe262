"""Run every pattern that the library compiles on long, dull texts. A program of its own: a pattern that never ends is stopped from outside.

Patterns are collected as they are compiled, so that a new one is covered by itself. First, pages with dull texts in every place show how long
texts reach a pattern. Then each is asked, in the way that the source asks it, about texts of its own: of SIZE characters, unless its callers
hand it shorter ones only. A line is printed for each pattern before it runs, a "slow" line after what took more than LIMIT seconds of CPU.
"""

import importlib
import pkgutil
import re
import sys
import time
from pathlib import Path
from typing import Any

import click
import regex
from pumps import UNITS, pumps

SIZE = 100_000  # characters
LEAST = 1_000  # characters for a pattern that sees short texts only
LIMIT = 0.5  # seconds of CPU: a linear pattern takes some hundredths, the slowest 0.2, a quadratic one seconds
PLACES = """<html lang="{0}"><head><title>{0}</title><meta name=author content="{0}">
<meta name=date content="{0}"><meta property=og:title content="{0}">
<script type="application/ld+json">{0}</script><script>{0}</script></head><body class="{0}"><h1>{0}</h1><p class=byline>{0}</p><p style="{0}">{0}</p>
<time datetime="{0}">{0}</time><div class=tags><a href="{0}">{0}</a></div><p>A line. {0}. Another line.</p><pre>{0}</pre>
<img src="{0}" alt="{0}" srcset="{0}"><div class=related><a href=/a>{0}</a></div><div class=comments><p>{0}</p></div></body></html>"""
ASKING = frozenset(("search", "match", "fullmatch", "findall", "finditer", "split", "sub", "subn"))
ANCHORED = frozenset(("match", "fullmatch"))


class Spy:
    """A pattern that notes the longest text that it is asked about."""

    def __init__(self, pattern: Any, module: str) -> None:
        self.own, self.module = pattern, module
        self.how: set[str] = set()
        self.longest = 0

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.own, name)
        if name not in ASKING:
            return value

        def asking(*given: Any, **options: Any) -> Any:
            subject = given[1 if name in ("sub", "subn") else 0]
            self.longest = max(self.longest, len(subject))
            return value(*given, **options)

        return asking

    def time(self, text: str) -> float:
        """Seconds of CPU for asking about a text as the library does."""
        subject = text.encode() if isinstance(self.own.pattern, bytes) else text
        began = time.process_time()
        if self.how and self.how <= ANCHORED:
            for name in self.how:
                getattr(self.own, name)(subject)
        else:
            for _ in self.own.finditer(subject):
                pass
        return time.process_time() - began


def collected() -> list[Spy]:
    """Every pattern that a module of the library compiles, once pages with dull texts have been read."""
    spies: list[Spy] = []

    def spying(engine: Any) -> None:
        compile_ = engine.compile

        def compiled(*given: Any, **options: Any) -> Any:
            module = sys._getframe(1).f_globals.get("__name__", "")
            pattern = compile_(*given, **options)
            if not module.startswith("pagestrip"):
                return pattern
            spies.append(Spy(pattern, module))
            return spies[-1]

        engine.compile = compiled

    spying(re)
    spying(regex)
    import pagestrip

    for module in pkgutil.walk_packages(pagestrip.__path__, "pagestrip."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(pagestrip.__file__).parent.rglob("*.py"))
    for spy in spies:
        named = [name for name, value in vars(sys.modules[spy.module]).items() if value is spy]
        spy.how = {how for name in named for how in re.findall(rf"\b{name}\.(\w+)\(", sources)}
    for unit in UNITS[::2]:
        text = unit * (SIZE // 5 // len(unit))
        for page in (PLACES.format(text.replace('"', "&quot;").replace("<", "&lt;")), text, f"{text}\n\n" * 3):
            article = pagestrip.extract(page)
            article.to_markdown(), article.to_html()
    return spies


def main() -> None:
    for spy in collected():
        source = spy.own.pattern
        plain = source.decode("latin-1") if isinstance(source, bytes) else source
        size = SIZE if spy.longest >= SIZE // 10 or not spy.longest else max(LEAST, spy.longest)
        click.echo(f"{spy.module} {size} {' '.join(sorted(spy.how))} {plain[:100]!a}")
        for text in pumps(spy.own, size):
            spent = spy.time(text)
            if spent > LIMIT:
                click.echo(f"slow: {spy.module} {plain[:100]!a} on {text[:12]!a}: {spent:.1f} s")
                break


if __name__ == "__main__":
    main()
