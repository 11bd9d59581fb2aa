"""``unxdiff doctor``: what this machine can do and how to get the rest."""

from __future__ import annotations

import click

from unxdiff.cli.machine import findings
from unxdiff.cli.output import tell
from unxdiff.errors import RendererError

__all__ = ["doctor"]


@click.command(
    epilog="""\b
Examples:
  unxdiff doctor
  unxdiff doctor --strict""",
)
@click.option("--strict", is_flag=True, help="Exit with 2 when something needed is missing.")
def doctor(*, strict: bool) -> None:
    """Say what this machine can do: PDF, fonts, git, terminal.

    Each missing thing comes with the one command that gets it.
    """
    area = ""
    missing = []
    for finding in findings():
        if finding.area != area:
            tell(("\n" if area else "") + finding.area)
            area = finding.area
        mark = "ok" if finding.good else "missing" if finding.needed else "not there"
        tell(f"  {mark:<9}  {finding.name}: {finding.detail}")
        if finding.good:
            continue
        tell(f"             get it with: {finding.remedy}")
        if finding.needed:
            missing.append(finding.name)
    count = f"{len(missing)} needed things are" if len(missing) > 1 else "1 needed thing is"
    tell(f"\n{count} missing." if missing else "\nAll that is needed is here.")
    if strict and missing:
        raise RendererError(f"missing: {', '.join(missing)}; the lines above say how to get each")
