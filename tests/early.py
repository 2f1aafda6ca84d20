"""Read before all other plugins of pytest: what makes every process of the tests quicker.

And what keeps them apart from whoever runs them: her own programmes are none of theirs.
"""

import os
import secrets
import tempfile
from pathlib import Path

from workshop.content.own import OWN_FOLDER
from workshop.quick import skip_slow_imports

skip_slow_imports()
os.environ[OWN_FOLDER] = str(Path(tempfile.gettempdir()) / f"no-programmes-{secrets.token_hex(4)}")
