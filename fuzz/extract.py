"""A target for atheris, the coverage-guided fuzzer: `make fuzz`. Any bytes are a page, none may raise, and every output must encode.

The corpus begins with the project's own pages, each cut to what a run can mutate.
"""

import importlib
import pkgutil
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["pagestrip"]):
    import pagestrip
    from pagestrip import Article

    for module in pkgutil.walk_packages(pagestrip.__path__, "pagestrip."):  # those that load at first need, too
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
START = 8000  # bytes of a fixture


def seed(folder: Path) -> None:
    """Write the first corpus."""
    for page in FIXTURES.glob("*/page.*"):
        (folder / f"{page.parent.name}{page.suffix}").write_bytes(page.read_bytes()[:START])


def one(data: bytes) -> None:
    """Read a page and write it in every form."""
    article = pagestrip.extract(data)
    failed = [warning for warning in article.warnings if " failed: " in warning]
    if failed:
        raise AssertionError(failed)
    (article.to_markdown() + article.to_html() + article.to_json() + str(article.to_jsonld()) + str(article.to_ninjs())).encode()
    if Article.from_dict(article.to_dict()) != article:
        raise AssertionError("the plain values are another article")


if __name__ == "__main__":
    seed(Path(next(argument for argument in sys.argv[1:] if not argument.startswith("-"))))
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
