"""People who join over HTTP and answer through the host, without a browser."""

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request

from workshop.host.callers import hashed, new_token
from workshop.host.client import new_op

SEAT = "workshop_seat"


class Visitor:
    """A browser reduced to its cookies.

    One that does not follow redirects joins without opening the room's page.
    """

    def __init__(self, base: str, *, follows: bool = True, trust=None) -> None:
        self.base, self.trust = base, trust
        self.jar = http.cookiejar.CookieJar()
        handlers = [urllib.request.HTTPCookieProcessor(self.jar)]
        handlers += [] if follows else [_Stay()]
        handlers += [urllib.request.HTTPSHandler(context=trust)] if trust else []
        self._opener = urllib.request.build_opener(*handlers)

    def get(self, path: str):
        return self._open(urllib.request.Request(self.base + path))

    def post(self, path: str, **fields):
        """Fill in the form of a page and send it."""
        hidden = dict(re.findall(r'name="(_xsrf|form)"[^>]*value="([^"]+)"', self.get(path).body))
        return self.send(path, {**hidden, **fields})

    def send(self, path: str, fields):
        """Send fields that no form gave."""
        data = urllib.parse.urlencode(fields).encode()
        return self._open(urllib.request.Request(self.base + path, data=data))

    def request(self, method: str, path: str):
        """Ask as a script of a page does, with the token that the page's cookie carries."""
        told = {"X-XSRFToken": self.cookie("_xsrf") or ""}
        asked = urllib.request.Request(self.base + path, method=method, headers=told)
        return self._open(asked)

    def forget(self, name: str) -> None:
        for cookie in [c for c in self.jar if c.name == name]:
            self.jar.clear(cookie.domain, cookie.path, cookie.name)

    def cookie(self, name: str) -> str | None:
        return next((cookie.value for cookie in self.jar if cookie.name == name), None)

    def _open(self, request, patience: float = 20) -> "Page":
        try:
            with self._opener.open(request, timeout=patience) as answer:
                return Page(answer.status, answer.url, answer.read().decode(), answer.headers)
        except urllib.error.HTTPError as error:
            with error:
                return Page(error.code, error.url, error.read().decode(), error.headers)


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Page:
    """An answer: status, address after redirects, text, headers."""

    def __init__(self, status, url, body, headers) -> None:
        self.status, self.url, self.body, self.headers = status, url, body, headers

    def info(self):
        """The headers, by the name under which cookie jars ask for them."""
        return self.headers


def facilitating(server):
    """Return a browser that may lead, which is told where it is sent and does not go there."""
    visitor = Visitor(server.base, follows=False)
    visitor.post("/facilitate", key=server.links["facilitator_key"])
    return visitor


class Person(Visitor):
    """Somebody with a seat; answers as the card in the room's kernel would."""

    def join(self, server, code: str, department: str, language: str = "en") -> "Person":
        # The redirect goes on to the room's page, which this person does without.
        self.server, self.token_hash = server, hashed(new_token())
        who = {"department": department, "language": language, "token_hash": self.token_hash}
        server.ask("join", code=code, **who)
        return self.bind()

    def bind(self) -> "Person":
        """Get a ticket; a host that was started again knows none of before."""
        self.ticket = new_token()
        who = {"role": "participant", "token_hash": self.token_hash}
        self.server.ask("bind", ticket_hash=hashed(self.ticket), **who)
        return self

    def answer(self, exercise: str, question: str, value, op: str | None = None):
        fields = {"exercise": exercise, "question": question, "value": value}
        return self.server.ask("answer", self.ticket, op=op or new_op(), **fields)

    def answer_all(self, exercise: str, questions, answers) -> None:
        """Answer the questions that somebody has answers to, and what the other side asks for."""
        for question in questions:
            if question.across:
                self._reply(exercise, question)
            elif question.id in answers:
                self.answer(exercise, question.id, answers[question.id])

    def _reply(self, exercise: str, question) -> None:
        """Answer what the other side asks for on the list of this session."""
        look = self.server.ask("look", self.ticket)
        asked = [p for p in look["promises"] if p["by"] != look["me"]["department"]]
        if asked:
            given = {p["id"]: question.options[p["number"] % 2] for p in asked}
            self.answer(exercise, question.id, given)
