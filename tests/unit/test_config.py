"""Settings: what they are, where they come from, what is said about wrong ones."""

from __future__ import annotations

import os

import pytest

from unxdiff.config import (
    Option,
    Setting,
    convert,
    environment_name,
    find_project_file,
    from_environment,
    load,
    resolve,
    settings_files,
    user_file,
)
from unxdiff.errors import ConfigError
from unxdiff.option_table import DIFF

BY_NAME = {option.name: option for option in DIFF}


def _file(folder, text, name=".unxdiff.yaml"):
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


def _values(settings):
    return {name: setting.value for name, setting in settings.items()}


def test_a_value_is_read_as_its_option_says() -> None:
    """Each kind of option makes its own type of a text."""
    assert convert(BY_NAME["layout"], "side-by-side") == "side-by-side"
    assert convert(BY_NAME["ignore"], "case, quotes") == ("case", "quotes")
    assert convert(BY_NAME["context"], "+3") == 3
    assert convert(BY_NAME["stat"], "Yes") is True
    assert convert(BY_NAME["moves"], "off") is False
    assert convert(BY_NAME["title"], "") == ""


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("layout", "side", "'side' is not one of inline, side-by-side, before-after"),
        ("layout", "before-afer", "did you mean 'before-after'?"),
        ("ignore", "case,,quotes", "'' is not one of"),
        ("context", "-1", "'-1' is not a whole number of 0 or more"),
        ("context", "1_0", "'1_0' is not a whole number"),
        ("context", "9" * 30, "is not a whole number"),
        ("width", "19", "19 is too small, the least is 20"),
        ("stat", "maybe", "'maybe' is neither yes nor no"),
        ("css", "", "is empty"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(name, text, says) -> None:
    """The refusal names the value and what would fit."""
    with pytest.raises(ValueError) as caught:
        convert(BY_NAME[name], text)
    assert says in str(caught.value)


def test_yaml_gives_every_kind_of_value(tmp_path) -> None:
    """Texts are taken as written: ``no`` is no, a date stays a text, lists and commas are one."""
    path = _file(
        tmp_path,
        "# looks\nlayout: side-by-side\ncontext: 4\nmoves: no\n"
        "ignore: [case, quotes]\nshow: typographic\ndate: 2026-01-02\n",
    )
    found = load(path, DIFF)
    assert _values(found) == {
        "layout": "side-by-side",
        "context": 4,
        "moves": False,
        "ignore": ("case", "quotes"),
        "show": ("typographic",),
        "date": "2026-01-02",
    }
    assert found["context"] == Setting(4, f"{path}, line 3", from_file=True)


def test_paths_in_a_settings_file_are_meant_from_its_folder(tmp_path) -> None:
    """A style sheet is looked for beside the file that names it; a stock theme is only a name."""
    path = _file(tmp_path, "css: house.css\ntheme: un\ntemplate: looks/html\n")
    assert _values(load(path, DIFF)) == {
        "css": os.path.join(tmp_path, "house.css"),
        "theme": "un",
        "template": os.path.join(tmp_path, "looks/html"),
    }
    themed = _file(tmp_path, "theme: house.yaml\n", "other.yaml")
    assert _values(load(themed, DIFF)) == {"theme": os.path.join(tmp_path, "house.yaml")}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("width: 80\nlayuot: x\n", "line 2: unknown key 'layuot'; did you mean 'layout'?"),
        ("zzz: 1\n", "line 1: unknown key 'zzz'; `unxdiff config show` lists the keys"),
        ("output: x.html\n", "unknown key 'output'"),
        ("\n\ncontext: many\n", "line 3: key 'context': 'many' is not a whole number"),
        ("ignore: [case, quote]\n", "line 1: key 'ignore': 'quote' is not one of"),
        ("context: 1\ncontext: 2\n", "line 2: key 'context' is given twice"),
        ("title:\n", "line 1: key 'title' has no value"),
        ("title: {a: b}\n", "line 1: key 'title': the value must be"),
        ("- layout\n", "line 1: expected lines such as"),
        ("layout: [inline\n", "not YAML:"),
        ("layout: 'inline\n", "not YAML:"),
        ("title: \x01\n", "not YAML:"),
    ],
)
def test_a_broken_settings_file_is_an_error_with_its_place(tmp_path, text, says) -> None:
    """The message names file, line and key, and the nearest known key, on one line."""
    path = _file(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load(path, DIFF)
    message = str(caught.value)
    assert message.startswith(path)
    assert says in message
    assert "\n" not in message


def test_undecodable_settings_are_an_error(tmp_path) -> None:
    """Bytes that are no text in any encoding YAML knows are not guessed at."""
    path = tmp_path / "c.yaml"
    path.write_bytes(b"title: \xff\xfe\xff\n")
    with pytest.raises(ConfigError, match="not YAML"):
        load(str(path), DIFF)


def test_an_empty_settings_file_sets_nothing(tmp_path) -> None:
    """A file of comments alone is fine."""
    assert load(_file(tmp_path, "# nothing\n"), DIFF) == {}


def test_a_named_settings_file_must_exist(tmp_path) -> None:
    """A file that is asked for and missing is an error, not a default."""
    with pytest.raises(ConfigError, match="cannot be read"):
        load(str(tmp_path / "none.yaml"), DIFF)


def test_the_environment_gives_settings() -> None:
    """``UNXDIFF_OLD_LABEL`` sets ``old-label``; an empty variable is not set, save for texts."""
    found = from_environment(
        DIFF, {"UNXDIFF_OLD_LABEL": "v1", "UNXDIFF_CONTEXT": "2", "UNXDIFF_WIDTH": "", "HOME": "/"}
    )
    assert _values(found) == {"old-label": "v1", "context": 2}
    assert found["context"].where == "UNXDIFF_CONTEXT"
    assert _values(from_environment(DIFF, {"UNXDIFF_TITLE": ""})) == {"title": ""}


def test_a_bad_environment_variable_is_named() -> None:
    """The message names the variable, so that it can be found and mended."""
    with pytest.raises(ConfigError, match="UNXDIFF_LAYOUT: 'sideways' is not one of"):
        from_environment(DIFF, {"UNXDIFF_LAYOUT": "sideways"})


def test_outputs_and_settings_files_cannot_be_set() -> None:
    """What belongs to one run is no setting."""
    assert from_environment(DIFF, {"UNXDIFF_OUTPUT": "x.html", "UNXDIFF_CONFIG": "x"}) == {}


def test_the_nearest_project_file_is_found_upwards(tmp_path) -> None:
    """The search begins in the given folder and ends with the first file."""
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    outer = _file(tmp_path, "context: 1\n")
    assert find_project_file(str(deep)) == outer
    inner = _file(tmp_path / "a", "context: 2\n")
    assert find_project_file(str(deep)) == inner


def test_the_users_file_stands_where_the_platform_wants_it() -> None:
    """XDG on Linux (relative values ignored), Application Support on macOS, APPDATA on Windows."""
    home = {"HOME": "/home/ada"}
    assert user_file(home, "linux") == "/home/ada/.config/unxdiff/config.yaml"
    xdg = {**home, "XDG_CONFIG_HOME": "/etc/ada"}
    assert user_file(xdg, "linux") == "/etc/ada/unxdiff/config.yaml"
    relative = {**home, "XDG_CONFIG_HOME": "here"}
    assert user_file(relative, "linux") == "/home/ada/.config/unxdiff/config.yaml"
    mac = "/home/ada/Library/Application Support/unxdiff/config.yaml"
    assert user_file(home, "darwin") == mac
    appdata = user_file({"APPDATA": "C:\\A"}, "win32")
    assert appdata is not None
    assert appdata.startswith("C:\\A")
    assert user_file({}, "linux") is None


def test_the_project_file_comes_before_the_users(tmp_path) -> None:
    """Both are read when both exist, the project's first."""
    home = tmp_path / "home"
    (home / "unxdiff").mkdir(parents=True)
    user = _file(home / "unxdiff", "context: 1\n", "config.yaml")
    project = _file(tmp_path, "context: 2\n")
    assert settings_files(str(tmp_path), {"XDG_CONFIG_HOME": str(home)}) == (project, user)


def test_stronger_layers_win_and_defaults_fill_the_rest() -> None:
    """The first layer that names an option decides it; nobody else's value is lost."""
    layers = [{"context": Setting(3, "a")}, {"context": Setting(4, "b"), "width": Setting(90, "b")}]
    values = resolve(DIFF, layers)
    assert values["context"] == Setting(3, "a")
    assert values["width"] == Setting(90, "b")
    assert values["layout"] == Setting("inline", "default")
    assert "paper" not in values


def test_full_and_context_are_one_setting() -> None:
    """A flag ``-U 2`` beats a settings file's ``full: yes``, and ``--full`` its ``context: 2``."""
    flag = [{"context": Setting(2, "flag")}, {"full": Setting(True, "file")}]
    assert resolve(DIFF, flag)["context"] == Setting(2, "flag")
    full = [{"full": Setting(True, "flag")}, {"context": Setting(2, "file")}]
    assert resolve(DIFF, full)["context"].value == -1
    off = [{"full": Setting(False, "flag")}, {"context": Setting(2, "file")}]
    assert resolve(DIFF, off)["context"].value == 2


def test_from_sets_both_sides_unless_one_is_named() -> None:
    """``--from`` is ``--old-from`` and ``--new-from``; within a layer the narrower one wins."""
    layer = {"from": Setting("text", "a"), "new-from": Setting("markdown", "a")}
    values = resolve(DIFF, [layer, {"old-from": Setting("markdown", "file")}])
    assert values["old-from"].value == "text"
    assert values["new-from"].value == "markdown"


def test_every_setting_has_a_variable_of_its_own() -> None:
    """No two options share an environment variable."""
    names = [environment_name(option) for option in DIFF]
    assert len(set(names)) == len(names)
    assert environment_name(Option("old-label", "", "")) == "UNXDIFF_OLD_LABEL"
