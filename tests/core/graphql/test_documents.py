"""Documents are parsed and validated once, in a cache that clients can't grow."""

from threading import Thread

import pytest

from marketplace.core.graphql.execution.cache import BoundedCache
from marketplace.core.graphql.execution.documents import Documents
from marketplace.core.graphql.limits import Limits
from marketplace.core.graphql.refusals import Refused
from tests.core.graphql.sample import schema


def documents(cache_tokens: int = 1_000) -> Documents:
    return Documents(schema.graphql_schema, Limits(), cache_tokens=cache_tokens)


def test_the_same_text_is_prepared_once() -> None:
    known = documents()
    assert known.prepare("{ word }") is known.prepare("{ word }")
    assert known.prepare("{ word }") is not known.prepare("{word}")


def test_a_bad_document_takes_no_room() -> None:
    known = documents()
    for text in ("{ unknown }", "{"):
        with pytest.raises(Refused):
            known.prepare(text)
    assert len(known.cache) == 0


def test_the_document_used_longest_ago_makes_room() -> None:
    known = documents(cache_tokens=12)
    first = known.prepare("query A { word }")
    known.prepare("query B { word }")
    assert known.prepare("query A { word }") is first
    known.prepare("query C { word }")
    assert known.prepare("query A { word }") is first
    assert len(known.cache) == 2
    assert known.cache.weight <= 12


def test_what_outweighs_the_cache_is_not_kept() -> None:
    cache: BoundedCache[str] = BoundedCache(10)
    cache.put("a", "light", 4)
    cache.put("b", "heavy", 11)
    assert cache.get("a") == "light"
    assert cache.get("b") is None


def test_a_value_put_again_counts_once() -> None:
    cache: BoundedCache[str] = BoundedCache(10)
    for _ in range(5):
        cache.put("a", "x", 6)
    assert cache.weight == 6
    assert len(cache) == 1


def test_threads_share_the_cache_without_losing_count() -> None:
    cache: BoundedCache[int] = BoundedCache(50)

    def work(offset: int) -> None:
        for n in range(2_000):
            cache.put(str((n * offset) % 97), n, n % 7 + 1)
            cache.get(str(n % 97))

    threads = [Thread(target=work, args=(offset,)) for offset in (1, 3, 5, 7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cache.weight <= 50
    assert cache.weight == sum(weight for _, weight in cache.held())
