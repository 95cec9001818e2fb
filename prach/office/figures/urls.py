"""Addresses of figures."""

from django.urls import path

from . import comparison, overview, rows

urlpatterns = [
    path("figures/", overview.overview, name="figures"),
    path("figures/figures.<slug:suffix>", overview.overview_file, name="figures-file"),
    path("figures/<slug:code>/", comparison.figure_page, name="figure"),
    path("figures/<slug:code>/table.<slug:suffix>", comparison.figure_file, name="figure-file"),
    path("figures/<slug:code>/rows/", rows.rows_page, name="figure-rows"),
    path("figures/<slug:code>/rows.<slug:suffix>", rows.rows_download, name="figure-rows-file"),
]
