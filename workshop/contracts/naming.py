"""What departments call themselves in a session, and where the facilitator types it."""

from typing import TypedDict


class Named(TypedDict):
    """To `names`: what they are called from now on, by id; left out is the ordinary name."""

    names: dict[str, str]


class NameOfSide(TypedDict):
    """A field for the name of a department.

    Attributes:
        id: the department's.
        label: whose name it is.
        ordinary: what it is called where the field is empty.
        name: its own name; empty where it has none.
    """

    id: str
    label: str
    ordinary: str
    name: str


class NamesPanel(TypedDict):
    """What the sides call themselves, in the lobby.

    Attributes:
        title: the heading.
        lead: where the names are read.
        fields: one for each department.
        save: the button.
        wrong: why the last ones were refused; empty where they were not.
    """

    title: str
    lead: str
    fields: list[NameOfSide]
    save: str
    wrong: str
