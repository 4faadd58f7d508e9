"""What `frozen` makes is a frozen dataclass, made in less time; what it does not take it refuses."""

import copy
import pickle
from dataclasses import FrozenInstanceError, InitVar, asdict, dataclass, field, fields, replace
from functools import cached_property

import pytest

from klantenbestand.words.frozen import frozen


def made_by(decorator):
    class Point:
        """A place."""

        x: int
        y: int = 2
        words: list[str] = field(default_factory=list)
        aside: str = field(default="", compare=False, repr=False)
        known: dict[str, int] = field(default_factory=dict, init=False, repr=False)
        sum: int = field(init=False)

        def __post_init__(self):
            object.__setattr__(self, "sum", self.x + self.y)

        @cached_property
        def double(self):
            return 2 * self.sum

    return decorator(Point)


Own, Standard = made_by(frozen), made_by(dataclass(frozen=True))


@frozen
class Empty:
    """Nothing."""


@frozen
class One:
    """A single field."""

    only: int


@pytest.mark.parametrize("kind", [Own, Standard])
def test_fields_come_by_place_by_name_and_by_default(kind):
    point = kind(1, words=["a"])
    assert (point.x, point.y, point.words, point.aside, point.known, point.sum) == (1, 2, ["a"], "", {}, 3)
    assert kind(1).words is not kind(1).words, "each has a list of its own"
    assert point.double == 6
    with pytest.raises(TypeError, match="'x'"):
        kind()
    with pytest.raises(TypeError, match="other"):
        kind(1, other=2)


@pytest.mark.parametrize("kind", [Own, Standard, One])
def test_nothing_changes_or_goes(kind):
    point, name = kind(1), fields(kind)[0].name
    for change in (lambda: setattr(point, name, 2), lambda: delattr(point, name), lambda: setattr(point, "new", 2)):
        with pytest.raises(FrozenInstanceError, match=f"'({name}|new)'"):
            change()
    assert getattr(point, name) == 1
    assert not hasattr(point, "new")


@pytest.mark.parametrize("kind", [Own, Standard])
def test_equal_is_who_has_the_same_in_all_fields_that_count(kind):
    assert kind(1) == kind(1, aside="other")
    assert kind(1) != kind(1, 3)
    assert kind(1) != (1, 2, [], {}, 3)
    with pytest.raises(TypeError, match="unhashable"):
        hash(kind(1))


def test_equal_values_are_one_in_a_set():
    assert {One(1), One(1), One(2)} == {One(2), One(1)}
    assert {Empty(), Empty()} == {Empty()}
    assert Empty() != One(1)


def test_it_reads_as_a_frozen_dataclass_and_the_tools_for_those_know_it():
    own, standard = Own(1, words=["a"]), Standard(1, words=["a"])
    assert repr(own) == repr(standard)
    assert asdict(own) == asdict(standard)
    assert [one.name for one in fields(Own)] == [one.name for one in fields(Standard)]
    assert Own.__match_args__ == Standard.__match_args__
    assert (Own.__doc__, Own.__name__) == (Standard.__doc__, Standard.__name__)
    assert replace(One(1), only=2) == One(2)


def test_one_field_is_compared_as_many_are():
    nan = float("nan")
    assert One(nan) == One(nan)
    assert made_by(dataclass(frozen=True))(nan).x is nan


def test_one_of_another_class_is_not_equal_and_a_class_keeps_what_it_says_of_itself():
    @frozen
    class More(One):
        """The same and nothing more."""

    @frozen
    class Spoken:
        only: int

        def __repr__(self) -> str:
            return "mine"

    assert More(1) != One(1)
    assert More(1) == More(1)
    assert repr(Spoken(1)) == "mine"


def test_a_copy_and_a_pickle_are_equal():
    assert copy.deepcopy(One(1)) == One(1) == pickle.loads(pickle.dumps(One(1)))


def test_what_it_does_not_take_is_refused_when_the_class_is_made():
    with pytest.raises(TypeError, match="by place"):

        @frozen
        class _Named:
            x: int = field(kw_only=True)

    with pytest.raises(TypeError, match="by place"):

        @frozen
        class _Late:
            x: int = 1
            y: int

    with pytest.raises(TypeError, match="InitVar"):

        @frozen
        class _Passing:
            x: InitVar[int]
