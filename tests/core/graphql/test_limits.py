"""What a document may not ask for: each refusal comes before anything is run, with a code of its own."""

from dataclasses import replace
from typing import Any

import pytest
from graphql import get_introspection_query

from marketplace.core.graphql.execution.engine import Engine
from marketplace.core.graphql.limits import Limits
from marketplace.core.graphql.refusals import Refused
from tests.core.graphql.http import GRAPHQL, JSON, Api, code_of
from tests.core.graphql.sample import schema

pytestmark = pytest.mark.urls("tests.core.graphql.urls")

LIMITS = Limits()


def nested(depth: int) -> str:
    """Make a query whose deepest field is ``depth`` fields deep."""
    below = depth - 4
    return "{ notes(first: 1) { nodes { " + "notes { " * below + "notes { text }" + " }" * below + " } } }"


def refusal_of(text: str, variables: dict[str, Any] | None = None, **limits: int) -> str:
    engine = Engine(schema, replace(LIMITS, **limits))
    with pytest.raises(Refused) as refused:
        engine.admit(text, None, variables or {})
    return refused.value.code


def cost_of(text: str, **variables: Any) -> int:
    return Engine(schema, replace(LIMITS, cost=10**12)).admit(text, None, variables).cost


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("{ word " + "#" * 50_000 + "\n}", "LIMIT_DOCUMENT_BYTES"),
        ("{ " + "word " * 4_000 + "}", "LIMIT_TOKENS"),
        ("{ word }\n" + "#\n" * 600, "LIMIT_TOKENS"),
        (nested(13), "LIMIT_DEPTH"),
        ("{ " + "a { " * 1_500 + "b" + " }" * 1_500 + " }", "LIMIT_DEPTH"),
        ("{ echo(money: {amount: " + "[" * 1_500 + "]" * 1_500 + "}) { amount } }", "LIMIT_DEPTH"),
        ("{ " + " ".join(f"a{n}: word" for n in range(31)) + " }", "LIMIT_ALIASES"),
        ("{ " + "word " * 33 + "}", "LIMIT_REPEATED_FIELDS"),
        ("{ " + "... { word } " * 33 + "}", "LIMIT_REPEATED_FIELDS"),
        ("{ word " + "@skip(if: false) " * 51 + "}", "LIMIT_DIRECTIVES"),
        ("{ ...f0 } " + " ".join(f"fragment f{n} on Query {{ word }}" for n in range(61)), "LIMIT_FRAGMENTS"),
        (
            "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
            "LIMIT_INTROSPECTION_DEPTH",
        ),
        (
            '{ __type(name: "A") { ' + "ofType { " * 20 + "name" + " }" * 20 + " } }",
            "LIMIT_INTROSPECTION_DEPTH",
        ),
        (
            "mutation { " + " ".join(f"a{n}: secretMake(input: {{}}) {{ secret }}" for n in range(6)) + " }",
            "LIMIT_MUTATIONS",
        ),
        ("{ " + " ".join(f"a{n}: word" for n in range(21)) + " }", "LIMIT_ROOT_FIELDS"),
        ("{ notes(first: 100) { nodes { notes { notes { notes { notes { text } } } } } } }", "LIMIT_COST"),
    ],
)
def test_it_refuses_before_running(document: str, code: str) -> None:
    response = Api(who="ann").post({"query": document}, accept=GRAPHQL)
    assert response.status_code == 400
    assert code_of(response) == code
    assert "data" not in response.json()
    assert Api(who="ann").post({"query": document}, accept=JSON).status_code == 200


def test_it_says_what_the_limit_is_and_what_was_asked() -> None:
    message = Api().ask(nested(13))["errors"][0]["message"]
    assert message == "Fields are nested 13 deep; at most 12 are allowed."


def test_it_admits_what_is_just_within_the_depth() -> None:
    admitted = Engine(schema, replace(LIMITS, cost=10**9)).admit(nested(12), None, {})
    assert admitted.traits.depth == 12


def test_it_counts_depth_through_fragments() -> None:
    fragments = "fragment A on Note { notes { ...B } } fragment B on Note { notes { text } }"
    document = "{ notes { nodes { ...A } } } " + fragments
    assert refusal_of(document, depth=4) == "LIMIT_DEPTH"
    Engine(schema, replace(LIMITS, depth=5)).admit(document, None, {})


def test_it_counts_root_fields_and_mutations_in_fragments() -> None:
    make = "secretMake(input: {}) { secret }"
    fragments = [f"fragment {name} on Mutation {{ {name}1: {make} {name}2: {make} }}" for name in "AB"]
    document = "mutation { ...A ...B } " + " ".join(fragments)
    assert refusal_of(document, mutations=3) == "LIMIT_MUTATIONS"
    Engine(schema, replace(LIMITS, mutations=4)).admit(document, None, {})


def test_it_lets_the_usual_introspection_pass_and_counts_no_cost_for_it() -> None:
    response = Api().post({"query": get_introspection_query()})
    assert response.status_code == 200
    assert response.json()["extensions"]["cost"]["requested"] == 0


def test_it_tells_the_cost_of_what_ran_and_of_what_was_refused() -> None:
    ran = Api().ask("{ word }")
    assert ran["extensions"]["cost"] == {"requested": 0, "limit": 5000}
    refused = Api().ask("{ notes(first: 100) { nodes { notes { notes { notes { notes { text } } } } } } }")
    assert refused["extensions"]["cost"]["requested"] > 5000


# The connection itself costs 1, each node 1, a nested list 1 (and its five notes what they hold), totals 5.
@pytest.mark.parametrize(
    ("document", "variables", "cost"),
    [
        ("{ word hello }", {}, 0),
        ("{ notes { nodes { text at } } }", {}, 1 + 20),
        ("{ notes(first: 3) { nodes { text } } }", {}, 1 + 3),
        ("{ notes(last: 7) { nodes { text } } }", {}, 1 + 7),
        ("{ notes(first: 3) { edges { node { text } cursor } } }", {}, 1 + 3),
        ("{ notes(first: 3) { totalCount nodes { text } pageInfo { hasNextPage } } }", {}, 1 + 5 + 3),
        ("query ($n: Int) { notes(first: $n) { nodes { text } } }", {"n": 9}, 1 + 9),
        ("query ($n: Int = 4) { notes(first: $n) { nodes { text } } }", {}, 1 + 4),
        ("query ($n: Int = 4) { notes(first: $n) { nodes { text } } }", {"n": 2}, 1 + 2),
        ("query ($n: Int) { notes(first: $n) { nodes { text } } }", {}, 1 + 20),
        ("{ notes(first: 2) { nodes { notes { text } } } }", {}, 1 + 2 * (1 + 1)),
        ("{ notes(first: 2) { nodes { notes { notes { text } } } } }", {}, 1 + 2 * (1 + 1 + 5 * 1)),
        (
            "{ a: notes(first: 2) { nodes { text } } b: notes(first: 3) { nodes { text } } }",
            {},
            1 + 2 + 1 + 3,
        ),
        ("{ notes(first: 2) { ...P } } fragment P on NoteConnection { nodes { text } }", {}, 1 + 2),
        ('mutation { noteAdd(input: {text: "a"}) { note { text } } }', {}, 10 + 1),
    ],
)
def test_it_adds_declared_costs_and_multiplies_by_page_sizes(
    document: str, variables: dict[str, Any], cost: int
) -> None:
    assert cost_of(document, **variables) == cost


@pytest.mark.parametrize("absurd", [101, -1, 0, 10**9, "9" * 5_000, True, [5], {"a": 1}])
def test_it_counts_an_absurd_page_size_as_the_largest_or_less(absurd: Any) -> None:
    document = "query ($n: Int) { notes(first: $n) { nodes { text } } }"
    assert 1 + 1 <= cost_of(document, n=absurd) <= 1 + 100


def test_it_counts_fragments_that_multiply_without_multiplying_the_work() -> None:
    chain = " ".join(
        f"fragment F{n} on Note {{ notes {{ ...F{n + 1} }} also: notes {{ ...F{n + 1} }} }}"
        for n in range(20)
    )
    document = "{ notes(first: 1) { nodes { ...F0 } } } " + chain + " fragment F20 on Note { text }"
    assert refusal_of(document, depth=30) == "LIMIT_COST"
    unlimited = Engine(schema, replace(LIMITS, cost=10**30, depth=30))
    # Each of 20 levels has two lists of five notes, and each list costs 1.
    assert unlimited.admit(document, None, {}).cost == 2 + sum(2 * 10**level for level in range(20))


def test_it_remembers_the_cost_of_each_page_size() -> None:
    engine = Engine(schema)
    document = "query ($n: Int) { notes(first: $n) { nodes { text } } }"
    costs = [engine.admit(document, None, {"n": n}).cost for n in (1, 50, 1, 2)]
    assert costs == [2, 51, 2, 3]
