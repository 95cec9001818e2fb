"""Addresses of the public's door."""

from django.urls import path

from . import figures, front
from .signing_in import SignIn, SignOut

app_name = "website"
urlpatterns = [
    path("", front.front, name="front"),
    path("figures/<slug:code>/", figures.figure, name="figure"),
    path("figures/<slug:code>/figure.json", figures.figure_json, name="figure-json"),
    path("figures/<slug:code>/figure.csv", figures.figure_csv, name="figure-csv"),
    path("login/", SignIn.as_view(), name="login"),
    path("logout/", SignOut.as_view(), name="logout"),
]
