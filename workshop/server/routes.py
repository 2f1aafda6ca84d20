"""The other pages without a kernel: the facilitator's door, study, health."""

import hmac
import json
import re

import tornado.web

from workshop.content.texts import interface, refusal_sentence
from workshop.errors import Refused
from workshop.exercises.lessons import is_study, path_page
from workshop.host.callers import hashed, new_token
from workshop.server.doors import proper_path
from workshop.server.handing import browser_name
from workshop.server.plain_page import FACILITATOR_COOKIE, Page, study_token
from workshop.server.walls import is_facilitator
from workshop.widgets import Path, linked

RENDER = "/voila/render/"
_RENDERED = re.compile(r"/voila/render/[a-z0-9-]+\.ipynb(\?code=[A-Za-z0-9]+)?")


class Facilitate(Page):
    """`/facilitate`: exchanges the key of the capability link for a cookie."""

    async def get(self) -> None:
        """Show the door; the link's key is in the fragment, which browsers do not send."""
        if await is_facilitator(self):
            self.redirect("/voila/render/facilitator.ipynb")
            return
        self.show("facilitate.html", problem="")

    async def post(self) -> None:
        """Take the key."""
        given = self.get_body_argument("key", "").strip().rpartition("#")[2]
        proper = hmac.compare_digest(given.encode(), self.server.facilitator_key.encode())
        keys = self.server.opening_key, self.server.handing_key
        if not proper and not any(key.fits(given) for key in keys):
            often = self.server.guesses.wrong(f"key {self.request.remote_ip}")
            refusal = Refused("too-many-keys" if often else "wrong-key")
            problem = refusal_sentence(interface(self.language), refusal)
            self.show("facilitate.html", 429 if often else 403, problem=problem)
            return
        token = new_token()
        browser = browser_name(self.request.headers.get("User-Agent", ""))
        await self.ask("admit", token_hash=hashed(token), browser=browser)
        self.keep_secret(FACILITATOR_COOKIE, token)
        self.redirect("/voila/render/facilitator.ipynb", status=303)


class Study(Page):
    """`/study`: what `00-welcome.ipynb` shows, its widget and its page, without a kernel."""

    def get(self) -> None:
        """List the lessons; how far somebody came, her browser knows."""
        study_token(self)
        page = path_page(self.language, "browser")
        told = json.dumps(page, ensure_ascii=False).replace("<", "\\u003c")
        script, styles = (linked.address(Path, kind) for kind in ("js", "css"))
        self.show("study.html", page=page, told=told, script=script, styles=styles)


class Health(Page):
    """`/health`: names the running server; with `?kernel=ID` says whether that kernel lives."""

    def get(self) -> None:
        """Answer in JSON."""
        kernel = self.get_argument("kernel", "")
        answer: dict[str, object] = {"server": self.server.instance, "ok": True}
        if kernel:
            manager = self.server.kernel_manager
            answer |= {"kernel": kernel in manager, "elsewhere": kernel in manager.replaced}
        self.write(answer)


class Busy(Page):
    """`/busy`: too many pages are open; tries again by itself."""

    def get(self) -> None:
        """Say so, and go back to the page after a few seconds."""
        wanted = self.get_argument("page", "/")
        page = wanted if _RENDERED.fullmatch(wanted) else "/"
        self.set_header("Refresh", f"5; url={page}")
        # Lessons are bounded apart from the room: their place may be full while hers is not.
        is_lesson = is_study(page.removeprefix(RENDER))
        why = "keep.lesson.busy" if is_lesson else "errors.busy"
        self.sorry("busy", interface(self.language)(why), 503)


class Broken(Page):
    """`/broken`: a page could not be made; Voilà's own page about it asks a foreign server."""

    def get(self) -> None:
        """Say so."""
        self.sorry("broken", interface(self.language)("errors.broken"), 500)


class NotFound(Page):
    """Everything that is no address of ours, and what of Voilà's we do not use."""

    def prepare(self) -> None:
        """Answer every method alike; who was only nearly right is shown the way."""
        meant = proper_path(self.request.path)
        if not meant or self.request.method not in ("GET", "HEAD"):
            raise tornado.web.HTTPError(404)
        query = self.request.query
        self.redirect(f"{meant}?{query}" if query else meant)


class Asset(tornado.web.StaticFileHandler):
    """Our own style and scripts; cached, and renamed by version when they change."""

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002 - tornado's signature
        """Let browsers keep them: the address carries a version."""
        self.set_header("X-Content-Type-Options", "nosniff")
