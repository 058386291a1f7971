"""The schema, put together from the rooms. A new room adds one import and one base class to each root."""

import graphene

from catalog.listings.graphql.mutations import ListingsMutations
from catalog.listings.graphql.queries import ListingsQueries
from marketplace.accounts.graphql.mutations import AccountsMutations
from marketplace.accounts.graphql.queries import AccountsQueries
from marketplace.core.files.graphql.mutations import FileMutations
from marketplace.core.graphql.queries import CoreQueries
from marketplace.payments.graphql.mutations import PaymentsMutations
from marketplace.payments.graphql.queries import PaymentsQueries
from marketplace.providers.graphql.mutations import ProvidersMutations
from marketplace.providers.graphql.queries import ProvidersQueries
from marketplace.warehouses.graphql.mutations import WarehousesMutations
from marketplace.warehouses.graphql.queries import WarehousesQueries
from rfq.contracts.graphql.mutations import ContractsMutations
from rfq.contracts.graphql.queries import ContractsQueries
from rfq.declarations.graphql.mutations import DeclarationsMutations
from rfq.declarations.graphql.queries import DeclarationsQueries
from rfq.quotes.graphql.mutations import QuotesMutations
from rfq.quotes.graphql.queries import QuotesQueries
from rfq.requests.graphql.mutations import RequestsMutations
from rfq.requests.graphql.queries import RequestsQueries


class Query(
    DeclarationsQueries,
    ContractsQueries,
    QuotesQueries,
    RequestsQueries,
    ListingsQueries,
    PaymentsQueries,
    WarehousesQueries,
    ProvidersQueries,
    AccountsQueries,
    CoreQueries,
    graphene.ObjectType,
):
    """Everything that can be read."""


class Mutation(
    DeclarationsMutations,
    ContractsMutations,
    QuotesMutations,
    RequestsMutations,
    ListingsMutations,
    PaymentsMutations,
    WarehousesMutations,
    ProvidersMutations,
    AccountsMutations,
    FileMutations,
    graphene.ObjectType,
):
    """Everything that can be done. A mutation changes nothing when it answers userErrors."""


schema = graphene.Schema(query=Query, mutation=Mutation)
