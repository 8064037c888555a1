"""How the app is set up: settings, URLs, the ASGI application, and checks of what it was given.

The laptop profile is the default and needs nothing: SQLite, one process, no Redis. The server
profile reads PostgreSQL, Redis, the key and the host names from the environment.
"""
