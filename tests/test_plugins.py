"""The example plug-in, installed for real, and plug-ins that cannot be used."""

import json
import os
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import pagestrip
from pagestrip import cli, plugins
from pagestrip.model import Cleaner

EXAMPLE = Path(__file__).parent / "plugin_example"
SHOUT = "THE HARBOUR SALE ENDS ON SUNDAY!"
PAGE = f"""Ferry to Lunholm returns after the storm

The ferry between Ostervik and Lunholm sailed again on Tuesday, nine days after a storm had broken the ramp on the island's side.

{SHOUT}

The harbour master, Ilse Brandvold, said that the new ramp would carry lorries of up to forty tonnes once the concrete had set.

Islanders had been brought their post and their milk by fishing boats, and the school had been taught by telephone for a week.

~ferries ~Ostervik
"""


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip installed the example, without any network."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-build-isolation",
        "--target",
        str(folder),
        str(EXAMPLE),
    ]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "pages" / "page.txt"
    path.parent.mkdir()
    path.write_text(PAGE, encoding="utf-8")
    return path


def python(target: Path, *args: str) -> str:
    """What Python prints where the example and this pagestrip are installed."""
    paths = (str(target), str(Path(pagestrip.__file__).parents[1]))
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "COLUMNS": "200"}
    done = subprocess.run([sys.executable, *args], capture_output=True, encoding="utf-8", env=env, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_command_loads_installed_plugins(target: Path, page: Path) -> None:
    told = python(target, "-m", "pagestrip", "explain", str(page))
    shout = next(line for line in told.splitlines() if SHOUT in line)
    assert "promo" in shout
    assert "shouting: the line shouts" in shout
    assert "ferries · Ostervik" in told


def test_command_goes_without_plugins_when_told(target: Path, page: Path) -> None:
    told = python(target, "-m", "pagestrip", "explain", "--no-plugins", str(page))
    assert "shouting" not in told
    assert "ferries · Ostervik" not in told


def test_catalogue_names_the_package(target: Path) -> None:
    line = next(line for line in python(target, "-m", "pagestrip", "cleaners").splitlines() if "shouting" in line)
    assert "Lines that shout." in line
    assert "pagestrip-example" in line
    assert "shouting" not in python(target, "-m", "pagestrip", "cleaners", "--no-plugins")


def test_workers_of_a_batch_load_them_too(target: Path, page: Path) -> None:
    rows = page.parent.parent / "rows.jsonl"
    python(target, "-m", "pagestrip", "batch", str(page.parent), "-o", str(rows), "--workers", "1")
    assert json.loads(rows.read_text(encoding="utf-8"))["tags"] == ["ferries", "Ostervik"]


def test_api_loads_none_unless_asked(target: Path, page: Path) -> None:
    script = (
        "import sys, pagestrip\n"
        "from pagestrip import plugins\n"
        f"page = open({str(page)!r}, encoding='utf-8').read()\n"
        "print('shouting' in [c.name for c in pagestrip.extract(page).cleaners], 'pagestrip_example' in sys.modules)\n"
        "print(pagestrip.extract(page, pipeline=plugins.installed()).tags)\n"
    )
    assert python(target, "-c", script).splitlines() == ["False False", "('ferries', 'Ostervik')"]


def offer(monkeypatch: pytest.MonkeyPatch, value: str, group: str = "pagestrip.cleaners") -> None:
    """Make the environment hold one plug-in, `odd`, with this value."""
    points = {group: [EntryPoint("odd", value, group)]}
    monkeypatch.setattr(plugins, "entry_points", lambda group: points.get(group, []))


TAKEN = Cleaner(pagestrip.DEFAULT.cleaners[0].name, lambda page: iter(()))
BROKEN = [
    ("no_such_module_here:CLEANER", "pagestrip.cleaners", "ModuleNotFoundError"),
    ("pagestrip.text:no_such_name", "pagestrip.cleaners", "AttributeError"),
    ("pagestrip.text:squeeze", "pagestrip.cleaners", "holds a function"),
    ("pagestrip.cleaners.ai:CLEANER", "pagestrip.extractors", "holds a Cleaner"),
    ("test_plugins:TAKEN", "pagestrip.cleaners", f"there is a cleaner named {TAKEN.name!r} already"),
]


@pytest.mark.parametrize(("value", "group", "words"), BROKEN)
def test_plugin_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, value: str, group: str, words: str) -> None:
    offer(monkeypatch, value, group)
    with pytest.raises(plugins.PluginError, match="'odd'") as caught:
        plugins.installed()
    assert words in str(caught.value)


def test_command_ends_with_one_sentence_on_a_broken_plugin(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    offer(monkeypatch, "no_such_module_here:CLEANER")
    assert cli.run(["cleaners"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert cli.run(["cleaners", "--no-plugins"]) == 0


def test_plugins_stand_last_in_the_order_of_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [EntryPoint(name, "pagestrip.cleaners.ai:CLEANER", "pagestrip.cleaners") for name in ("zeta", "alpha")]
    monkeypatch.setattr(plugins, "entry_points", lambda group: points if group == "pagestrip.cleaners" else [])
    assert [plugin.name for plugin in plugins.found()] == ["alpha", "zeta"]
    bare = pagestrip.DEFAULT.without("ai")
    monkeypatch.setattr(plugins, "entry_points", lambda group: points[:1] if group == "pagestrip.cleaners" else [])
    assert [cleaner.name for cleaner in plugins.installed(bare).cleaners] == [*(cleaner.name for cleaner in bare.cleaners), "ai"]
