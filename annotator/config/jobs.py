"""The queue's connections: a job that a worker asks for exists exactly when the worker's own transaction does."""

from procrastinate import App
from procrastinate.connector import BaseAsyncConnector, BaseConnector
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.settings import settings
from procrastinate.contrib.django.utils import connector_params
from procrastinate.psycopg_connector import PsycopgConnector


class WorkerConnector(PsycopgConnector):
    """Takes jobs over connections of its own, and lets tasks ask for further ones over Django's, as requests do.

    Over the worker's own connections those would be there, and be taken, before what they are about is.
    """

    def get_sync_connector(self) -> BaseConnector:
        """Return what tasks ask for jobs with."""
        return DjangoConnector(alias=settings.DATABASE_ALIAS)


class Connector(DjangoConnector):
    """What requests and commands ask for jobs with."""

    def get_worker_connector(self) -> BaseAsyncConnector:
        """Return what workers take jobs with."""
        return WorkerConnector(kwargs=connector_params(self.alias))


def use_our_connector(app: App) -> None:
    """Have procrastinate's app use it, once Django is there."""
    app.connector = app.job_manager.connector = Connector(alias=settings.DATABASE_ALIAS)
