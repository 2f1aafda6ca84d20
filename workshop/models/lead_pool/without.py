"""Markets in which one reason to leave leads unsold is taken away: what a claim rests on."""

from dataclasses import replace

from workshop.models.lead_pool.market import Market, market_of


def without_later_sales(market: Market | str) -> Market:
    """Return a market in which whoever is not sold to now is gone for good; they still talk.

    Raises:
        Misnamed: as `market_of`.
    """
    return replace(market_of(market), conversion=0, nurtured_conversion=0)


def without_talk(market: Market | str) -> Market:
    """Return a market in which those who have not bought do not talk; they still buy later.

    Raises:
        Misnamed: as `market_of`.
    """
    return replace(market_of(market), pool_talk=0, debate_talk=0)
