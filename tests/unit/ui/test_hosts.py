"""The page answers to the names of this machine, and to no other."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from assistant.ui.hosts import KnownHosts, allowed_hosts


async def _config(request):
    return PlainTextResponse("inställningar")


async def _talk(socket):
    await socket.accept()
    await socket.close()


def _visitor(host: str) -> TestClient:
    routes = [Route("/config", _config), WebSocketRoute("/talk", _talk)]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(KnownHosts, allowed=allowed_hosts(host))]))


@pytest.mark.parametrize(
    "name", ["localhost", "LOCALHOST:7860", "127.0.0.1", "127.0.0.1:7860", "[::1]", "[::1]:7860", "Dator.example:80"]
)
def test_names_of_this_machine_and_the_configured_one_are_answered(name):
    answer = _visitor("dator.EXAMPLE").get("/config", headers={"Host": name})
    assert (answer.status_code, answer.text) == (200, "inställningar")


@pytest.mark.parametrize(
    "name",
    [
        "evil.example",
        "evil.example:7860",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example@127.0.0.1",
        "127.0.0.1:evil",
        "localhost evil.example",
        "::1",
        "0.0.0.0:7860",
        "[::2]",
        "",
    ],
)
def test_other_names_are_refused_in_words(name):
    answer = _visitor("127.0.0.1").get("/config", headers={"Host": name})
    assert answer.status_code == 400
    assert "svarar bara på 127.0.0.1, [::1], localhost" in answer.text
    assert "KOMPASS_HOST" in answer.text


def test_a_lasting_connection_is_refused_too():
    visitor = _visitor("127.0.0.1")
    with visitor.websocket_connect("/talk", headers={"Host": "localhost"}):
        pass
    with (
        pytest.raises(WebSocketDisconnect),
        visitor.websocket_connect("/talk", headers={"Host": "evil.example"}),
    ):
        pass


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_a_page_opened_to_every_address_answers_to_any_name(host):
    assert allowed_hosts(host) is None
    assert _visitor(host).get("/config", headers={"Host": "kompass.kommun.example"}).status_code == 200


def test_an_address_with_colons_is_known_as_it_stands_in_a_url():
    assert "[fd00::7]" in allowed_hosts("FD00::7".lower())
