"""Markets to draw from, and one policy told plainly: a second, scalar telling of the lead pool."""

import math
from types import SimpleNamespace

from hypothesis import strategies as st

from workshop.content.parameters import parameters
from workshop.models.lead_pool.pool import Market, Policy

PARAMETERS = parameters("lead-pool")
SERIES = (
    "contacts", "willing", "pressed", "converted", "profit", "customers", "pressed_customers",
    "pool", "soured", "good_talk", "bad_talk", "debate",
)  # fmt: skip

markets = st.builds(
    lambda drawn: Market(**drawn),
    st.fixed_dictionaries({p.name: st.floats(p.low, p.high) for p in PARAMETERS}),
)
shares = st.floats(0, 1)
policies = st.builds(Policy, shares, shares, shares)


def path(market, policy, months):
    """Tell one policy month by month, in the symbols of the equations.

    Returns:
        The series of `SERIES` and `value`, a list each.
    """
    g = SimpleNamespace(**{p.symbol: getattr(market, p.name) for p in PARAMETERS})
    z, f, s = policy
    c, p, sold, sour = g.C0, g.P0, 0.0, 0.0
    plus, minus, both = g.tc * g.C0 / g.M, 0.0, 0.0
    value, rows = 0.0, []
    for month in range(1, months + 1):
        reach = 1 - math.exp(-(plus + minus + both))
        mood = 1 + g.sig * (plus - minus) / (plus + minus + both + 0.001)
        n = (g.M - c - sold - p - sour) * min(g.a + g.q * reach, 1)
        r = min(max(g.r0 * (1 - g.phi * f) * mood, 0), 1)
        willing, pressed, left = r * n, z * (1 - r) * n, (1 - z) * (1 - r) * n
        burnt, conv = g.psi * z * left, (g.nu0 + g.nu1 * s) * (1 - g.phi * f) * mood * p
        praise = g.tc * c + g.tfp * sold
        argued = g.tp * p + (g.td * 4 * f * (1 - f) * c * p / (c + p) if c + p else 0)
        blame = g.tx * sour + g.tf * sold + g.tn * f * c
        sour = (1 - g.rx) * sour + burnt + g.zeta * g.chif * sold
        p = (1 - g.dP) * (p - conv) + left - burnt
        c = (1 - g.chi) * c + willing + conv
        sold = (1 - g.chif) * sold + pressed
        plus = (1 - g.delta) * plus + g.delta * praise / g.M
        minus = (1 - g.delta) * minus + g.delta * blame / g.M
        both = (1 - g.delta) * both + g.delta * argued / g.M
        full, cut = g.p * (1 - g.leak * g.d1 * z), g.p * (1 - g.d1 * z)
        profit = full * c + cut * sold + g.first * (full * (willing + conv) + cut * pressed)
        profit -= g.c * (c + sold) + g.first * g.c * (willing + conv + pressed)
        profit -= g.k * n + g.kz * z * (1 - r) * n + g.ks * s * p
        value += profit / (1 + g.rho) ** (month - 1)
        rows.append((n, willing, pressed, conv, profit, c, sold, p, sour, plus, minus, both, value))
    return dict(zip((*SERIES, "value"), map(list, zip(*rows, strict=True)), strict=True))
