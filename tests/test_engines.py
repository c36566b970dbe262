"""Arrow batches, and the engines over them: the same rows everywhere."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from batch_pages import story

import pagestrip
from pagestrip.batch.items import Columns
from pagestrip.batch.work import Settings

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

from pagestrip.batch import arrow  # noqa: E402 - needs pyarrow

PAGES = {
    "html": [story(n).decode() for n in range(12)] + [None, ""],
    "url": [f"http://example.org/{n}" for n in range(14)],
    "id": [f"p{n}" for n in range(14)],
}


def plain(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows in the order of their ids, without the place in a batch that each engine cuts for itself."""
    return sorted(({**row, "position": None} for row in rows), key=lambda row: str(row["id"]))


@pytest.fixture(scope="module")
def expected() -> list[dict[str, Any]]:
    return plain(arrow.clean_batch(pa.RecordBatch.from_pydict(PAGES)).to_pylist())


def test_a_row_in_is_a_row_out(expected: list[dict[str, Any]]) -> None:
    batch = arrow.clean_batch(pa.RecordBatch.from_pydict(PAGES))
    assert batch.schema.equals(arrow.schema(), check_metadata=True)
    rows = batch.to_pylist()
    assert [row["id"] for row in rows] == PAGES["id"]
    assert [row["status"] for row in rows] == ["ok"] * 12 + ["failed"] * 2
    article = pagestrip.extract(story(3), url="http://example.org/3")
    assert (rows[3]["headline"], rows[3]["body"], rows[3]["url"]) == (article.headline, article.body, article.url)
    assert json.loads(rows[3]["evidence"]).keys() == article.evidence.keys()
    assert rows[12]["reason"] == "column 'html' is null in this row"


def test_every_field_of_an_article_has_its_column() -> None:
    fields = pagestrip.extract(story(1)).to_dict().keys() - {"blocks", "cleaners"}
    assert fields <= set(arrow.schema().names)


def test_columns_are_named_or_found() -> None:
    batch = pa.RecordBatch.from_pydict({"a": [story(1)], "text": ["other"]})
    assert arrow.clean_batch(batch, Settings(columns=Columns(page="a"))).to_pylist()[0]["headline"] == "Ferry 1 returns"
    with pytest.raises(ValueError, match="no column 'b'; it has a, text"):
        arrow.clean_batch(batch, Settings(columns=Columns(page="b")))


def test_ray_gives_the_same(tmp_path: Path, expected: list[dict[str, Any]]) -> None:
    ray = pytest.importorskip("ray", reason="Ray is not installed")
    from pyarrow import parquet

    from pagestrip.batch.engines import ray as engine

    parquet.write_table(pa.Table.from_pydict(PAGES), tmp_path / "pages.parquet")
    try:
        ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False)
    except Exception as error:  # a machine without room for its servers
        pytest.skip(f"Ray does not start here: {error}")
    try:
        engine.run([str(tmp_path / "pages.parquet")], str(tmp_path / "out"), Settings(), 1)
    finally:
        ray.shutdown()
    assert plain(parquet.read_table(tmp_path / "out").to_pylist()) == expected


def test_ray_says_what_it_takes() -> None:
    from pagestrip.batch.engines import ray as engine

    with pytest.raises(engine.EngineError, match="cleans Parquet files"):
        engine.run(["a.warc"], "out", Settings(), 1)


def test_spark_gives_the_same(expected: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql", reason="Spark is not installed")
    pytest.importorskip("pandas", reason="Spark's Arrow functions need pandas, which is not installed")
    from pagestrip.batch.engines import spark as engine

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    try:
        session = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    except Exception as error:  # without a Java there is no Spark
        pytest.skip(f"Spark does not start here: {error}")
    try:
        frame = session.createDataFrame(list(zip(*PAGES.values(), strict=True)), list(PAGES))
        rows = [row.asDict(recursive=True) for row in engine.clean(frame).collect()]
    finally:
        session.stop()
    assert plain(rows) == expected


def test_datatrove_gets_the_body() -> None:
    pytest.importorskip("datatrove", reason="datatrove is not installed")
    from pagestrip.batch.engines.datatrove import Pagestrip

    assert Pagestrip().extract(story(1)) == pagestrip.extract(story(1)).body
