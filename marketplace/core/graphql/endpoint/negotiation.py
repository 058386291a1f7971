"""Which media type a client takes, and in which one it sends."""

from django.http.request import MediaType

from marketplace.core.graphql.refusals import BadRequest, RequestCode

JSON = "application/json"
GRAPHQL_RESPONSE = "application/graphql-response+json"
OFFERED = (JSON, GRAPHQL_RESPONSE)
UTF_8 = frozenset({"utf-8", "utf8"})


def negotiate(accept: str | None) -> str:
    """Choose the answer's media type; a client that doesn't care gets ``application/json``.

    :raises BadRequest: 406 when it takes neither.
    """
    if accept is None or not accept.strip():
        return JSON
    ranges = [MediaType(part) for part in accept.split(",") if part.strip()]
    ranges = [range_ for range_ in ranges if _is_utf_8(range_)]
    best, best_rank = "", (0.0, 0, 0)
    for offered in OFFERED:
        matching = [
            (r.specificity, r.quality, -place) for place, r in enumerate(ranges) if _matches(r, offered)
        ]
        if matching:
            specificity, quality, place = max(matching)
            if quality > 0 and (not best or (quality, specificity, place) > best_rank):
                best, best_rank = offered, (quality, specificity, place)
    if not best:
        raise BadRequest(
            f"Answers come as {GRAPHQL_RESPONSE} or {JSON}, in UTF-8.", RequestCode.NOT_ACCEPTABLE, status=406
        )
    return best


def check_content_type(content_type: str) -> None:
    """Let ``application/json`` in UTF-8 pass, with or without saying so.

    :raises BadRequest: 415 for anything else.
    """
    sent = MediaType(content_type)
    if f"{sent.main_type}/{sent.sub_type}".lower() != JSON or not _is_utf_8(sent):
        raise BadRequest(
            f"Send the request as {JSON} in UTF-8.",
            RequestCode.UNSUPPORTED_MEDIA_TYPE,
            status=415,
            headers={"Accept": JSON},
        )


def _is_utf_8(media_type: MediaType) -> bool:
    return media_type.params.get("charset", "utf-8").lower() in UTF_8


def _matches(range_: MediaType, offered: str) -> bool:
    main_type, _, sub_type = offered.partition("/")
    return range_.main_type.lower() in ("*", main_type) and range_.sub_type.lower() in ("*", sub_type)
