"""The house's rules, held by reading the source."""

import ast
import inspect
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import pagestrip
from pagestrip import cleaners

ROOT = Path(__file__).parents[1]
SOURCE = Path(pagestrip.__file__).parent
FILE_LINES = 300
FUNCTION_LINES = 40  # without the docstring

# Rooms from the ground up. A room imports from lower floors and, inside one group of a floor, from its neighbours.
FLOORS: tuple[tuple[frozenset[str], ...], ...] = (
    (frozenset({"text", "addresses"}),),
    (frozenset({"model"}),),
    (frozenset({"article"}),),
    (frozenset({"words"}),),
    (frozenset({"dates", "glue", "titles"}),),
    (
        frozenset({"readers"}),
        frozenset({"cleaners"}),
        frozenset({"anchor", "regions", "profiles", "scoring", "span", "cards", "walls"}),
        frozenset({"extractors"}),
    ),
    (frozenset({"page_type", "pipeline"}),),
    (frozenset({"rendering", "plugins"}),),
    (frozenset({"batch", "report"}),),
    (frozenset({"options", "batch_cli", "cli", "__main__"}),),
)
ALLOWED = {  # what would break the order but for its reason
    ("article", "rendering"): "the article's to_… methods, at their call",
    ("batch", "pagestrip"): "the face itself, which pages are read through",
    ("options", "pagestrip"): "the same",
    ("cli", "pagestrip"): "the same",
}
DOORS = {
    "lxml": {"readers/events.py"},
    "chardet": {"readers/decode.py"},
    "dateparser": {"dates/fallback.py"},
    "fastwarc": {"batch/pages.py"},
}


def sources() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def room_of(module: str) -> str:
    """The room of a module of the package: "readers" for "pagestrip.readers.html", "pagestrip" for the face."""
    return module.split(".")[1] if "." in module else module


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, at its top or inside a function, but for type checking."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            node.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            own = node.module == "pagestrip"
            yield from (f"{node.module}.{alias.name}" if own and is_room(alias.name) else node.module for alias in node.names)


def is_room(name: str) -> bool:
    return (SOURCE / name).is_dir() or (SOURCE / f"{name}.py").is_file()


def place(room: str) -> tuple[int, int]:
    for height, floor in enumerate(FLOORS):
        for number, group in enumerate(floor):
            if room in group:
                return height, number
    raise AssertionError(f"{room} has no floor; add it to FLOORS")


def may_import(room: str, other: str) -> bool:
    if room == other or (room, other) in ALLOWED:
        return True
    if other == "pagestrip":
        return False
    (height, group), (other_height, other_group) = place(room), place(other)
    return other_height < height or (other_height == height and other_group == group)


@pytest.mark.parametrize("path", [path for path in sources() if path.parent != SOURCE or path.name != "__init__.py"], ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    room = name_of(path).split("/")[0].removesuffix(".py")
    wrong = {module for module in imports(path) if module.split(".")[0] == "pagestrip" and not may_import(room, room_of(module))}
    assert not wrong, f"{name_of(path)} imports {', '.join(sorted(wrong))}"


@pytest.mark.parametrize(("module", "doors"), DOORS.items(), ids=DOORS)
def test_one_door_each(module: str, doors: set[str]) -> None:
    users = {name_of(path) for path in sources() if any(name.split(".")[0] == module for name in imports(path))}
    assert users <= doors


@pytest.mark.parametrize("module", [*DOORS, "rich", "numpy", "sqlite3", "multiprocessing", "pyarrow"])
def test_heavy_modules_are_loaded_at_first_need(module: str) -> None:
    script = f"import sys, pagestrip; print({module!r} in sys.modules)"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(SOURCE.parent)})
    assert done.stdout == "False\n"


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = function.body[0]
    documented = ast.get_docstring(function) is not None and first.end_lineno is not None
    docstring = first.end_lineno - first.lineno + 1 if documented and first.end_lineno is not None else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - docstring


def python_files() -> list[Path]:
    return sorted(path for folder in ("src", "tests", "benchmarks", "training", "docs") for path in (ROOT / folder).rglob("*.py"))


def test_no_file_is_long() -> None:
    sizes = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert {name: size for name, size in sizes.items() if size > FILE_LINES} == {}


def test_no_function_is_long() -> None:
    long = [
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno} {node.name} ({lines_of(node)} lines)"
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and lines_of(node) > FUNCTION_LINES
    ]
    assert long == []


@pytest.mark.parametrize("cleaner", cleaners.ORDER, ids=lambda cleaner: cleaner.name)
def test_every_cleaner_says_what_it_does(cleaner: pagestrip.Cleaner) -> None:
    module = inspect.getmodule(cleaner.find)
    assert module is not None
    assert cleaner.summary.endswith(".")
    assert "Leaves alone:" in (module.__doc__ or ""), f"{cleaner.name} does not say what it leaves alone"


def test_cleaners_names_are_their_files_and_each_is_there_once() -> None:
    names = [cleaner.name for cleaner in cleaners.ORDER]
    assert len(set(names)) == len(names)
    for cleaner in cleaners.ORDER:
        module = inspect.getmodule(cleaner.find)
        assert module is not None
        assert module.__name__ == f"pagestrip.cleaners.{cleaner.name}"


def test_the_catalogue_of_cleaners_is_current() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make.py"))["catalogue"]()
    assert made == (ROOT / "docs" / "cleaners.md").read_text(encoding="utf-8"), "docs/cleaners.md is not current; run `make docs`"


def test_the_readme_holds_the_test_command() -> None:
    """What .ci/run looks for."""
    assert re.search(r"^<!-- test command -->\n+```\w*\n.*pytest.*\n```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


# A path of somebody's machine, or a package host other than the public one
PRIVATE = re.compile(r"(?<![\w./:-])/(?:home|root|Users|work|workspace|mnt|opt|srv|tmp)/[A-Za-z0-9_.]|(?:index-url|extra-index-url|trusted-host)\b")
TEXT = (".py", ".toml", ".md", ".txt", ".json", ".yml", ".yaml", ".cfg", ".ini", ".sh", "")
OWN = Path(__file__).resolve()


def repository_files() -> Iterator[Path]:
    """The repository's own text files; environments, caches and outputs are not part of it."""
    yield from (path for path in ROOT.iterdir() if is_text(path) and path.name != ".git")
    for folder in ("src", "tests", "docs", "fixtures", "benchmarks", "training", ".ci"):
        yield from (path for path in (ROOT / folder).rglob("*") if is_text(path) and "__pycache__" not in path.parts)


def is_text(path: Path) -> bool:
    return path.is_file() and path.suffix in TEXT and path.resolve() != OWN


def test_nothing_names_a_private_path() -> None:
    named = [
        f"{path.relative_to(ROOT).as_posix()}:{number}: {line.strip()[:80]}"
        for path in repository_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if PRIVATE.search(line)
    ]
    assert named == []
