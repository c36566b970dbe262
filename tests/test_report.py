"""What a person sees on a terminal."""

import io
import json
import unicodedata
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from pagestrip.article import Alternative, Article, CleanerReport, Comment, Dateline, Evidence, Image, RelatedArticle, Source
from pagestrip.batch.items import Outcome
from pagestrip.batch.run import Step
from pagestrip.batch.tally import Suspect, Tally
from pagestrip.model import Block, Label
from pagestrip.pipeline import DEFAULT
from pagestrip.report import card, catalogue, closing, explain, run
from pagestrip.report.terminal import line, plain

RED = "\x1b[31m"

BLOCKS = (
    Block(0, "Ostervik Courier", label=Label.LOGO, by="logo", reason="alternative text of an image"),
    Block(1, "Ferry to Lunholm returns after the storm", label=Label.HEADLINE, by="anchor", reason="the article's headline"),
    Block(2, "3 May 2025", label=Label.META, by="meta", reason="date line"),
    Block(3, "OSTERVIK (NVA) - The ferry between Ostervik and Lunholm sailed again on Tuesday.", label=Label.BODY, by="span", reason="article text"),
    Block(4, "The new ramp carries lorries of up to forty tonnes.", label=Label.BODY, by="span", reason="article text"),
    Block(5, "DOWNLOAD THE APP [bold]now[/bold]", label=Label.PROMO, by="app", reason="region heading 'DOWNLOAD THE APP', which many pages have"),
    Block(
        6,
        f"{RED}渡船在暴风雨后恢复通航渡船在暴风雨后恢复通航渡船在暴风雨后恢复通航渡船在暴风雨后恢复通航",
        label=Label.RELATED,
        by="related",
        reason="card",
    ),
    Block(7, "A block that nobody labelled"),
)
ARTICLE = Article(
    headline="Ferry to Lunholm returns after the storm",
    standfirst="The island had been cut off for nine days.",
    dateline=Dateline("OSTERVIK (NVA)", "OSTERVIK", "NVA", date(2025, 5, 3)),
    source=Source("Ostervik Courier", "https://courier.example", "NVA", "Daylight"),
    authors=("Ilse Brandvold", "Tove Marek"),
    published=datetime(2025, 5, 3, 9, 30),
    tags=("ferries", "weather"),
    body="OSTERVIK (NVA) - The ferry between Ostervik and Lunholm sailed again on Tuesday.\n\nThe new ramp carries lorries of up to forty tonnes.",
    language="en",
    images=(Image("https://courier.example/ferry.jpg"),),
    related=(
        RelatedArticle("Storm breaks ramp", "Courier", age="9 days ago"),
        RelatedArticle("[red]Milk by boat[/red]", published=date(2025, 4, 28)),
    ),
    comments=(Comment("At last."),),
    comment_count=12,
    page_type="article",
    confidence=0.934,
    evidence={
        "published": Evidence("text", "block 2, characters 0-10", "3 May 2025", 0.8, note="no zone"),
        "headline": Evidence(
            "markup",
            "block 1",
            "Ferry to Lunholm",
            0.95,
            (
                Alternative("Ostervik Courier", "title", "title", "Ostervik Courier", 0.3),
                Alternative("Ferry to Lunholm returns after the storm", "opengraph", "og:title", "Ferry", 0.2),
            ),
        ),
        "source": Evidence("text", "block 0", "Ostervik Courier", 0.6),
        "related": Evidence("text", "blocks 6-7", "", 0.5),
    },
    warnings=(f"the page was cut at 5 MB{RED}",),
    blocks=BLOCKS,
    cleaners=(
        CleanerReport("app", 1, seconds=0.0012),
        CleanerReport("links", 0, seconds=0.0003),
        CleanerReport("share", 90, overruled=True, seconds=0.0003),
    ),
)


def shown(show: Callable[[Console], None], width: int = 80) -> str:
    out = io.StringIO()
    show(Console(file=out, width=width, markup=False, emoji=False, highlight=False))
    return "".join(row.rstrip() + "\n" for row in out.getvalue().splitlines())


def test_card(golden: Callable[[str, str], None]) -> None:
    golden("card.txt", shown(lambda console: card.show(ARTICLE, console)))


def test_card_of_a_page_without_an_article(golden: Callable[[str, str], None]) -> None:
    golden("card_empty.txt", shown(lambda console: card.show(Article(), console)))


def test_explain(golden: Callable[[str, str], None]) -> None:
    golden("explain.txt", shown(lambda console: explain.show(ARTICLE, console)))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    for show in (card.show, explain.show):
        rows = shown(lambda console, show=show: show(ARTICLE, console), width).splitlines()  # type: ignore[misc]  # a lambda with a default
        assert max(cell_len(row) for row in rows) <= width


def test_colours_follow_the_labels() -> None:
    out = io.StringIO()
    explain.show(ARTICLE, Console(file=out, width=80, force_terminal=True, color_system="standard", markup=False))
    rows = {row.split("m")[1][:4].strip(): row for row in out.getvalue().splitlines()[: len(BLOCKS)]}
    assert "\x1b[1;32mFerry" in rows["1"]
    assert "\x1b[31mDOWNLOAD" in rows["5"]
    assert "\x1b[35m渡船" in rows["6"]


def test_a_reason_is_told_once_in_a_run_of_blocks() -> None:
    rows = [row.plain for row in explain.gutter(BLOCKS, 80)]
    assert rows[3].endswith("< span: article text")
    assert rows[4].endswith("forty tonnes.")


def test_catalogue_lists_every_cleaner_in_order() -> None:
    rows = shown(lambda console: catalogue.show(DEFAULT, {DEFAULT.cleaners[0].name: "another-package"}, console), 200)
    assert [row.split()[1] for row in rows.splitlines() if row.strip()[:1].isdigit()] == [cleaner.name for cleaner in DEFAULT.cleaners]
    assert rows.count("(Plug-in of another-package.)") == 1


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        (f"a{RED}b\x1b[0m", "ab"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]8;;https://x.example\x1b\\link", "alink"),
        ("a\x9b31mb", "ab"),
        ("a\x1b[31", "a"),
        ("a\u202eb\u2066c", "abc"),
        ("line\r\nline\rX\x08Y\tZ", "line\nlineXY\tZ"),
        ("[31m is text, and so are ü, 渡 and 🙂", "[31m is text, and so are ü, 渡 and 🙂"),
    ],
)
def test_plain(text: str, safe: str) -> None:
    assert plain(text) == safe


@given(st.text())
def test_a_terminal_is_told_nothing_but_text(text: str) -> None:
    assert not [c for c in plain(text) if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t"]
    assert "\n" not in line(text)


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp"))))
def test_plain_text_is_left_alone(text: str) -> None:
    assert plain(text) == text


STEPS = [Step(f"{RED}{n}.html", Outcome("failed", "timeout", f"{RED}why") if n % 20 == 7 else Outcome("ok"), n, 40) for n in range(40)]


def test_off_a_terminal_a_run_tells_its_failures_and_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "PULSE", 0.0)

    def shown_lines(console: Console) -> None:
        with run.lines(console) as watch:
            for step in STEPS:
                watch(step)

    told = shown(shown_lines).splitlines()
    assert [row for row in told if row.startswith("failed")] == ["failed 7.html: why", "failed 27.html: why"]
    assert told[-1].startswith("40 pages")
    assert told[-1].endswith("2 failed, 97 %")


def test_machines_are_told_in_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "PULSE", 0.0)

    def shown_events(console: Console) -> None:
        with run.events(console) as watch:
            for step in STEPS:
                watch(step)

    told = [json.loads(row) for row in shown(shown_events).splitlines()]
    assert told[7] == {"event": "failed", "id": f"{RED}7.html", "failure": "timeout", "reason": f"{RED}why"}
    assert (told[-1]["event"], told[-1]["pages"], told[-1]["bytes"], told[-1]["bytes_total"]) == ("progress", 40, 39, 40)


def test_a_bar_shows_pages_rate_and_failures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "BLINK", 0.0)
    out = io.StringIO()
    with run.bar(Console(file=out, force_terminal=True, width=120)) as watch:
        for step in STEPS:
            watch(step)
    assert "40 pages" in out.getvalue()
    assert "pages/s, 2 failed" in out.getvalue()


def tally(**own: Any) -> Tally:
    counts = {name: Counter[str]() for name in ("failures", "hosts", "languages", "page_types", "confidence", "passed")}
    return Tally(**{"inputs": 0, "statuses": Counter(), "suspicious": (), "failed": (), **counts, **own})


def test_the_closing_table_adds_up_and_names_what_to_look_at() -> None:
    told = shown(
        lambda console: closing.show(
            tally(
                inputs=45,
                statuses=Counter(ok=20, failed=25),
                failures=Counter(timeout=25),
                page_types=Counter({f"type{n}": 1 for n in range(12)}),
                suspicious=(Suspect(f"{RED}odd.html", 0.2, "article", "a note"), Suspect("fine.html", 0.9, "article", "")),
                failed=tuple((f"{RED}{n}.html", "why") for n in range(20)),
                done=40,
            ),
            2.0,
            "out",
            console,
        )
    )
    assert "45 = 20 ok + 0 empty + 0 skipped + 25 failed" in told
    assert "type7 1, other 4" in told
    assert "done before" in told
    assert "odd.html" in told
    assert "fine.html" not in told
    assert "failed 0.html: why\n" in told
    assert "and 5 more" in told
    assert "please report" not in told
    assert "please report this" in shown(lambda console: closing.show(tally(inputs=2, statuses=Counter(ok=1)), 1.0, "out", console))
