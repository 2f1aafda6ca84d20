"""The facilitator's guide on a page of the server: read offline, printed as the sheets are."""

from tornado.web import HTTPError

from workshop.content.guide import guide, picture
from workshop.content.texts import interface
from workshop.server import bundles
from workshop.server.printing import GUIDE, Hers, InLanguage


class Guide(InLanguage):
    """`/kit/LANGUAGE/guide`: the guide."""

    def get(self, language: str) -> None:
        """Show it."""
        found = guide(language)
        body = self.render_string("guide.html", t=interface(language), guide=found)
        self.show(
            "printed.html",
            size=GUIDE,
            wanted=GUIDE,
            printing=bundles.address("Print.css"),
            title=found.title,
            body=body.decode(),
            spoken=found.language,
        )


class Picture(Hers):
    """`/kit/pictures/NAME.png`: a picture of the guide."""

    def get(self, name: str) -> None:
        """Send it; her browser may keep it for an hour."""
        found = picture(name)
        if found is None:
            raise HTTPError(404)
        self.set_header("Content-Type", "image/png")
        self.set_header("Cache-Control", "private, max-age=3600")
        self.finish(found)
