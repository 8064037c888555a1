"""The addresses under which this machine can be reached, found without sending a packet."""

import importlib
import importlib.util
import socket
import struct

# Documentation and private ranges. Connecting a UDP socket only asks the routing table.
FAR_ENDS = ("192.0.2.1", "10.254.254.254", "172.30.254.254", "192.168.254.254")
SIOCGIFADDR = 0x8915


EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 - these are compared with, not bound
HTTP_PORT = 80


def web_address(host: str, port: int) -> str:
    """Return the address of the app at `host`, without a slash at the end."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}" if port == HTTP_PORT else f"http://{name}:{port}"


def own_addresses() -> list[str]:
    """Return this machine's IPv4 addresses, the one that phones most likely reach first."""
    found = [*_routed(), *_of_interfaces()]
    return list(dict.fromkeys(address for address in found if not address.startswith("127.")))


def own_names() -> list[str]:
    """Return the names that this machine answers to on the local network."""
    name = socket.gethostname().lower()
    return [name, f"{name.split('.')[0]}.local"]


def _routed() -> list[str]:
    """Return the addresses from which a packet to each far end would leave."""
    found = []
    for far in FAR_ENDS:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((far, 9))
            except OSError:  # no route: no such network
                continue
            found.append(str(probe.getsockname()[0]))
    return found


def _of_interfaces() -> list[str]:
    """Return the address of each network interface, where the system tells."""
    if importlib.util.find_spec("fcntl") is None:  # Windows; the routing table has to do
        return []
    fcntl = importlib.import_module("fcntl")
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            request = struct.pack("256s", name.encode()[:15])
            try:
                answer = fcntl.ioctl(probe.fileno(), SIOCGIFADDR, request)
            except OSError:  # an interface without an IPv4 address
                continue
            found.append(socket.inet_ntoa(answer[20:24]))
    return found
