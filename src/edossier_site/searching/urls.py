"""The addresses of the search page and of its help."""

from django.urls import path

from edossier_site.searching import order_view, views

app_name = "searching"

urlpatterns = [
    path("search", views.search, name="search"),
    path("search/help", views.search_help, name="help"),
    path("order", order_view.order, name="order"),
    path("order.csv", order_view.order_file, name="order_file"),
]
