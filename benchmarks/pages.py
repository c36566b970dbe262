"""The pages that are measured, and the weights that may judge each of them."""

import argparse
import hashlib
import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from unittest.mock import patch

from benchmarks.fixtures import fixtures
from pagestrip import scoring
from training.corpora import Case, cases


def ask(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that tell which pages are measured."""
    parser.add_argument("--data", type=Path, help="the folder of the corpora; without it the fixtures are the pages")
    parser.add_argument("--corpora", nargs="+", metavar="CORPUS", help="folders in the folder of the corpora; all of them unless told")
    parser.add_argument("--limit", type=int, help="pages of each corpus, drawn by the hash of their names")


def asked(args: argparse.Namespace) -> list[Case]:
    """The pages that these arguments name."""
    return sampled(args.data, args.corpora, args.limit) if args.data else of_fixtures()


def sampled(folder: Path, corpora: Sequence[str] | None, limit: int | None) -> list[Case]:
    """The pages of these corpora, or of all, with a known body, at most `limit` of each: those whose names have the smallest hashes."""
    corpora = corpora or sorted(file.parent.name for file in folder.glob("*/truth.jsonl"))
    found = [case for case in cases(folder, tuple(corpora)) if case.body or case.truth.get("with")]
    if limit is None:
        return found
    return [case for corpus in corpora for case in sorted((c for c in found if c.corpus == corpus), key=_hash)[:limit]]


def _hash(case: Case) -> str:
    return hashlib.sha256(f"{case.corpus}/{case.name}".encode()).hexdigest()


def of_fixtures() -> list[Case]:
    """The project's own HTML pages as a corpus."""
    return [
        Case("fixtures", fixture.slug, fixture.page, fixture.expected | {"body": "\n\n".join(fixture.expected["body"]), "url": fixture.url})
        for fixture in fixtures()
        if isinstance(fixture.page, bytes) and fixture.expected.get("body")
    ]


class Unseen:
    """Weights made by folds: each page is judged with those that were made without its site.

    `folder` is what `python -m training --folds` wrote: a folder of weights a fold, and `sites.json`, which names the fold of each site.
    """

    def __init__(self, folder: Path) -> None:
        if not (folder / "sites.json").is_file():
            raise FileNotFoundError(f"{folder} has no sites.json, the fold of each site; make the weights with `python -m training --folds`")
        self._fold: dict[str, int] = json.loads((folder / "sites.json").read_text("utf-8"))
        self._scorers = [scoring.load(folder / str(number)) for number in range(max(self._fold.values()) + 1)]

    def judging(self, site: str) -> AbstractContextManager[object]:
        """The library with the weights that have not seen the site; all folds are such where no page of it was trained on."""
        scorer = self._scorers[self._fold.get(site, 0)]
        return patch.object(scoring, "default", lambda: scorer)
