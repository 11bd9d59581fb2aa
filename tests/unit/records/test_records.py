"""Records behave as frozen, slotted dataclasses do, words as enum.StrEnum does."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from unxdiff.model.document import Block, SourceRef
from unxdiff.model.roles import Role
from unxdiff.records import StrEnum, fields, record, replace


@record
class Point:
    """Two numbers, the second with a default."""

    x: int
    y: int = 2

    def total(self) -> int:
        """A method of its own."""
        return self.x + self.y


def test_construction() -> None:
    """Positional, named and default values; what is missing or unknown is a TypeError."""
    assert (Point(1).x, Point(1).y, Point(1, y=5).y) == (1, 2, 5)
    assert Point(1).total() == 3
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, 2, 3)  # type: ignore[call-arg]


def test_equality_and_hash() -> None:
    """Equal by values and class, and usable in sets."""
    assert Point(1) == Point(1, 2)
    assert Point(1) != Point(2)
    assert Point(1) != (1, 2)
    assert len({Point(1), Point(1, 2), Point(3)}) == 2


def test_frozen_and_slotted() -> None:
    """No field can be set or deleted, no other attribute added."""
    point = Point(1)
    with pytest.raises(AttributeError, match="frozen"):
        point.x = 3  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del point.x
    with pytest.raises(AttributeError):
        point.z = 3  # type: ignore[attr-defined]
    assert not hasattr(point, "__dict__")


def test_repr_match_and_fields() -> None:
    """The repr names the fields, patterns match by position, fields are in order."""
    assert repr(Point(1)) == "Point(x=1, y=2)"
    match Point(1, 4):
        case Point(1, y):
            assert y == 4
        case _:
            pytest.fail("the pattern did not match")
    assert fields(Point) == fields(Point(1)) == ("x", "y")


def test_replace() -> None:
    """A copy with other values; a name that is no field is an error."""
    point = Point(1)
    assert replace(point, y=9) == Point(1, 9)
    assert point == Point(1, 2)
    with pytest.raises(TypeError, match="no field z"):
        replace(point, z=1)


def test_copies() -> None:
    """Records can be copied and pickled."""
    block = Block("text", label="1.")
    assert copy.deepcopy(block) == block
    assert pickle.loads(pickle.dumps(block)) == block  # noqa: S301 - our own bytes


def test_places_never_tell_blocks_apart() -> None:
    """Where a block stood in its file is not part of what it is."""
    assert Block("a", source=SourceRef(1, 2, 3)) == Block("a")
    assert hash(Block("a", source=SourceRef(1, 2, 3))) == hash(Block("a"))


def test_any_number_of_fields() -> None:
    """A record may have no field or many; each takes its own value, by place and by name."""
    for count in (0, 1, 15, 16, 17, 18, 19, 40):
        names = [f"field_{place}" for place in range(count)]
        made = record(type("Wide", (), {"__annotations__": dict.fromkeys(names, "int")}))
        one = made(*range(count))
        assert [getattr(one, name) for name in names] == list(range(count))
        assert one == made(**dict(zip(names, range(count), strict=True)))


def test_defaults_come_last() -> None:
    """A field without a default after one with a default is refused, as by dataclasses."""
    body = {"__annotations__": {"x": "int", "y": "int"}, "x": 1}
    with pytest.raises(TypeError, match="come last"):
        record(type("Wrong", (), body))


def test_wrong_arguments_name_the_record() -> None:
    """The message about a wrong argument names the record and the field."""
    with pytest.raises(TypeError, match=r"Point\.__init__\(\).*'z'"):
        Point(1, z=3)  # type: ignore[call-arg]


class Shade(StrEnum):
    """Two words."""

    LIGHT = "light"
    DARK = "dark"
    _hidden = "no member"

    @property
    def loud(self) -> str:
        """A property of its own."""
        return self.value.upper()


def test_words_are_texts() -> None:
    """A member equals its value, hashes, prints, formats and serialises as it."""
    assert Shade.DARK == "dark"
    assert {"dark": 1}[Shade.DARK] == 1
    assert (str(Shade.DARK), f"{Shade.DARK:>5}", json.dumps([Shade.DARK])) == (
        "dark",
        " dark",
        '["dark"]',
    )
    assert (Shade.DARK.name, Shade.DARK.value, Shade.DARK.loud) == ("DARK", "dark", "DARK")
    assert type(Shade.DARK.value) is type(str(Shade.DARK)) is str
    assert repr(Shade.DARK) == "<Shade.DARK: 'dark'>"


def test_words_are_found_and_listed() -> None:
    """The class gives the one member of a value, lists all in order, and refuses what is none."""
    assert Shade("dark") is Shade(Shade.DARK) is Shade.DARK
    assert list(Shade) == [Shade.LIGHT, Shade.DARK]
    assert len(Shade) == 2
    assert "light" in Shade
    assert "no member" not in Shade
    with pytest.raises(ValueError, match="'grey' is not a valid Shade"):
        Shade("grey")
    with pytest.raises(ValueError, match="are both 'x'"):
        type(Shade)("Twice", (StrEnum,), {"A": "x", "B": "x"})


def test_words_are_fixed() -> None:
    """Neither the class nor a member can be changed; copies are the member itself."""
    with pytest.raises(AttributeError, match="fixed"):
        Shade.DARK = "x"  # type: ignore[misc,assignment]
    with pytest.raises(AttributeError, match="fixed"):
        Shade.DARK.value = "x"  # type: ignore[misc]
    assert copy.copy(Shade.DARK) is copy.deepcopy(Shade.DARK) is Shade.DARK
    assert pickle.loads(pickle.dumps(Role.TITLE)) is Role.TITLE  # noqa: S301 - our own bytes
    match Shade("light"):
        case Shade.LIGHT:
            pass
        case _:
            pytest.fail("the pattern did not match")
