"""Every address, door by door."""

from django.urls import include, path

urlpatterns = [
    path("", include("prach.website.urls")),
    path("office/", include("prach.office.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]

handler400 = "prach.website.views.bad_request"
handler403 = "prach.website.views.forbidden"
handler404 = "prach.website.views.not_found"
handler500 = "prach.website.views.server_error"
