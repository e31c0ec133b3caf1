"""The database backend: Django's own for PostgreSQL, which also starts or joins the embedded server.

It holds no queries and no models. `base` is what Django loads, `embedded` joins the server, `cluster` makes
its files, `account` finds a user to run it as, and `keeper` is the small process that stops it in the end.
"""
