"""Addresses of the staff's door. A room with pages of its own keeps them in its folder and adds one line here."""

from django.urls import path

from . import home, suggest
from .account.urls import urlpatterns as account
from .accounts.urls import urlpatterns as accounts
from .areas.urls import urlpatterns as areas
from .delivery.urls import urlpatterns as delivery
from .figures.urls import urlpatterns as figures
from .knowhow.urls import urlpatterns as knowhow
from .people.urls import urlpatterns as people
from .records import page
from .sages.urls import urlpatterns as sages
from .workbooks.urls import urlpatterns as workbooks

app_name = "office"
RECORD = "records/<slug:register>/<uuid:key>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("suggest/<slug:about>/", suggest.suggest, name="suggest"),
    path("records/<slug:register>/", page("list"), name="records"),
    path("records/<slug:register>/add/", page("add"), name="record-add"),
    path(RECORD, page("detail"), name="record"),
    path(f"{RECORD}change/", page("change"), name="record-change"),
    path(f"{RECORD}archive/", page("archive"), name="record-archive"),
    path(f"{RECORD}restore/", page("restore"), name="record-restore"),
    path(f"{RECORD}history/", page("history"), name="record-history"),
    *account,
    *accounts,
    *areas,
    *delivery,
    *figures,
    *knowhow,
    *people,
    *sages,
    *workbooks,
]
