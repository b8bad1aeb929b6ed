"""Accuracy against marked articles, when a folder with gold files and their scorers is at hand.

    python benchmarks/accuracy.py SHARED

Runs the scorers in SHARED/tools over the files in SHARED/gold and prints their tables. Nothing is read from
there by the library or its tests.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

MENTIONS = ("mentions.jsonl",)
FINDINGS = ("checks.jsonl", "real_checks.jsonl")


def run(tools: Path, *arguments: str) -> None:
    """One of the scorers, its output passed through."""
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, *arguments], cwd=tools, env=environment, check=True)


def main() -> int:
    """Predict and score every gold file."""
    shared = Path(sys.argv[1]).resolve()
    tools, gold = shared / "tools", shared / "gold"
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "predictions.jsonl")
        for name in MENTIONS:
            print(f"== {name}", flush=True)
            run(tools, "predict.py", "mentions", str(gold / name), out)
            run(tools, "score.py", str(gold / name), out)
        for name in FINDINGS:
            print(f"== {name}", flush=True)
            run(tools, "predict.py", "findings", str(gold / name), out)
            if name.startswith("real"):
                run(tools, "drop_tolerated.py", str(gold / name), out)
            run(tools, "score_checks.py", str(gold / name), out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
