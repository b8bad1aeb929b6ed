"""Publication dates of pages against a manifest: right, wrong and none, with the reason for each.

Usage: python benchmarks/publication.py FOLDER

FOLDER holds HTML files and manifest.json, a list of {"file", "url", "gold_published"}. A page whose date the
manifest does not know is shown and not counted. `--without-url` hides the addresses from the library,
`--without-metadata` the pages' `<meta>`, JSON-LD and attributes: what is left is what readers see.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from pathlib import Path

from arabdate import publication_date

METADATA = re.compile(
    r"<meta\b[^>]*>|<script\b[^>]*ld\+json.*?</script>|\b(?:datetime|content|itemprop)=(['\"]).*?\1", re.S
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without-url", action="store_true")
    parser.add_argument("--without-metadata", action="store_true")
    parser.add_argument("--candidates", action="store_true", help="show every candidate")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    seconds = 0.0
    for row in json.loads((options.folder / "manifest.json").read_text("utf-8")):
        html = (options.folder / row["file"]).read_bytes().decode("utf-8", "replace")
        if options.without_metadata:
            html = METADATA.sub("", html)
        begin = time.perf_counter()
        found = publication_date(html=html, url=None if options.without_url else row.get("url"))
        seconds += time.perf_counter() - begin
        gold, got = row.get("gold_published"), found.date and found.date.isoformat()
        verdict = (
            "unknown" if gold is None else "right" if got == gold else "none" if got is None else "wrong"
        )
        counts[verdict] += 1
        print(f"{verdict:8}{row['file']}: {got}, manifest {gold}\n        {found.reason}")
        if options.candidates:
            for c in found.candidates:
                where = f"{c.source.value} {c.name}"
                print(f"          {c.verdict.value:10}{where} {c.date} «{c.raw}» {c.reason}")
    print({v: counts[v] for v in ("right", "wrong", "none", "unknown")}, f"{seconds:.2f} s")


if __name__ == "__main__":
    main()
