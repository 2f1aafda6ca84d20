"""A room of two phones, one a side: phone, wall and console in every phase."""

from tests.browser.pictures.room import Studio
from tests.support.team_room import said_by_sides


class TeamStudio(Studio):
    """A studio with one phone a side, and nobody else."""

    mode, before, expected = "teams", "teams-", 2

    def _invented(self) -> list[tuple[str, dict]]:
        return []

    def _own(self) -> dict[str, dict]:
        return said_by_sides(self.exercise.slug)
