"""The channel layer: it carries bells between processes, and never any content."""

from typing import Any

MEMORY = "channels.layers.InMemoryChannelLayer"
REDIS = "channels_redis.core.RedisChannelLayer"

CAPACITY = 1000
EXPIRY_SECONDS = 20
GROUP_EXPIRY_SECONDS = 8 * 60 * 60
MAX_CONNECTIONS = 5000


def layer(redis_url: str, prefix: str) -> dict[str, Any]:
    """Return Channels' settings for Redis at `redis_url`, or for this process alone.

    All processes of one deployment need the same `prefix`, or they do not hear each other.
    """
    bounds = {"capacity": CAPACITY, "expiry": EXPIRY_SECONDS, "group_expiry": GROUP_EXPIRY_SECONDS}
    if not redis_url:
        return {"BACKEND": MEMORY, "CONFIG": bounds}
    host = {
        "address": redis_url,
        # redis-py gives up reading after 5 s by default, which is just how long the layer waits:
        # the two race, and idle sockets die.
        "socket_timeout": None,
        "socket_keepalive": True,
        "health_check_interval": 15,
        # The default of 100 refuses most of a thousand that join at once.
        "max_connections": MAX_CONNECTIONS,
    }
    return {"BACKEND": REDIS, "CONFIG": {**bounds, "hosts": [host], "prefix": prefix}}
