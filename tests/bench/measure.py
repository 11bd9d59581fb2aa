"""Times and memory of whole processes, in turn, so that a busy machine hits all alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping

from unxdiff.records import record

__all__ = ["Figure", "Run", "measure"]


@record
class Run:
    """A command to measure; ``statuses`` are the exit statuses that mean it did its work."""

    command: tuple[str, ...]
    cwd: str
    statuses: tuple[int, ...] = (0,)


@record
class Figure:
    """Median and least wall time in seconds, and the largest memory in MB (10**6 bytes).

    On Linux a new process begins with what the measuring one holds, so no figure is below that
    (about 15 MB as long as this program keeps no texts).
    """

    seconds: float
    least: float
    megabytes: float


def measure(runs: Mapping[str, Run], rounds: int, env: Mapping[str, str]) -> dict[str, Figure]:
    """Run each command once to warm up, then all of them in turn, ``rounds`` times (1 or more).

    Raises SystemExit when a command fails: a figure of work not done is worth nothing.
    """
    times: dict[str, list[float]] = {name: [] for name in runs}
    memory: dict[str, float] = dict.fromkeys(runs, 0.0)
    for k in range(rounds + 1):
        for name, run in runs.items():
            seconds, megabytes = _once(name, run, env)
            if k:
                times[name].append(seconds)
                memory[name] = max(memory[name], megabytes)
    return {
        name: Figure(statistics.median(taken), min(taken), memory[name])
        for name, taken in times.items()
    }


def _once(name: str, run: Run, env: Mapping[str, str]) -> tuple[float, float]:
    started = time.perf_counter()
    process = subprocess.Popen(
        run.command,
        cwd=run.cwd,
        env=dict(env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    said = _drain(process)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in run.statuses:
        raise SystemExit(f"bench: {name} ended with {process.returncode}: {said or 'no word'}")
    unit = 1 if sys.platform == "darwin" else 1024  # bytes on macOS, KiB elsewhere
    return seconds, usage.ru_maxrss * unit / 1e6


def _drain(process: subprocess.Popen[bytes]) -> str:
    if process.stderr is None:
        return ""
    with process.stderr as pipe:
        return pipe.read().decode("utf-8", "replace").strip()
