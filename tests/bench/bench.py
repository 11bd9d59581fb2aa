"""``make bench``: whole processes of unxdiff beside git, wdiff and a Python that does nothing.

Usage: python -m tests.bench.bench [--rounds N] [SECTION…], sections being ``short``, ``long``,
``driver``, ``growth``, ``pages``, ``paper``, ``html``, ``readers`` and ``word``; all when none is
named. Each aim is printed beside what was measured, met or not. The status is 0 either way: a busy
machine is not a defect.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.bench.corpus import revision
from tests.bench.measure import Figure, Run, measure
from tests.bench.paper import PARAGRAPHS, unnumbered
from tests.bench.readers import docx_runs, pdf_runs, write_docx, write_pdf
from tests.bench.word import contract, pair, peer

__all__ = ["main"]

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sys.executable
UNXDIFF = str(Path(PYTHON).with_name("unxdiff"))

# What is measured stands in one column with what it is measured against.
WDIFF_SHORT = 6.0
WDIFF_LONG = 1.0
GIT_LONG = 12.0
DRIVER_START = 2.5
GROWTH_TENFOLD = 12.0
GROWTH_FIVEFOLD = 6.0
PAPER_TIME = 1.35
PAPER_MEMORY = 1.5
HTML_JINJA = 6.0
HTML_SIZE = 4.0
WORD_PEER = 1.0

_BARE_PAGE = """
import sys
from jinja2.sandbox import ImmutableSandboxedEnvironment
made = ImmutableSandboxedEnvironment(autoescape=True).from_string(
    "{% for block in blocks %}<p dir=auto>{{ block }}</p>{% endfor %}"
)
texts = [open(name, encoding="utf-8").read().split("\\n\\n") for name in sys.argv[1:]]
page = made.render(blocks=[block for text in texts for block in text])
assert len(page) > 2_000_000
"""


class Bench:
    """One run of the benchmark: a scratch folder, an environment, the number of rounds."""

    def __init__(self, folder: Path, rounds: int) -> None:
        self.folder = folder
        self.rounds = rounds
        (folder / "home").mkdir()
        self.env = {
            name: value
            for name, value in os.environ.items()
            if "UNXDIFF" not in name and not name.startswith(("GIT_", "PYTHON"))
        } | {"HOME": str(folder / "home"), "NO_COLOR": "1", "COLUMNS": "80"}

    def pair(self, paragraphs: int, every: int = 0) -> tuple[str, str]:
        """The files of a draft and its revision, 100 words a paragraph: 10 % of the paragraphs
        edited, or in all of them one word in ``every``."""
        name = f"{paragraphs}-{every}.txt"
        old, new = (str(self.folder / f"{side}-{name}") for side in ("old", "new"))
        # In a process of its own, for what this one holds counts as its children's memory.
        command = [PYTHON, "-m", "tests.bench.corpus", str(paragraphs), old, new]
        subprocess.run(command + [str(every)] * bool(every), cwd=ROOT, check=True)
        return old, new

    def measure(
        self,
        runs: Mapping[str, tuple[str, ...]],
        rounds: int | None = None,
        cwd: Path | None = None,
    ) -> dict[str, Figure]:
        """The figures of some commands by name; 1 is a good status of tools that tell a change."""
        told = {
            name: Run(command, str(cwd or self.folder), _statuses(command))
            for name, command in runs.items()
        }
        return measure(told, rounds or self.rounds, self.env)


def _statuses(command: tuple[str, ...]) -> tuple[int, ...]:
    return (0, 1) if Path(command[0]).name == "wdiff" or "--no-index" in command else (0,)


def _table(title: str, figures: dict[str, Figure]) -> None:
    print(f"\n{title}")
    for name, figure in figures.items():
        print(
            f"  {name:<34}{figure.seconds * 1000:10.1f} ms   least {figure.least * 1000:10.1f} ms"
            f"{figure.megabytes:9.0f} MB"
        )


def _aim(what: str, ratio: float, aim: float) -> None:
    print(f"  → {what}: {ratio:.2f} ×, aim ≤ {aim:g} ×: {'met' if ratio <= aim else 'NOT MET'}")


def _tools(old: str, new: str) -> dict[str, tuple[str, ...]]:
    return {
        "unxdiff": (UNXDIFF, old, new, "--no-config"),
        "git diff --no-index --word-diff": ("git", "diff", "--no-index", "--word-diff", old, new),
        "wdiff": ("wdiff", old, new),
        "python3 -c pass": (PYTHON, "-c", "pass"),
    }


def short(bench: Bench) -> None:
    """The first example's size: 25 paragraphs."""
    figures = bench.measure(_tools(*bench.pair(25)))
    _table("25 paragraphs", figures)
    _aim("of wdiff", figures["unxdiff"].seconds / figures["wdiff"].seconds, WDIFF_SHORT)


def long(bench: Bench) -> None:
    """2,000 paragraphs of 100 words, a tenth edited, typed numbers shifted, three moves."""
    figures = bench.measure(_tools(*bench.pair(2_000)))
    _table("2,000 paragraphs, 200,000 words", figures)
    _aim("of wdiff", figures["unxdiff"].seconds / figures["wdiff"].seconds, WDIFF_LONG)
    git = figures["git diff --no-index --word-diff"].seconds
    _aim("of git's word diff", figures["unxdiff"].seconds / git, GIT_LONG)


def driver(bench: Bench) -> None:
    """The git driver: its start, and ``git diff`` over 100 changed files."""
    old, new = bench.pair(1)
    seven = ("draft.txt", old, "1" * 40, "100644", new, "2" * 40, "100644")
    figures = bench.measure(
        {
            "unxdiff git driver (7 arguments)": (UNXDIFF, "git", "driver", *seven),
            "python3 -c pass": (PYTHON, "-c", "pass"),
        },
        rounds=4 * bench.rounds,
    )
    _table("git driver, one file of one paragraph", figures)
    start, bare = (figure.seconds for figure in figures.values())
    _aim("of python3 -c pass", start / bare, DRIVER_START)

    repository = _hundred(bench)
    nothing = f'"{PYTHON}" -c pass'
    figures = bench.measure(
        {
            "git diff, driver unxdiff": _git_diff(f'"{UNXDIFF}" git driver'),
            "git diff, driver python3 -c pass": _git_diff(nothing),
            "git diff, no driver": ("git", "diff", "--no-ext-diff"),
        },
        cwd=repository,
    )
    _table("git diff of 100 changed files of 25 paragraphs", figures)
    start, bare, _ = (figure.seconds for figure in figures.values())
    print(f"  → of a driver that only starts Python: {start / bare:.2f} ×")


def _git_diff(command: str) -> tuple[str, ...]:
    return ("git", "-c", f"diff.unxdiff.command={command}", "diff", "--ext-diff")


def _hundred(bench: Bench) -> Path:
    repository = bench.folder / "repository"
    repository.mkdir()
    (repository / ".gitattributes").write_text("*.txt diff=unxdiff\n", "utf-8")
    versions = [revision(25, seed=k).texts() for k in range(100)]
    for k, (old, _) in enumerate(versions):
        (repository / f"draft-{k:02}.txt").write_text(old, "utf-8")
    who = ("-c", "user.name=bench", "-c", "user.email=bench@example.org")
    for arguments in (("init", "-q"), ("add", "-A"), (*who, "commit", "-q", "-m", "Drafts")):
        subprocess.run(("git", *arguments), cwd=repository, env=bench.env, check=True)
    for k, (_, new) in enumerate(versions):
        (repository / f"draft-{k:02}.txt").write_text(new, "utf-8")
    return repository


def growth(bench: Bench) -> None:
    """How time and memory grow with the length of the text."""
    sizes = (2_000, 10_000, 20_000, 50_000)
    runs = {f"{size:,} paragraphs": (UNXDIFF, *bench.pair(size), "--no-config") for size in sizes}
    figures = bench.measure(runs, rounds=max(3, bench.rounds // 3))
    _table("growth, 100 words a paragraph", figures)
    seconds = dict(zip(sizes, (figure.seconds for figure in figures.values()), strict=True))
    _aim("20,000 of 2,000 paragraphs", seconds[20_000] / seconds[2_000], GROWTH_TENFOLD)
    _aim("50,000 of 10,000 paragraphs", seconds[50_000] / seconds[10_000], GROWTH_FIVEFOLD)


def pages(bench: Bench) -> None:
    """The HTML page and the PDF of the first example."""
    seed = ROOT / "examples" / "seed"
    pair = (str(seed / "old.txt"), str(seed / "new.txt"), "--no-config", "-o")
    runs = {"HTML": (UNXDIFF, *pair, str(bench.folder / "redline.html"))}
    pango = subprocess.run([PYTHON, "-c", "import weasyprint"], capture_output=True, check=False)
    if pango.returncode == 0:
        runs["PDF"] = (UNXDIFF, *pair, str(bench.folder / "redline.pdf"))
    else:
        print("bench: PDF is left out, there is no Pango here", file=sys.stderr)
    _table("pages of examples/seed", bench.measure(runs, rounds=max(3, bench.rounds // 3)))


def html(bench: Bench) -> None:
    """The page of 200,000 words: what it costs beyond the comparison, and its size."""
    for said, every in (
        ("a tenth of the paragraphs edited", 0),
        ("a word in 20", 20),
        ("a word in 4", 4),
    ):
        old, new = bench.pair(2_000, every)
        page = bench.folder / "long.html"
        runs = {
            "HTML page": (UNXDIFF, old, new, "--no-config", "-o", str(page)),
            "comparison, plain text": (UNXDIFF, old, new, "--no-config"),
            "Jinja2, both texts without marks": (PYTHON, "-c", _BARE_PAGE, old, new),
        }
        figures = bench.measure(runs, rounds=max(3, bench.rounds // 3))
        _table(f"HTML of 2,000 paragraphs, {said}", figures)
        whole, bare, jinja = (figure.seconds for figure in figures.values())
        print(f"  → beyond the comparison: {(whole - bare) * 1000:.0f} ms, aim ≤ 500 ms")
        _aim("of Jinja2, beyond the comparison", (whole - bare) / jinja, HTML_JINJA)
        text = (os.path.getsize(old) + os.path.getsize(new)) / 2
        _aim("of one text's size", page.stat().st_size / text, HTML_SIZE)


def paper(bench: Bench) -> None:
    """The PDF of a redline of 100 pages beside WeasyPrint's of the same text without marks."""
    numbered = bench.pair(PARAGRAPHS)
    pairs = {
        "a tenth of the paragraphs edited": tuple([unnumbered(path) for path in numbered]),
        "and nearly all renumbered": numbered,
    }
    for what, (old, new) in pairs.items():
        plain = (PYTHON, "-m", "tests.bench.paper", new, str(bench.folder / "plain.pdf"))
        runs = {
            "unxdiff": (UNXDIFF, old, new, "--no-config", "-o", str(bench.folder / "marked.pdf")),
            "WeasyPrint, tagged": (*plain, "tags"),
            "WeasyPrint, untagged": (*plain, "plain"),
        }
        figures = bench.measure(runs, max(3, bench.rounds // 3), ROOT)
        _table(f"PDF of 100 pages, {what}", figures)
        ours = figures["unxdiff"]
        for name in ("WeasyPrint, tagged", "WeasyPrint, untagged"):
            plainly = figures[name]
            _aim(f"time of {name}", ours.seconds / plainly.seconds, PAPER_TIME)
            _aim(f"memory of {name}", ours.megabytes / plainly.megabytes, PAPER_MEMORY)


def readers(bench: Bench) -> None:
    """A Word file of 500 pages and a PDF of 100, read beside the usual libraries."""
    aims = {"python-docx, paragraph.text": 0.5, "pandoc -t plain": 0.1}
    aims["pdfplumber, extract_text"] = 0.2
    rounds = max(3, bench.rounds // 3)
    word = bench.folder / "500-pages.docx"
    size = write_docx(word)
    figures = bench.measure(docx_runs(word), rounds, ROOT)
    _table(f"a Word file of 500 pages, {size / 1e6:.1f} MB of text", figures)
    _shares(figures, aims)
    paper = bench.folder / "100-pages.pdf"
    try:
        write_pdf(paper)
    except (ImportError, OSError):
        print("bench: PDF is left out, there is no Pango here", file=sys.stderr)
        return
    figures = bench.measure(pdf_runs(paper), rounds, ROOT)
    _table("a PDF of 100 pages", figures)
    _shares(figures, aims)


def word(bench: Bench) -> None:
    """Tracked changes in Word files of 200,000 words and of 40 pages, written and checked."""
    target = str(bench.folder / "redline.docx")

    def ours(old: str, new: str) -> tuple[str, ...]:
        return (UNXDIFF, old, new, "--no-config", "-q", "-o", target)

    plain = pair(bench.folder, numbered=False)
    runs = {
        "unxdiff, typed numbers": ours(*pair(bench.folder, numbered=True)),
        "unxdiff, no numbers": ours(*plain),
        "unxdiff, 40 pages": ours(*contract(bench.folder)),
    }
    other = peer(*plain)
    if other is None:
        print("bench: python-redlines is not installed here and left out", file=sys.stderr)
    else:
        runs["python-redlines, no numbers"] = other
    figures = bench.measure(runs, max(3, bench.rounds // 3), ROOT)
    _table("Word files, 200,000 words and 40 pages", figures)
    if other is not None:
        theirs = figures["python-redlines, no numbers"].seconds
        _aim("of python-redlines", figures["unxdiff, typed numbers"].seconds / theirs, WORD_PEER)


def _shares(figures: dict[str, Figure], aims: dict[str, float]) -> None:
    ours = figures["unxdiff"].seconds
    for name, figure in figures.items():
        if name in aims:
            _aim(f"of {name}", ours / figure.seconds, aims[name])


SECTIONS = {
    "short": short,
    "long": long,
    "driver": driver,
    "growth": growth,
    "pages": pages,
    "paper": paper,
    "html": html,
    "readers": readers,
    "word": word,
}


def main(arguments: list[str] | None = None) -> None:
    """Run the sections that are named, or all.

    Raises SystemExit when a tool is missing or fails.
    """
    parser = argparse.ArgumentParser(prog="bench", description="Whole processes, in turn, medians.")
    parser.add_argument("--rounds", type=int, default=9, help="how often each is run (default 9)")
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    options = parser.parse_args(arguments)
    wrong = set(options.sections) - SECTIONS.keys()
    if wrong or options.rounds < 1:
        parser.error(f"sections are {', '.join(SECTIONS)}; rounds are 1 or more")
    for program in ("git", "wdiff", UNXDIFF):
        if not shutil.which(program):
            raise SystemExit(f"bench: no {program} here; run `make setup`")
    with tempfile.TemporaryDirectory(prefix="unxdiff-bench-") as folder:
        bench = Bench(Path(folder), options.rounds)
        print(
            f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, medians of whole processes"
        )
        for name, section in SECTIONS.items():
            if name in options.sections or not options.sections:
                section(bench)


if __name__ == "__main__":
    main()
