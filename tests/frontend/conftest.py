"""Fixtures for the tests of pages."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from marketplace.accounts.roles import Role
from marketplace.core.events.delivering import deliver_due
from rfq.contracts.models import Contract
from rfq.declarations import services as declarations
from rfq.declarations.models import Declaration
from tests.cast import Cast
from tests.listing_cast import Goods
from tests.rfq import scene


@pytest.fixture
def offered(cast: Cast, goods: Goods) -> Contract:
    """A contract that waits for signatures."""
    return scene.contracted(cast, goods.methanol)


@pytest.fixture
def signed(cast: Cast, offered: Contract) -> Contract:
    """A contract that both sides have signed."""
    return scene.signed(cast, offered)


@pytest.fixture
def transmitted(cast: Cast, goods: Goods, settings: Settings, tmp_path: Path) -> Declaration:
    """A declaration with its papers made."""
    settings.CUSTOMS_ROOT = tmp_path
    declaration = scene.prepared(cast, scene.effective(cast, goods.methanol))
    clerk = cast.producer.actor(Role.CUSTOMS_CLERK)
    declarations.check_declaration(actor=clerk, declaration_uuid=declaration.uuid, at=scene.AT)
    declarations.transmit_order(actor=clerk, declaration_uuid=declaration.uuid, at=scene.AT)
    deliver_due(at=scene.AT)
    return Declaration.objects.get(pk=declaration.pk)
