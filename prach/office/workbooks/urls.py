"""Addresses of workbooks and imports."""

from django.urls import path

from . import imports, lists

IMPORT = "workbooks/imports/<uuid:key>/"

urlpatterns = [
    path("workbooks/", lists.registers, name="registers"),
    path("workbooks/imports/", imports.imports, name="imports"),
    path(IMPORT, imports.import_page, name="import"),
    path(f"{IMPORT}progress/", imports.import_progress, name="import-progress"),
    path(f"{IMPORT}read/", imports.import_read, name="import-read"),
    path(f"{IMPORT}commit/", imports.import_commit, name="import-commit"),
    path(f"{IMPORT}discard/", imports.import_discard, name="import-discard"),
    path(f"{IMPORT}refused.xlsx", imports.import_refused, name="import-refused"),
    path("workbooks/<slug:register>/", lists.register_page, name="register"),
    path("workbooks/<slug:register>/template.xlsx", lists.template, name="register-template"),
    path("workbooks/<slug:register>/export.xlsx", lists.export, name="register-export"),
    path("workbooks/<slug:register>/import/", imports.upload, name="register-import"),
]
