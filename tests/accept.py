"""`python -m tests.accept [slug …]` shows what changed in the goldens and accepts it."""

import sys
from difflib import unified_diff

from tests.pages import GOLDENS, fixtures, golden


def main(wanted: list[str]) -> None:
    slugs = [fixture.slug for fixture in fixtures()]
    unknown = sorted(set(wanted) - set(slugs))
    if unknown:
        sys.exit(f"no fixture named {', '.join(unknown)}")
    GOLDENS.mkdir(exist_ok=True)
    for slug in wanted or slugs:
        path = GOLDENS / f"{slug}.txt"
        accepted = path.read_text("utf-8") if path.exists() else ""
        now = golden(slug)
        if now != accepted:
            sys.stdout.writelines(unified_diff(accepted.splitlines(keepends=True), now.splitlines(keepends=True), f"{slug} accepted", f"{slug} now"))
            path.write_text(now, "utf-8")
    for path in GOLDENS.glob("*.txt"):
        if path.stem not in slugs:
            sys.stdout.write(f"{path.stem}: the fixture is gone, so is its golden\n")
            path.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
