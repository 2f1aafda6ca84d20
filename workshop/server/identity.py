"""Who somebody is to Jupyter: nobody in particular. Our own cookies tell who is who."""

from typing import Any

from jupyter_server.auth.identity import User
from voila.voila_identity_provider import VoilaIdentityProvider


class Nobody(VoilaIdentityProvider):
    """Makes up no name for a visitor, and keeps none in a cookie."""

    def get_user(self, handler: Any) -> User:  # noqa: ARG002 - Jupyter's signature
        """Return the same user for everybody."""
        return _NOBODY


_NOBODY = User("visitor")
