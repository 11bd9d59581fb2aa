"""``unxdiff template export``, and where ``config show`` says that templates come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from unxdiff.renderers.stock import stock_files, stock_folder


def test_export_copies_all_and_says_so(run, pair) -> None:
    """Every stock file is copied as it is and named; the copy makes the same page."""
    done = run("template", "export", "house/look")
    assert (done.code, done.err) == (0, "")
    for name in stock_files():
        assert (pair / "house/look" / name).read_bytes() == Path(stock_folder(), name).read_bytes()
        assert str(Path("house/look", name)) in done.out.splitlines()
    last = done.out.splitlines()[-1]
    assert last == f"wrote {len(stock_files())} files; use them with --template house/look"
    assert {"page.html", "print.css", str(Path("themes/un.yaml"))} <= set(stock_files())
    run("old.txt", "new.txt", "-o", "a.html")
    run("old.txt", "new.txt", "--template", "house/look", "-o", "b.html")
    assert (pair / "a.html").read_bytes() == (pair / "b.html").read_bytes()


def test_export_refuses_to_overwrite(fails, here) -> None:
    """One file that is there stops the whole, and nothing is written."""
    (here / "house").mkdir()
    (here / "house/page.css").write_text("mine", "utf-8")
    said = fails("template", "export", "house")
    assert said == "house/page.css: exists already; name another folder or remove it"
    assert [path.name for path in (here / "house").iterdir()] == ["page.css"]
    assert (here / "house/page.css").read_text("utf-8") == "mine"


def test_export_to_what_is_no_folder_is_one_line(fails, here) -> None:
    """A file in the way, or no folder named, is exit code 2 and one line."""
    (here / "file").write_text("", "utf-8")
    assert fails("template", "export", "file") == "file: cannot be created: File exists"
    assert fails("template", "export").startswith("DIR is missing; see ")


@pytest.mark.usefixtures("here")
def test_config_show_says_where_templates_come_from(run, monkeypatch) -> None:
    """Unset, it is the stock folder's path; set, the folder and who set it."""
    shown = next(x for x in run("config", "show").out.splitlines() if x.startswith("template "))
    assert shown.endswith(f"the stock ones in {stock_folder()} by default")
    monkeypatch.setenv("UNXDIFF_TEMPLATE", "house")
    shown = next(x for x in run("config", "show").out.splitlines() if x.startswith("template "))
    assert shown.split() == ["template", "house", "UNXDIFF_TEMPLATE"]
