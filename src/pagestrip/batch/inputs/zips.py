"""ZIP archives of pages, and WACZ (a ZIP with WARC files under archive/, after the WACZ 1.1.1 specification)."""

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pagestrip.batch.inputs import rows, warc
from pagestrip.batch.inputs.forms import form_of
from pagestrip.batch.items import PAGE_LIMIT, Item, failed

ENCRYPTED = 0x1  # general purpose bit flag 0 of a member


def items(path: Path, name: str, passed: Counter[str]) -> Iterator[Item]:
    """The pages of an archive, in the order of its directory: page files, and the records of WARC and JSON Lines files in it."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _members(archive, path.suffix.lower() == ".wacz", name, passed)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        yield Item(f"{name}#damage", "page", problem=failed("damaged", f"the archive is damaged: {error}"))


def _members(archive: zipfile.ZipFile, wacz: bool, name: str, passed: Counter[str]) -> Iterator[Item]:
    seen: Counter[str] = Counter()
    for info in archive.infolist():
        if info.is_dir():
            continue
        form = form_of(info.filename)
        if form in {None, "zip", "parquet"} or (wacz and form != "warc"):
            passed[f"{Path(info.filename).suffix[:12] or 'other'} file"] += 1
            continue
        seen[info.filename] += 1
        again = f"~{seen[info.filename]}" if seen[info.filename] > 1 else ""  # an archive may hold a name twice
        yield from _member(archive, info, form or "", f"{name}#{info.filename}{again}", passed)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, form: str, name: str, passed: Counter[str]) -> Iterator[Item]:
    read = info.header_offset + info.compress_size
    if info.flag_bits & ENCRYPTED:
        yield Item(name, "page", problem=failed("not-a-page", "it is encrypted"), read=read)
        return
    try:
        with archive.open(info) as file:
            if form == "warc":
                yield from (item._replace(read=read) for item in warc.items(file, name, passed))  # type: ignore[arg-type]  # a member reads like a file
            elif form == "lines":
                yield from (item._replace(read=read) for item in rows.from_lines(file, name))  # type: ignore[arg-type]  # a member reads like a file
            else:
                yield Item(name, "packed" if form == "page" else "mhtml", file.read(PAGE_LIMIT + 1), read=read)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        yield Item(f"{name}#damage", "page", problem=failed("damaged", f"the archive's member is damaged: {error}"), read=read)
