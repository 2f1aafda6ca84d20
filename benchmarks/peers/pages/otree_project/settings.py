"""An oTree project with one app, and a room that anybody may enter."""

SESSION_CONFIGS = [{"name": "poll", "app_sequence": ["poll"], "num_demo_participants": 1}]
ROOMS = [{"name": "bench", "display_name": "Bench"}]
SESSION_CONFIG_DEFAULTS = {
    "real_world_currency_per_point": 1.0,
    "participation_fee": 0.0,
    "doc": "",
}
PARTICIPANT_FIELDS: list[str] = []
SESSION_FIELDS: list[str] = []
REAL_WORLD_CURRENCY_CODE = "USD"
USE_POINTS = True
ADMIN_USERNAME = "admin"
ADMIN_PASSWORD = ""
LANGUAGE_CODE = "en"
SECRET_KEY = "none"  # noqa: S105 - nothing here is secret
