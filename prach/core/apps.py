from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "prach.core"

    def ready(self) -> None:
        from . import lookups  # noqa: F401  (registers `__under`)
