"""The order message: what the builder refuses, and that it says everything at once."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from rfq.declarations.messages import MessageInvalid, build_order_message, usual_order_note, validate_message
from rfq.declarations.messages.model import (
    Action,
    Measure,
    OrderKind,
    OrderMessage,
    Registered,
    Route,
    Subscription,
)
from tests.declarations.messages.checking import problems_of
from tests.declarations.messages.samples import DAY, METHANOL, SENT_AT, SODA, order_for

ORDER = order_for(METHANOL)
HEAD = "CEB303Message/Order[1]/OrderHead"
LINE = "CEB303Message/Order[1]/OrderList[1]"


def line(**changes: object) -> OrderMessage:
    return replace(ORDER, lines=(replace(ORDER.lines[0], **changes),))


VIOLATIONS = {
    "an empty order number": (replace(ORDER, order_number=" "), f"{HEAD}/orderNo"),
    "a long order number": (replace(ORDER, order_number="N" * 61), f"{HEAD}/orderNo"),
    "a currency without a code": (replace(ORDER, currency="MNT"), f"{HEAD}/currency"),
    "a negative value": (replace(ORDER, goods_value=D(-1)), f"{HEAD}/goodsValue"),
    "a value that is not the sum": (replace(ORDER, goods_value=D(9)), f"{HEAD}/goodsValue"),
    "a value of zero": (replace(line(total=D(0)), goods_value=D(0)), f"{HEAD}/goodsValue"),
    "six decimals": (replace(ORDER, freight=D("1.000001")), f"{HEAD}/freight"),
    "twenty digits": (replace(ORDER, freight=D("12345678901234567890")), f"{HEAD}/freight"),
    "a value that is no number": (replace(ORDER, freight=D("NaN")), f"{HEAD}/freight"),
    "a time without a zone": (replace(ORDER, sent_at=SENT_AT.replace(tzinfo=None)), f"{HEAD}/appTime"),
    "a long platform name": (replace(ORDER, platform=Registered("无", "名" * 101)), f"{HEAD}/ebpName"),
    "no seller code": (replace(ORDER, seller=Registered("", "x")), f"{HEAD}/ebcCode"),
    "a control character": (replace(ORDER, note="a\x00b"), f"{HEAD}/note"),
    "a space at the end": (replace(ORDER, note="a "), f"{HEAD}/note"),
    "no lines": (replace(ORDER, lines=()), "CEB303Message/Order[1]/OrderList"),
    "a line number of 0": (line(number=0), f"{LINE}/gnum"),
    "a line number that skips": (line(number=2), f"{LINE}/gnum"),
    "a negative quantity": (line(quantity=Measure(D(-1), "TNE")), f"{LINE}/qty"),
    "a quantity of zero": (line(quantity=Measure(D(0), "TNE")), f"{LINE}/qty"),
    "a unit without a code": (line(quantity=Measure(D(16), "KTN")), f"{LINE}/unit"),
    "a total that disagrees": (line(price=D(1)), f"{LINE}/totalPrice"),
    "another currency on a line": (line(currency="EUR"), f"{LINE}/currency"),
    "no article name": (line(name=""), f"{LINE}/itemName"),
    "a long article number": (line(item_number="A" * 31), f"{LINE}/itemNo"),
    "a total finer than a declaration takes": (line(total=D("6398.50001")), f"{LINE}/totalPrice"),
    "a subscription of an unknown kind": (
        replace(ORDER, subscriptions=(Subscription(status="SOME", exchange_id="X"),)),
        "CEB303Message/BaseSubscribe[1]/status",
    ),
}


@pytest.mark.parametrize("name", VIOLATIONS)
def test_it_refuses(name: str):
    order, path = VIOLATIONS[name]
    found = problems_of(lambda: build_order_message(order))
    assert path in found
    assert found[path].what
    assert found[path].expected


def test_it_reports_everything_at_once_and_each_element_once():
    bad = replace(line(number=0, quantity=Measure(D(-1), "XYZ")), order_number="", currency="RUB")
    with pytest.raises(MessageInvalid) as caught:
        build_order_message(bad)
    paths = [problem.path for problem in caught.value.problems]
    for path in (f"{HEAD}/orderNo", f"{HEAD}/currency", f"{LINE}/gnum", f"{LINE}/qty", f"{LINE}/unit"):
        assert paths.count(path) == 1


def test_a_currency_without_a_code_is_named_with_its_table():
    found = problems_of(lambda: build_order_message(replace(ORDER, currency="RUB")))
    assert "currencies has no code for 'RUB'" in found[f"{HEAD}/currency"].what


def test_a_duplicate_line_number_is_refused():
    lines = tuple(replace(entry, number=1) for entry in order_for(SODA).lines)
    found = problems_of(lambda: build_order_message(replace(order_for(SODA), lines=lines)))
    assert "twice" in found["CEB303Message/Order[1]/OrderList[2]/gnum"].what


def many(count: int, route: Route) -> OrderMessage:
    lines = tuple(replace(ORDER.lines[0], number=number) for number in range(1, count + 1))
    value = ORDER.lines[0].total * count
    return replace(ORDER, lines=lines, goods_value=value, route=route)


def test_a_declaration_takes_50_lines_and_not_51():
    assert build_order_message(many(50, Route.DECLARATION))
    assert "CEB303Message/Order[1]/OrderList" in problems_of(
        lambda: build_order_message(many(51, Route.DECLARATION))
    )


def test_a_list_takes_100_lines_and_not_101():
    assert build_order_message(many(100, Route.LIST))
    found = problems_of(lambda: build_order_message(many(101, Route.LIST)))
    assert found["CEB303Message/Order[1]/OrderList"].expected == "at most 100"


def test_a_list_takes_article_numbers_of_20_characters():
    order = replace(line(item_number="A" * 21), route=Route.LIST)
    assert f"{LINE}/itemNo" in problems_of(lambda: build_order_message(order))
    assert build_order_message(replace(line(item_number="A" * 21), route=Route.DECLARATION))


def test_equal_orders_give_equal_bytes():
    assert build_order_message(ORDER) == build_order_message(
        replace(ORDER, goods_value=D("6398.5000"), freight=D("841.50"))
    )


def test_a_change_and_a_staged_order_say_so():
    data = build_order_message(replace(ORDER, action=Action.CHANGE, declared=False))
    assert b"<ceb:appType>2</ceb:appType>" in data
    assert b"<ceb:appStatus>1</ceb:appStatus>" in data
    assert validate_message(data) == []


def test_it_writes_beijing_time():
    assert b"<ceb:appTime>20261102093000</ceb:appTime>" in build_order_message(ORDER)


def test_a_price_may_be_the_quotient_at_five_decimals():
    assert build_order_message(replace(line(price=D("399.90625")), goods_value=ORDER.goods_value))
    three = replace(
        line(quantity=Measure(D(3), "TNE"), price=D("33.33333"), total=D(100)), goods_value=D(100)
    )
    assert build_order_message(three)


def test_the_usual_remark_is_a_setting():
    assert usual_order_note(OrderKind.ORDER, on=DAY) == "跨境电子商务"
    note = usual_order_note(OrderKind.WAREHOUSE_BOOKING, on=DAY, warehouse_address="Almaty, Sample St 1")
    assert note == "Almaty, Sample St 1"


@pytest.mark.parametrize(("price", "taken"), [("0.00002", True), ("0.00003", True), ("0.00001", False)])
def test_a_price_half_way_may_be_rounded_either_way(price: str, taken: bool):
    order = line(quantity=Measure(D(200000), "KGM"), price=D(price), total=D(5))
    order = replace(order, goods_value=D(5))
    if taken:
        assert build_order_message(order)
    else:
        assert f"{LINE}/totalPrice" in problems_of(lambda: build_order_message(order))
