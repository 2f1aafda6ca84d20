"""The widgets people see: phones, projector wall, facilitator console, and their figures."""

from workshop.widgets.bars import Bars
from workshop.widgets.card import Card
from workshop.widgets.console import Console
from workshop.widgets.figure import Figure
from workshop.widgets.path import Path
from workshop.widgets.switch import Switch
from workshop.widgets.view import View
from workshop.widgets.wall import Wall

__all__ = ["Bars", "Card", "Console", "Figure", "Path", "Switch", "View", "Wall"]
