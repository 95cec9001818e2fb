"""Every address, door by door."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from prach.ui.views import styleguide

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("prach.website.urls")),
    path("office/", include("prach.office.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]

if settings.DEBUG:
    urlpatterns.append(path("styleguide/", styleguide))

handler400 = "prach.website.views.bad_request"
handler403 = "prach.website.views.forbidden"
handler404 = "prach.website.views.not_found"
handler500 = "prach.website.views.server_error"
