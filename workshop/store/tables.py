"""The tables, for SQLAlchemy Core; the migrations make them and a test compares the two."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    false,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("code", String(12), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    # The name of chosen exercises lists them and may be longer: SQLite holds no text to a length.
    Column("agenda", String(80), nullable=False),
    Column("departments", JSON, nullable=False),
    Column("language", String(8), nullable=False),
    Column("expected", Integer, nullable=False),
    Column("created", DateTime, nullable=False),
    Column("step", Integer, nullable=False),
    Column("phase", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("entered", DateTime),
    Column("shown", Integer, nullable=False),
    Column("address", String(200), nullable=False),
    Column("door", String(8), nullable=False, server_default="open"),
    Column("before", JSON(none_as_null=True)),
    Column("looking", Integer),
    Column("looked", Integer, nullable=False, server_default="0"),
    Column("mode", String(8), nullable=False, server_default="people"),
    Column("talk", String(80), nullable=False, server_default=""),
    Column("countdown", JSON(none_as_null=True)),
    # A fact of its own: beside the agenda's name everything that compares names would go astray.
    Column("practice", Boolean, nullable=False, server_default=false()),
    # Exercise and round of each step, as the programme was when the session was opened.
    Column("course", JSON(none_as_null=True)),
    # What the facilitator may choose from, as the programme was then.
    Column("slots", JSON(none_as_null=True)),
    # No foreign key: the earlier session may be removed, and this one goes on without it.
    Column("after", String(32), nullable=False, server_default=""),
    Column("parking", Boolean, nullable=False, server_default=false()),
)

# One row for each opening and each move: the history of a room, and the memory of operations.
events = Table(
    "events",
    metadata,
    Column("op", String(64), primary_key=True),
    Column("session", String(32), ForeignKey("sessions.id"), nullable=False),
    Column("step", Integer, nullable=False),
    Column("phase", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("talk", String(80), nullable=False, server_default=""),
)

# What the room saw at each reveal, as it was counted then.
reveals = Table(
    "reveals",
    metadata,
    Column("session", String(32), ForeignKey("sessions.id"), primary_key=True),
    Column("step", Integer, primary_key=True),
    Column("exercise", String(80), nullable=False),
    Column("round", String(80), nullable=False),
    Column("results", JSON, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("left", DateTime),
)

# What a reveal looked like when it was shown, by language: nothing is drawn anew for an export.
drawn = Table(
    "drawn",
    metadata,
    Column("session", String(32), ForeignKey("sessions.id"), primary_key=True),
    Column("step", Integer, primary_key=True),
    Column("language", String(8), primary_key=True),
    Column("of", String(64), nullable=False),
    Column("drawn", LargeBinary, nullable=False),
    Column("at", DateTime, nullable=False),
)

participants = Table(
    "participants",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("session", String(32), ForeignKey("sessions.id"), nullable=False, index=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("department", String(40), nullable=False),
    Column("language", String(8), nullable=False),
    Column("joined", DateTime, nullable=False),
    Column("arrived", DateTime),
    Column("ended", DateTime),
    # Of somebody without a phone: whoever leads enters her answers from a sheet.
    Column("paper", Boolean, nullable=False, server_default=false()),
)

responses = Table(
    "responses",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("op", String(64), nullable=False, unique=True),
    Column("session", String(32), ForeignKey("sessions.id"), nullable=False),
    Column("participant", String(32), ForeignKey("participants.id"), nullable=False),
    Column("department", String(40), nullable=False),
    Column("exercise", String(80), nullable=False),
    Column("question", String(80), nullable=False),
    Column("value", JSON, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("released", Boolean, nullable=False),
    Column("left_out", Boolean, nullable=False, server_default=false()),
    Index("ix_responses_room", "session", "exercise", "participant", "question"),
)

# The decision ledger: every computation of a model, with all that it was told.
runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("op", String(64), nullable=False, unique=True),
    Column("session", String(32), ForeignKey("sessions.id"), nullable=False),
    Column("exercise", String(80), nullable=False),
    Column("run", String(80), nullable=False),
    Column("model", String(80), nullable=False),
    Column("parameters", JSON, nullable=False),
    Column("outcome", JSON, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("played", Boolean, nullable=False),
    Index("ix_runs_room", "session", "exercise"),
)

# Who talks with whom in a talk step; `number` is the group's, `understood` when its owner said so.
groups = Table(
    "groups",
    metadata,
    Column("session", String(32), ForeignKey("sessions.id"), primary_key=True),
    Column("step", Integer, primary_key=True),
    Column("talk", String(80), primary_key=True),
    Column("participant", String(32), ForeignKey("participants.id"), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("understood", DateTime),
)

# What two sides promise each other: proposed, voted on, written out, signed, and later kept or not.
promises = Table(
    "promises",
    metadata,
    Column("session", String(32), ForeignKey("sessions.id"), primary_key=True),
    Column("id", String(32), primary_key=True),
    Column("exercise", String(80), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", String(280), nullable=False),
    Column("example", String(80), nullable=False),
    Column("sources", JSON, nullable=False),
    Column("terms", JSON, nullable=False),
    Column("agreed", JSON, nullable=False),
    Column("signed", JSON, nullable=False),
    Column("kept", String(8), nullable=False, server_default=""),
    Column("judged", DateTime),
    Column("at", DateTime, nullable=False),
)

# Who answers for which number and who judges it: one row for each table that a room fills in.
matrices = Table(
    "matrices",
    metadata,
    Column("session", String(32), ForeignKey("sessions.id"), primary_key=True),
    Column("exercise", String(80), primary_key=True),
    Column("question", String(80), primary_key=True),
    Column("names", JSON, nullable=False),
    Column("weights", JSON, nullable=False),
    Column("judges", JSON, nullable=False),
    Column("example", Boolean, nullable=False),
    Column("ops", JSON, nullable=False),
    Column("at", DateTime, nullable=False),
)

# How many items of a team's own take the place of a question's, by their numbers; what they say
# is kept in memory alone.
own_items = Table(
    "own_items",
    metadata,
    Column("session", String(32), ForeignKey("sessions.id"), primary_key=True),
    Column("exercise", String(80), primary_key=True),
    Column("question", String(80), primary_key=True),
    Column("number", Integer, nullable=False),
)

# How a question was worded for a session, by language: made up in it, or otherwise than its
# content has it. `title` is what its round is called then.
wordings = Table(
    "wordings",
    metadata,
    Column("session", String(32), ForeignKey("sessions.id"), primary_key=True),
    Column("exercise", String(80), primary_key=True),
    Column("question", String(80), primary_key=True),
    Column("words", JSON, nullable=False),
    Column("title", String(200), nullable=False),
)

# What people have parked: waiting, released to the room, or put away, and perhaps answered.
parked = Table(
    "parked",
    metadata,
    Column("op", String(64), primary_key=True),
    Column("session", String(32), ForeignKey("sessions.id"), nullable=False, index=True),
    Column("participant", String(32), ForeignKey("participants.id"), nullable=False),
    Column("text", String(280), nullable=False),
    Column("state", String(8), nullable=False),
    Column("answered", Boolean, nullable=False),
    Column("at", DateTime, nullable=False),
)

# In which firm somebody plays in an exercise, and which of its seats; `number` is the firm's.
firms = Table(
    "firms",
    metadata,
    Column("session", String(32), ForeignKey("sessions.id"), primary_key=True),
    Column("exercise", String(80), primary_key=True),
    Column("participant", String(32), ForeignKey("participants.id"), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("seat", String(40), nullable=False),
)

# What a game is paid for, where the facilitator chose it or the room agreed on it.
games = Table(
    "games",
    metadata,
    Column("session", String(32), ForeignKey("sessions.id"), primary_key=True),
    Column("exercise", String(80), primary_key=True),
    Column("play", String(80), primary_key=True),
    Column("bonus", JSON, nullable=False),
)

facilitators = Table(
    "facilitators",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("created", DateTime, nullable=False),
)
