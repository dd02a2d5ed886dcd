"""A question and its address say the same thing, both ways."""

from datetime import datetime

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from places.enums import Access, Kind, PracticalHelp
from places.finder.moment import When
from places.finder.query import FinderQuery
from places.forms import read_question

walls = st.datetimes(datetime(2000, 1, 1), datetime(2100, 12, 31)).map(  # noqa: DTZ001
    lambda wall: wall.replace(second=0, microsecond=0)
)
names = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=40).map(
    lambda text: " ".join(text.split())
)
questions = st.builds(
    FinderQuery,
    when=st.none() | st.sampled_from(When),
    at=st.none(),
    near=names,
    radius_m=st.integers(100, 50_000),
    kinds=st.lists(st.sampled_from(Kind.values), unique=True).map(tuple),
    age=st.none() | st.integers(0, 120),
    free=st.booleans(),
    helps=st.lists(st.sampled_from(PracticalHelp.values), unique=True).map(tuple),
    access=st.lists(st.sampled_from(Access.values), unique=True).map(tuple),
    step_free=st.booleans(),
    friend=st.booleans(),
    unsure=st.booleans(),
    page=st.integers(1, 1000),
)


@given(query=questions)
def test_a_question_survives_its_address(query) -> None:
    asked = read_question(QueryDict(query.querystring().removeprefix("?")))
    assert asked.problems == {}
    assert asked.query == query


@given(query=questions, wall=walls)
def test_a_wall_clock_survives_and_wins_over_a_word(query, wall) -> None:
    query = query.with_changes(at=wall)
    asked = read_question(QueryDict(query.querystring().removeprefix("?")))
    assert asked.query == query.with_changes(when=None)


@given(text=st.text(max_size=200))
def test_nothing_typed_breaks_the_reader(text) -> None:
    names = ("when", "at", "near", "radius_m", "kind", "age", "free", "help", "access", "page")
    data = QueryDict(mutable=True)
    for name in names:
        data[name] = text
    asked = read_question(data)
    assert set(asked.problems) <= set(names)
    read_question(QueryDict(asked.query.querystring().removeprefix("?")))
