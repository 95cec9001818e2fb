from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "prach.reports"
