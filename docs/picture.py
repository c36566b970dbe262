"""Makes docs/batch.svg, the picture of a real batch run: `python docs/picture.py`.

The run is over the fixtures, a WARC of them with a damaged member, and files that are no pages.
"""

import gzip
import re
import tempfile
import time
from pathlib import Path

from rich.console import Console

from pagestrip.batch.outputs import output
from pagestrip.batch.run import Plan, run
from pagestrip.report import closing
from pagestrip.report import run as view

HERE = Path(__file__).parent
FIXTURES = HERE.parent / "fixtures"
WIDTH = 96
WEB_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # a picture that loads nothing from elsewhere


def record(page: Path) -> bytes:
    """A page as a gzip member with a WARC response record."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.read_bytes()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://crawl.example/{page.parent.name}\r\nContent-Length: {len(block)}\r\n\r\n"
    return gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0)


def make(folder: Path) -> None:
    """The crawl."""
    members = [record(page) for page in sorted(FIXTURES.glob("*/page.html"))]
    members[3] = members[3][:500]  # a member that is cut in the midst
    (folder / "crawl.warc.gz").write_bytes(b"".join(members))
    for page in sorted(FIXTURES.glob("*/page.*")):
        (folder / f"{page.parent.name}{page.suffix}").write_bytes(page.read_bytes())
    (folder / "photo.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "empty.html").touch()
    (folder / "link.html").symlink_to("photo.html")
    (folder / "style.css").touch()


def main() -> None:
    """Run, and keep what a terminal would show."""
    screen = Console(record=True, width=WIDTH, force_terminal=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "crawl")
        folder.mkdir()
        make(folder)
        screen.print("[bold]$[/bold] pagestrip batch crawl -o articles.jsonl", highlight=False)
        started = time.monotonic()
        with view.silent(screen) as watch:
            counted = run(Plan((str(folder),), workers=2), output(str(Path(name, "articles.jsonl")), "json"), watch)
        closing.show(counted, time.monotonic() - started, "articles.jsonl", screen)
    picture = screen.export_svg(title="pagestrip batch")
    (HERE / "batch.svg").write_text(WEB_FONT.sub("", picture), encoding="utf-8")


if __name__ == "__main__":
    main()
