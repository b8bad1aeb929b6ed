"""Documents a second on one core, with dateparser beside arabdate in the same run.

    python benchmarks/throughput.py [ARTICLES.jsonl[.gz]] [--peer-documents N]

Articles are JSON lines with `text` and `published`; without a file, the sample archive in `data/` is read
over and over, and nothing in it is new after the first round. By processor time: `one pass` begins with
tables not loaded and caches empty; `again` rereads articles whose constructions are all cached, and flatters.
dateparser is slow, so it gets the first N documents only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from arabdate import check, normalize_dates

SAMPLE = Path(__file__).parent.parent / "data" / "articles.jsonl"


def articles(path: Path) -> list[dict[str, Any]]:
    """The articles of a JSON lines file, gzipped or not."""
    opener: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def rate(work: Callable[[dict[str, Any]], object], rows: Iterable[dict[str, Any]]) -> float:
    """Documents a second of processor time."""
    start = time.process_time()
    n = 0
    for row in rows:
        work(row)
        n += 1
    return n / (time.process_time() - start)


def main() -> int:
    """Measure and print one line a contender."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--peer-documents", type=int, default=200, metavar="N")
    options = parser.parse_args()
    rows = articles(options.articles)
    if options.articles == SAMPLE:
        rows *= max(1, 2000 // len(rows))
    letters = sum(len(r["text"]) for r in rows) / len(rows)
    print(f"{len(rows)} documents, {letters:.0f} letters on average, one core, documents a second")

    def normalize(row: dict[str, Any]) -> object:
        return normalize_dates(row["text"], row.get("published"))

    def examine(row: dict[str, Any]) -> object:
        return check(row["text"], row.get("published"))

    once = rate(normalize, rows)
    print(f"  normalize_dates, one pass     {once:9.0f}")
    again = rate(normalize, rows)
    print(f"  normalize_dates, again        {again:9.0f}")
    checked = rate(examine, rows)
    print(f"  check, again                  {checked:9.0f}   {again / checked:.2f} x normalize_dates")
    try:
        from dateparser.search import search_dates  # noqa: PLC0415
    except ImportError:
        print("  dateparser is not installed: pip install 'arabdate[bench]'", file=sys.stderr)
        return 0
    few = rows[: options.peer_documents]
    peer = rate(lambda row: search_dates(row["text"], languages=["ar"]), few)
    print(f"  dateparser, first {len(few):<12}{peer:9.1f}   1/{once / peer:.0f} of normalize_dates")
    return 0


if __name__ == "__main__":
    sys.exit(main())
