"""The benchmarks' measures, tables, plots, and what is left out in the ablation."""

import contextlib
import importlib
import json
import math
import sys
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pagestrip
from benchmarks import ablation, compare, pages, scoring, svg, systems, tables
from benchmarks.compare import Row
from pagestrip import regions
from pagestrip import scoring as library
from pagestrip.model import Label, Mark
from training import reliability
from training.corpora import Case

TEXT = "One two three four five."
SVG = "{http://www.w3.org/2000/svg}"
PROSE = st.lists(st.sampled_from(["sea", "Sea", "wind", "海", "salt", "42", "-"]), max_size=30).map(" ".join)


@pytest.mark.parametrize(
    ("got", "precision", "recall"),
    [
        (TEXT, 1, 1),
        ("one, two; three four  FIVE", 0, 0),  # case counts: no sequence of four words is the same
        ("One two three four", 1, 1 / 2),
        ("One two three four five six", 2 / 3, 1),
        ("five four three two One", 0, 0),
        ("One two three four. One two three four.", 1 / 5, 1 / 2),
        ("", 0, 0),
    ],
)
def test_shingles(got: str, precision: float, recall: float) -> None:
    assert scoring.shingles(got, TEXT) == scoring.Hits(precision, recall)


@pytest.mark.parametrize(
    ("got", "precision", "recall"),
    [("FIVE four three two one", 1, 1), ("one one two", 2 / 3, 2 / 5), ("one-two", 1, 2 / 5), ("six", 0, 0), ("", 0, 0)],
)
def test_words(got: str, precision: float, recall: float) -> None:
    assert scoring.words(got, TEXT) == scoring.Hits(precision, recall)


def test_short_texts_are_one_shingle() -> None:
    assert scoring.shingles("One two", "One two").f1 == 1
    assert scoring.shingles("One two", "One two three").f1 == 0


@given(PROSE, PROSE)
def test_agreement_is_mirrored_and_bounded(one: str, other: str) -> None:
    for measure in (scoring.shingles, scoring.words):
        hits, mirrored = measure(one, other), measure(other, one)
        assert (hits.precision, hits.recall) == (mirrored.recall, mirrored.precision)
        assert 0 <= hits.f1 <= 1
        assert measure(one, one).f1 == 1
        assert min(hits.precision, hits.recall) - 1e-12 <= hits.f1 <= max(hits.precision, hits.recall) + 1e-12


@given(PROSE, PROSE)
def test_nothing_is_missed_of_a_truth_that_was_found_among_more(more: str, truth: str) -> None:
    assert scoring.words(f"{more} {truth} shore", f"{truth} shore").recall == 1


def test_segments() -> None:
    found = scoring.segments("A tide  table\nhangs by the door.", ["tide table hangs", "the Door"], ["by the door", "newsletter"])
    assert found == scoring.Segments(right=1, missed=1, wrong=1)
    assert found.hits == scoring.Hits(0.5, 0.5)
    assert scoring.segments("", ["tide"], ["door"]).hits.f1 == 0


def test_figures_are_means_over_pages_and_sums_over_segments() -> None:
    whole = [scoring.score(TEXT, {"body": TEXT}), scoring.score("", {"body": TEXT})]
    assert scoring.figures(whole) == {"precision": 0.5, "recall": 0.5, "shingle_f1": 0.5, "word_f1": 0.5}
    truth = {"body": "", "with": ["two", "six"], "without": ["five"]}
    assert scoring.figures([scoring.score(TEXT, truth), scoring.score("six", truth)]) == {"segment_f1": pytest.approx(4 / 7)}
    assert scoring.figures([scoring.score(TEXT, {})]) == {}


def test_measures_agree_with_those_of_the_bench() -> None:
    """Where the harness that the figures are compared with lies beside the repository."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "bench"
    if not (folder / "score.py").exists():
        pytest.skip(f"the harness is not there: {folder}")
    sys.path.insert(0, str(folder))
    score = importlib.import_module("score")

    for got, true in ((TEXT, "One two three four six."), ("", TEXT), ("a b", "a b c"), (TEXT * 3, TEXT)):
        shingles, words = scoring.shingles(got, true), scoring.words(got, true)
        assert score.shingle_prf(got, true) == pytest.approx((shingles.precision, shingles.recall, shingles.f1))
        assert score.word_prf(got, true) == pytest.approx((words.precision, words.recall, words.f1))
        tp, fp, fn, _ = score.segments(got, ["three four", "seven"], ["five"])
        assert scoring.segments(got, ["three four", "seven"], ["five"]) == scoring.Segments(tp, fn, fp)


def rows() -> list[Row]:
    right, wrong = scoring.score(TEXT, {"body": TEXT}), scoring.score("", {"body": TEXT})
    return [
        Row("pagestrip", "wcxb", "article", right, 0.002, False),
        Row("boilerpy3", "wcxb", "article", wrong, 0.004, True),
        Row("pagestrip", "wcxb", "forum", wrong, 0.004, False),
        Row("boilerpy3", "wcxb", "forum", right, 0.008, False),
        Row("pagestrip", "fundus", "article", right, 0.003, False),
        Row("boilerpy3", "fundus", "article", right, 0.006, False),
    ]


def test_a_comparison_has_a_column_a_corpus_and_one_for_its_articles() -> None:
    lines = compare.table(compare.summary(rows())).splitlines()
    assert lines[0].startswith("| system | wcxb, word F1 | wcxb articles, word F1 | fundus, shingle F1 |")
    assert "| 0.500 | 1.000 | 1.000 | 3.0 | 3.0 | 0 |" in lines[2]
    assert "| 0.500 | 0.000 | 1.000 | 6.0 | 6.0 | 1 |" in lines[3]
    assert lines[-1].startswith("| pages | 2 | 1 | 1 |")


def test_a_system_that_raises_has_found_nothing() -> None:
    def broken(page: bytes, url: str | None) -> str:
        raise RecursionError

    row = compare.run(systems.System("broken", broken), Case("own", "one", b"<p>", {"body": TEXT}))
    assert row.failed
    assert row.score.words == scoring.Hits(0, 0)


def test_a_system_that_is_missing_is_left_out_with_a_sentence(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from benchmarks.__main__ import installed

    monkeypatch.setattr(systems.System, "version", property(lambda system: "1" if system.name == "pagestrip" else None))
    assert [system.name for system in installed(["pagestrip", "goose3"])] == ["pagestrip"]
    assert capsys.readouterr().out == "goose3 is left out: it is not installed; `pip install goose3` brings it in\n"


def test_the_plot_is_well_formed_and_has_a_dot_a_figure() -> None:
    tree = ET.fromstring(compare.plot(compare.summary(rows())))  # noqa: S314  # our own
    assert len(tree.findall(f"{SVG}circle")) == 2 * (3 + 1)
    assert {"pagestrip", "wcxb articles", "0.500"} <= {text.text for text in tree.iter(f"{SVG}text")}


NAMES = st.text(st.characters(exclude_categories=["C"]), max_size=12)


@given(NAMES, st.lists(st.one_of(st.none(), st.floats(0.001, 1000)), min_size=1, max_size=5), st.booleans())
def test_any_dots_are_drawn_inside_the_picture(name: str, values: list[float | None], log: bool) -> None:
    tree = ET.fromstring(svg.dots(name, [name] * len(values), [svg.Panel(name, "<&>", values, log=log)]))  # noqa: S314  # our own
    circles = tree.findall(f"{SVG}circle")
    assert len(circles) == sum(value is not None for value in values)
    for circle in circles:
        assert 0 < float(circle.attrib["cx"]) < float(tree.attrib["width"])
        assert 0 < float(circle.attrib["cy"]) < float(tree.attrib["height"])


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=60))
def test_reliability_bins_hold_every_page_once(pairs: list[tuple[float, float]]) -> None:
    bins = reliability.bins([c for c, _ in pairs], [r for _, r in pairs])
    assert sum(count for _, _, count in bins) == len(pairs)
    assert [mean for mean, _, _ in bins] == sorted(mean for mean, _, _ in bins)
    assert sum(reached * count for _, reached, count in bins) == pytest.approx(sum(r for _, r in pairs))


def test_the_reliability_diagram_is_well_formed(tmp_path: Path) -> None:
    file = tmp_path / "reliability.svg"
    reliability.draw([0.05, 0.52, 0.58, 0.97, 1.0], [0.0, 0.5, 0.7, 0.9, 1.0], file)
    tree = ET.parse(file).getroot()  # noqa: S314  # our own
    assert len(tree.findall(f"{SVG}circle")) == 3
    assert any("5 pages" in (text.text or "") for text in tree.iter(f"{SVG}text"))


def test_a_page_of_the_docs_is_renewed_between_its_marks_alone() -> None:
    page = "before\n\n<!-- table -->\n\nold\n\n<!-- end -->\n\nafter\n"
    assert tables.renewed(page, "table", r"new \1") == page.replace("old", r"new \1")
    assert tables.renewed(tables.renewed(page, "table", "x"), "table", "x") == tables.renewed(page, "table", "x")
    with pytest.raises(ValueError, match="has no lines <!-- plot --> and <!-- end -->"):
        tables.renewed(page, "plot", "new")


def corpus(folder: Path, *names: str) -> None:
    import gzip

    (folder / "fundus" / "pages").mkdir(parents=True)
    lines = [json.dumps({"id": name, "url": f"https://{name}.example/1", "body": TEXT}) for name in names]
    (folder / "fundus" / "truth.jsonl").write_text("\n".join([*lines, json.dumps({"id": names[0], "body": ""})]), "utf-8")
    for name in names:
        (folder / "fundus" / "pages" / f"{name}.html.gz").write_bytes(gzip.compress(b"<p>Sea</p>"))


def test_a_sample_is_part_of_a_larger_one_and_has_pages_with_a_truth_alone(tmp_path: Path) -> None:
    corpus(tmp_path, "a", "b", "c", "d")
    whole = pages.sampled(tmp_path, ("fundus",), None)
    assert [case.name for case in whole] == ["a", "b", "c", "d"]
    drawn = [[case.name for case in pages.sampled(tmp_path, ("fundus",), count)] for count in (1, 2, 3)]
    assert [len(names) for names in drawn] == [1, 2, 3]
    assert drawn[2][:2] == drawn[1]


def test_weights_by_folds_need_to_say_which_site_is_in_which(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no sites\.json"):
        pages.Unseen(tmp_path)


def test_a_page_is_judged_by_the_fold_of_its_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = library.default()
    (tmp_path / "sites.json").write_text('{"here": 0, "there": 1}')
    monkeypatch.setattr(library, "load", lambda folder: SimpleNamespace(name=folder.name))
    unseen = pages.Unseen(tmp_path)
    for site, fold in (("here", "0"), ("there", "1"), ("elsewhere", "0")):
        with unseen.judging(site):
            assert library.default().name == fold  # type: ignore[attr-defined]  # the stand-in's
    assert library.default() is own


PAGE = "<h1>Salt</h1>" + "".join(f"<p>The salt works at pan {n} were closed by the harbour board in spring, the master said.</p>" for n in range(5))


def test_each_cleaner_and_the_four_parts_are_left_out_once() -> None:
    found = list(ablation.parts(pagestrip.DEFAULT))
    assert [part.name for part in found[:3]] == ["the scorer", "the regions", "the page types"]
    for part in found[3:]:
        assert part.name not in [cleaner.name for cleaner in part.pipeline.cleaners]
        assert len(part.pipeline.cleaners) == len(pagestrip.DEFAULT.cleaners) - 1


def test_what_stands_in_for_a_part_is_gone_afterwards() -> None:
    page = pagestrip.read(PAGE)
    for part in ablation.parts(pagestrip.DEFAULT):
        with part.absent():
            part.pipeline.run(page)
    assert (library.judge, regions.close) == (ablation.judge, ablation.close)


def test_without_the_scorer_running_text_is_the_article() -> None:
    page = pagestrip.read(PAGE + "<p>Top</p>")
    scores, _ = ablation._prose(page)
    assert scores.tolist() == [0, 1, 1, 1, 1, 1, 0]


def test_without_the_regions_an_opening_is_one_block() -> None:
    opened, closed = Mark(2, None, Label.RELATED, "a heading", "related"), Mark(4, 6, Label.AD, "an ad", "ad")
    assert ablation._openings(pagestrip.read(PAGE), (opened, closed)) == (opened._replace(end=3), closed)


def test_a_row_counts_the_marks_and_times_of_every_part() -> None:
    watch = ablation.Watch()
    body = watch.body(pagestrip.read(PAGE), pagestrip.DEFAULT)
    assert body == pagestrip.extract(PAGE).body
    names = {part.name for part in ablation.parts(pagestrip.DEFAULT)}
    assert set(watch.seconds) == names
    assert all(math.isfinite(seconds) for seconds in watch.seconds.values())
    assert set(watch.marks) == names - {"the scorer", "the regions", "the page types", "the words"}


def test_the_ablation_table_tells_loss_and_gain(tmp_path: Path) -> None:
    full, less = scoring.score(TEXT, {"body": TEXT}), scoring.score("One two three four", {"body": TEXT})
    found = [ablation.Row("fundus", {"": full, "ad": less, "ai": full}, {"ad": 2e-6}), ablation.Row("fundus", {"": less, "ad": less, "ai": full}, {})]
    table = ablation.table(found, {"": 1, "ad": 4, "ai": 1}).splitlines()
    assert table[2] == "| ad | 0.1905 | 1 | 0 | 3 | 1 |"
    assert table[3] == "| ai | -0.1429 | 0 | 1 | 0 | 0 |"


def test_a_cleaner_that_marks_nothing_is_not_run_again(monkeypatch: pytest.MonkeyPatch) -> None:
    unseen = SimpleNamespace(judging=lambda site: contextlib.nullcontext())
    runs: list[str] = []
    run = pagestrip.Pipeline.run

    def counted(pipeline: pagestrip.Pipeline, page: pagestrip.Page) -> pagestrip.Article:
        runs.append(f"{len(pipeline.cleaners)} cleaners")
        return run(pipeline, page)

    monkeypatch.setattr(pagestrip.Pipeline, "run", counted)
    case = Case("fundus", "salt", PAGE.encode(), {"body": TEXT})
    (row,) = ablation.rows([case], unseen)  # type: ignore[arg-type]  # a stand-in
    assert set(row.scores) == {"", *(part.name for part in ablation.parts(pagestrip.DEFAULT))}
    assert 4 <= len(runs) < len(row.scores)
