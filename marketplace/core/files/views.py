"""The addresses of files: PUT to upload, GET to download. Their signature is the permission."""

from datetime import datetime
from http import HTTPStatus

from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt

from marketplace.core.errors import ErrorCode, MarketplaceError, Problem
from marketplace.core.files.models import StoredFile
from marketplace.core.files.storage import open_content
from marketplace.core.files.tokens import DOWNLOAD_SECONDS, read_download_token, read_upload_token
from marketplace.core.files.uploads import receive_upload, stored_file
from marketplace.core.graphql.nodes import global_id

_STATUS = {
    ErrorCode.EXPIRED: HTTPStatus.GONE,
    ErrorCode.FILE_TYPE: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    ErrorCode.UNAVAILABLE: HTTPStatus.SERVICE_UNAVAILABLE,
    ErrorCode.NOT_FOUND: HTTPStatus.NOT_FOUND,
}


@csrf_exempt
def upload(request: HttpRequest, token: str) -> HttpResponse:
    """Take the bytes of one announced file. Errors are problem documents (RFC 9457)."""
    if request.method != "PUT":
        return _not_allowed("PUT")
    try:
        file = _receive(request, token, at=timezone.now())
    except MarketplaceError as error:
        return _problem(error.problems[0], _STATUS.get(error.code, HTTPStatus.BAD_REQUEST))
    return JsonResponse(
        {
            "id": global_id("StoredFile", file.uuid),
            "name": file.name,
            "contentType": file.content_type,
            "size": file.size,
            "sha256": file.sha256,
        },
        status=HTTPStatus.CREATED,
    )


def download(request: HttpRequest, token: str) -> HttpResponseBase:
    """Send a file, as an attachment: nothing that somebody uploaded is ever shown as a page of ours."""
    if request.method not in ("GET", "HEAD"):
        return _not_allowed("GET, HEAD")
    try:
        file = stored_file(read_download_token(token))
        if file is None:
            return _problem(Problem(ErrorCode.NOT_FOUND, "No such file."), HTTPStatus.NOT_FOUND)
        return _sent(request, file)
    except MarketplaceError as error:
        return _problem(error.problems[0], _STATUS.get(error.code, HTTPStatus.NOT_FOUND))


def _receive(request: HttpRequest, token: str, *, at: datetime) -> StoredFile:
    promise = read_upload_token(token)
    announced = request.META.get("CONTENT_LENGTH") or ""
    if announced != str(promise.size):
        raise MarketplaceError(
            Problem(
                ErrorCode.FILE_SIZE,
                f"Content-Length must be {promise.size}, the size that was announced.",
                "size",
            )
        )
    return receive_upload(promise=promise, read=request.read, at=at)


def _sent(request: HttpRequest, file: StoredFile) -> HttpResponseBase:
    etag = f'"{file.sha256}"'
    response: HttpResponseBase
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
        del response["Content-Type"]
    else:
        response = FileResponse(
            open_content(file.storage_name),
            as_attachment=True,
            filename=file.name,
            content_type=f"{file.content_type}; charset=utf-8"
            if file.content_type == "text/csv"
            else file.content_type,
        )
        response["Content-Length"] = str(file.size)
    response["ETag"] = etag
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    patch_cache_control(response, private=True, max_age=DOWNLOAD_SECONDS)
    return response


def _problem(problem: Problem, status: HTTPStatus) -> HttpResponse:
    content = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": problem.message,
        "code": problem.code,
    }
    return JsonResponse(content, status=status, content_type="application/problem+json")


def _not_allowed(allowed: str) -> HttpResponse:
    response = _problem(Problem(ErrorCode.INVALID, f"Only {allowed} here."), HTTPStatus.METHOD_NOT_ALLOWED)
    response["Allow"] = allowed
    return response
