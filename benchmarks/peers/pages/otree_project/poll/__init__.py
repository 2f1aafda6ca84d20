"""One question in oTree, asked twice, for a page that is answered is gone."""

from otree.api import (
    BaseConstants,
    BaseGroup,
    BasePlayer,
    BaseSubsession,
    Page,
    models,
    widgets,
)
from question import OPTIONS, QUESTION

doc = QUESTION


class C(BaseConstants):
    """oTree's constants."""

    NAME_IN_URL = "poll"
    PLAYERS_PER_GROUP = None
    NUM_ROUNDS = 3


class Subsession(BaseSubsession):
    """oTree wants one."""


class Group(BaseGroup):
    """oTree wants one."""


class Player(BasePlayer):
    """Who answers, with the answer."""

    option = models.StringField(label=QUESTION, choices=list(OPTIONS), widget=widgets.RadioSelect)


class Question(Page):
    """The question and a button."""

    form_model = "player"
    form_fields = ["option"]  # noqa: RUF012 - oTree's way


page_sequence = [Question]
