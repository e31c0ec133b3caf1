"""Gets a batch for somebody who may see it, and what every page of the wizard shows."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from annotator.exchange.admin.addresses import addresses
from annotator.exchange.admin.importable import importable_by, may_import
from annotator.exchange.admin.steps import steps
from annotator.exchange.admin.wording import EFFECT
from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.contract import BulkResource
from annotator.exchange.resources.registry import UnknownResource, resource_of


class AdminRequest(HttpRequest):
    """The request of somebody whom the admin has let in."""

    user: User


def get_importable_batch_or_404(request: AdminRequest, pk: int) -> tuple[ImportBatch, BulkResource]:
    """Return a batch and what its rows are, for somebody who may import such rows."""
    batch = get_object_or_404(ImportBatch.objects.select_related("user", "confirmed_by", "undone_by"), pk=pk)
    try:
        resource = resource_of(batch.resource)
    except UnknownResource as error:
        raise Http404(str(error)) from error
    if not may_import(request.user, resource):
        raise PermissionDenied(f"You may not import {resource.label.lower()}.")
    return batch, resource


def get_importable_or_403(request: AdminRequest) -> list[BulkResource]:
    """Return what somebody may import; refuses those who may import nothing."""
    if not (resources := importable_by(request.user)):
        raise PermissionDenied("You may not import anything.")
    return resources


def page(
    request: AdminRequest, template: str, title: str, step: int, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Answer with a page of the wizard."""
    everywhere = {"title": title, "opts": ImportBatch._meta, "steps": steps(step), "effect": EFFECT}
    given = admin.site.each_context(request) | everywhere | context
    return TemplateResponse(request, f"admin/imports/{template}", given, status=status)


def about(batch: ImportBatch, resource: BulkResource) -> dict[str, Any]:
    """Return what every page about a batch shows."""
    return {
        "batch": batch,
        "label": resource.label,
        "addresses": addresses(batch.pk, batch.resource),
        "original": batch,
    }
