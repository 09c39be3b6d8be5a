"""The address of the search page."""

from django.urls import URLPattern

app_name = "searching"

urlpatterns: list[URLPattern] = []
