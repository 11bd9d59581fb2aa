"""``make quality``: alignment and word marks held against what people answered.

Usage: python -m tests.bench.quality SHARED [LIMIT]. The scorers and the answers lie in the folder
SHARED, which is not part of the project; what is not there is named and left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.laws.languages import agreement

__all__ = ["main"]

SCORES = (
    (
        "score_align.py",
        "argrewrite-paragraphs.jsonl",
        "aim: F1 ≥ 0.965, split ≥ 80 %, merge ≥ 75 %",
    ),
    ("score_align.py", "argrewrite-sentences.jsonl", "aim: F1 ≥ 0.96"),
    ("score_words.py", "ua-gec-words.jsonl", "aim: char F1 ≥ 0.98, edit F1 ≥ 0.90, 0.97 to 1.03"),
)


def main(arguments: list[str]) -> None:
    """Run each scorer on its answers and print its line.

    Raises SystemExit when a scorer fails.
    """
    if not arguments:
        raise SystemExit("usage: python -m tests.bench.quality SHARED [LIMIT]")
    shared = Path(arguments[0])
    unxdiff = Path(sys.executable).with_name("unxdiff")
    env = os.environ | {"UNXDIFF": str(unxdiff), "PYTHONPATH": str(Path(__file__).parents[2])}
    for scorer, answers, aim in SCORES:
        script, data = shared / "score" / scorer, shared / "data" / "gold" / answers
        absent = [str(path) for path in (script, data) if not path.is_file()]
        if absent:
            print(f"{answers}: left out, not there: {', '.join(absent)}")
            continue
        command = [sys.executable, str(script), str(data), *arguments[1:]]
        done = subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{answers}: the scorer failed with status {done.returncode}")
        print(f"{answers}: {done.stdout.strip()}   ({aim})", flush=True)
    _languages(shared / "data" / "un" / "sc-akn")


def _languages(folder: Path) -> None:
    """How many paragraphs of the same revisions are linked alike in all six languages."""
    if not folder.is_dir():
        print(f"{folder.name}: left out, not there: {folder}")
        return
    counts = [agreement(pair) for pair in sorted(folder.iterdir()) if pair.is_dir()]
    alike, total = sum(same for same, _ in counts), sum(count for _, count in counts)
    print(
        f"{folder.name}: same links in six languages {alike}/{total} = {100 * alike / total:.2f} %"
        "   (aim: ≥ 98.5 %)"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
