"""Public addresses, and the publishers' under /desk/editions/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
