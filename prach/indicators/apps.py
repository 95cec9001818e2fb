from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "prach.indicators"

    def ready(self) -> None:
        from prach.core.changes import subscribe

        from .cells import on_change

        subscribe(on_change)
