"""Pages travel packed: a room is large, and the network of a hotel is not."""

from django.test import Client

from wargame.conduct import arrivals, opening
from wargame.conduct.looks import look
from wargame.engine import STATE


def test_a_room_is_packed_for_browsers_that_unpack(db: None) -> None:
    code = opening.create("ukraine-settlement")
    guest = arrivals.arrive(code, "Ann")
    arrivals.seat(code, guest.handle, look(code, STATE).picture.setting.cells[0])
    client = Client()
    session = client.session
    session["persons"] = {guest.handle: code}
    session.save()
    page = f"/x/{code}/p/{guest.handle}/"
    plain = client.get(page)
    packed = client.get(page, headers={"Accept-Encoding": "gzip"})
    assert plain.status_code == packed.status_code == 200
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 3
