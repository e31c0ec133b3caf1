"""The backend that Django loads by the name `annotator.config.postgres`."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import connections
from django.db.backends.postgresql import base, client, features

from annotator.config.postgres.cluster import DATABASE, program
from annotator.config.postgres.embedded import join


class DatabaseFeatures(features.DatabaseFeatures):
    """What the server must be able to do."""

    minimum_database_version = (15,)


class DatabaseClient(client.DatabaseClient):
    """Runs `dbshell` with the psql of the embedded server, where that is the server."""

    def runshell(self, parameters: Iterable[str]) -> None:
        """Start psql after having started the server."""
        if home := self.connection.settings_dict.get("EMBEDDED"):
            self.executable_name = str(program("psql"))
            join(Path(home), DATABASE)
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    """Starts or joins the embedded server on the first connection, where the settings name its folder."""

    client_class = DatabaseClient
    features_class = DatabaseFeatures

    def get_connection_params(self) -> dict[str, Any]:
        """Return what psycopg connects with; procrastinate asks here too."""
        if home := self.settings_dict.get("EMBEDDED"):
            join(Path(home), DATABASE)
        return dict(super().get_connection_params())

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Return a connection from the pool, having tried the address before the pool opens."""
        if self.pool and self.pool.closed:
            # The pool would try a wrong address for as long as it may wait, and then say only that it waited.
            self.Database.connect(**conn_params).close()
        return super().get_new_connection(conn_params)


_inherited: list[Any] = []


def let_go_of_connections() -> None:
    """Give a forked process connections of its own; those of its parent are kept open and left alone."""
    for alias in [wrapper.alias for wrapper in connections.all(initialized_only=True)]:
        _inherited.append(connections[alias])
        del connections[alias]
    pools: dict[str, Any] = vars(base.DatabaseWrapper)["_connection_pools"]
    _inherited.extend(pools.values())
    pools.clear()


os.register_at_fork(after_in_child=let_go_of_connections)
