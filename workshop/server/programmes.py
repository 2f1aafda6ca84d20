"""What a facilitator prints of a programme: when each part of it begins, and room for notes."""

from tornado.web import HTTPError

from workshop.content.texts import interface
from workshop.errors import ContentError
from workshop.exercises.agenda import agendas, load_agenda
from workshop.exercises.run_sheet import clock, minutes_of, run_sheet
from workshop.server import bundles
from workshop.server.printing import InLanguage

MORNING = 9 * 60
"""Minutes since midnight at which a day begins that nobody has said otherwise of."""


class Programme(InLanguage):
    """`/programme/LANGUAGE/NAME?begins=HH:MM`: one page to print."""

    def get(self, language: str, slug: str) -> None:
        """Show it as it will be printed."""
        if slug not in agendas():
            raise HTTPError(404)
        ui, typed = interface(language), minutes_of(self.get_query_argument("begins", ""))
        begins = MORNING if typed is None else typed
        try:
            agenda = load_agenda(slug)
            lines = run_sheet(agenda, begins, ui)
        except ContentError:
            raise HTTPError(404) from None
        ends = clock(begins + agenda.minutes)
        self.show(
            "programme.html",
            name=slug,
            heading=agenda.title.get(language) or agenda.title.get("en") or slug,
            begins=clock(begins),
            ends=ends,
            lines=lines,
            at=clock,
            total=ui("prepare.sheet.total", n=agenda.minutes, end=ends),
            printing=bundles.address("Print.css"),
        )
