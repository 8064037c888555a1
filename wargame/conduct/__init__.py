"""The use cases: submit a command, look at a picture, join, ring the bell, mind the clock.

The only room that writes in the journal. It knows nothing of requests, sockets or screens, and
never puts a name of a person into an event.
"""
