"""What the server runs: Django for HTTP, the live package for sockets."""

import os

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wargame.config.settings")
http_application = get_asgi_application()  # sets Django up, so what needs models comes after it

from wargame.live.routing import websocket_application  # noqa: E402 - see the line above

application = ProtocolTypeRouter({"http": http_application, "websocket": websocket_application})
