"""The built wheel works by itself, in a fresh environment and away from the checkout.

The wheel is built from the source archive, so what is missing from either shows. The fresh
environment gets unxdiff from the wheel alone; the packages it depends on are borrowed from the
environment that runs the tests, through a path file: they are the very versions that the other
tests use, nothing is downloaded, and a path file does not bring the editable checkout along (Python
does not read path files in a folder that a path file names). That the wheel's own requirements can
be fetched is what ``make setup`` shows on every fresh machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, needs_pango, source_files

OLD = "Recalling its resolution 61/180 of 8 March 2007,\n\nUrges States to act;\n"
NEW = "Recalling its resolution 61/180 of 8 March 2007,\n\nUrges all States to act;\n"


def _run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    names = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    environment = {k: v for k, v in os.environ.items() if k not in names and "UNXDIFF" not in k}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive and the wheel built from it."""
    folder = tmp_path_factory.mktemp("dist")
    python = sys.executable
    _run(python, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT), cwd=folder)
    return folder


@pytest.fixture(scope="module")
def installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment that has the wheel."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=False)
    programs = folder / "bin" if os.name == "posix" else folder / "Scripts"
    wheel = str(next(dist.glob("*.whl")))
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "install", "-q"]
    _run(*pip, "--no-index", "--no-deps", wheel, cwd=folder)
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(_run(str(programs / "python"), "-c", code, cwd=folder).stdout.strip())
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "borrowed.pth").write_text("\n".join(sorted(borrowed)) + "\n", "utf-8")
    return programs


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """A folder, away from the checkout, with two small texts."""
    (tmp_path / "old.txt").write_text(OLD, "utf-8")
    (tmp_path / "new.txt").write_text(NEW, "utf-8")
    return tmp_path


def test_the_wheel_holds_the_package_and_the_templates_only(dist: Path) -> None:
    """Every file of ``unxdiff/`` and ``templates/`` is in the wheel, and nothing else."""
    with zipfile.ZipFile(next(dist.glob("*.whl"))) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    package = {str(path.relative_to(ROOT)) for path in source_files((), "unxdiff")}
    templates = {
        f"unxdiff/_templates/{path.relative_to(ROOT / 'templates')}"
        for path in source_files((), "templates")
    }
    assert templates
    assert names == package | templates


def test_the_source_archive_can_be_built_and_tested(dist: Path) -> None:
    """The source archive has what a build, a test run and a reader need, and no left-overs."""
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        tops = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    assert tops >= {"LICENSE", "Makefile", "README.md", "examples", "pyproject.toml", "scripts"}
    assert tops >= {"templates", "tests", "unxdiff"}
    assert not tops & {".git", ".venv", "build", "dist"}


def test_it_runs_from_the_wheel(installed: Path, pair: Path) -> None:
    """The console script and ``python -m unxdiff`` come from the wheel and tell its version."""
    where = _run(
        str(installed / "python"), "-c", "import unxdiff; print(unxdiff.__file__)", cwd=pair
    )
    assert Path(where.stdout.strip()).is_relative_to(installed.parent)
    import unxdiff

    for command in ([str(installed / "unxdiff")], [str(installed / "python"), "-m", "unxdiff"]):
        assert unxdiff.__version__ in _run(*command, "--version", cwd=pair).stdout


def test_it_shows_a_terminal_diff(installed: Path, pair: Path) -> None:
    """Two small texts give a terminal diff with the inserted word marked."""
    said = _run(str(installed / "unxdiff"), "old.txt", "new.txt", "--color", "never", cwd=pair)
    assert "{+all" in said.stdout


def test_it_renders_a_page(installed: Path, pair: Path) -> None:
    """The templates in the wheel make an HTML page of two small texts."""
    _run(str(installed / "unxdiff"), "old.txt", "new.txt", "-o", "redline.html", cwd=pair)
    page = (pair / "redline.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<ins" in page


def test_it_renders_a_pdf(installed: Path, pair: Path) -> None:
    """Where Pango is, the wheel makes a PDF too."""
    needs_pango()
    _run(str(installed / "unxdiff"), "old.txt", "new.txt", "-o", "redline.pdf", cwd=pair)
    assert (pair / "redline.pdf").read_bytes().startswith(b"%PDF-")
