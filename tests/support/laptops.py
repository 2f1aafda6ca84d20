"""Two laptops beside each other: two servers at two addresses of this machine."""

import secrets
import urllib.parse
import urllib.request

from tests.support.crowd import Visitor, facilitating
from tests.support.server import RunningServer

OTHER = "127.0.0.2"
PASSPHRASE = "four words that are long"


class OtherLaptop(RunningServer):
    """A server that tells people an address of its own; browsers keep its cookies apart."""

    def __init__(self, place, **more) -> None:
        super().__init__(place, options=("--lan-address", OTHER), **more)

    @property
    def base(self) -> str:
        return f"http://{OTHER}:{self.port}"


class Leader:
    """Somebody who leads, as her browser asks for pages of the server."""

    def __init__(self, server) -> None:
        self.visitor = facilitating(server)

    def save(self, code: str, *, move: bool = True, passphrase: str = PASSPHRASE) -> bytes:
        """Save a session; return the file."""
        fields = {"passphrase": passphrase, "again": passphrase, "do": "save"}
        fields |= {"move": "yes"} if move else {}
        token = self.visitor.get(f"/carry/{code}") and self.visitor.cookie("_xsrf")
        data = urllib.parse.urlencode({**fields, "_xsrf": token}).encode()
        asked = urllib.request.Request(f"{self.visitor.base}/carry/{code}", data=data)
        with self.visitor._opener.open(asked, timeout=60) as answer:
            assert "attachment" in answer.headers["Content-Disposition"]
            return answer.read()

    def continues(self, file: bytes, *, passphrase: str = PASSPHRASE, token: str | None = None):
        """Send a file; return the page that answers."""
        self.visitor.get("/continue")
        mark = secrets.token_hex(8)
        fields = {"passphrase": passphrase, "_xsrf": token or self.visitor.cookie("_xsrf")}
        text = "".join(
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        )
        head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="x.session"\r\n'
        body = text.encode() + head.encode() + b"\r\n" + file + f"\r\n--{mark}--\r\n".encode()
        told = {"Content-Type": f"multipart/form-data; boundary={mark}"}
        asked = urllib.request.Request(f"{self.visitor.base}/continue", data=body, headers=told)
        return self.visitor._open(asked, patience=120)

    def leads_to(self, code: str, address: str):
        return self.visitor.post(f"/carry/{code}", address=address, do="lead")


def comes_over(phone: Visitor, other: RunningServer) -> tuple[Visitor, str]:
    """Let a phone go over as its page does; return it there, and the ticket that it brought."""
    sent = phone.get("/over")
    assert sent.status == 303
    link, _, ticket = sent.headers["Location"].partition("#")
    there = Visitor(other.base, follows=False)
    page = there.post(link.removeprefix(other.base), key=ticket)
    assert page.status == 303, page.body
    return there, ticket
