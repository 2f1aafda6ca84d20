"""The tables, for SQLAlchemy Core; the migrations make them and a test compares the two."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Float,
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

SINGLE, SHOWN = {"single": True}, {"single": False}
"""What is kept of single people, and goes after some days (`workshop.store.retaining`); and what
stays until its session is erased. A test demands of each table of a session that it says which."""

sessions = Table(
    "sessions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("code", String(12), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    # The name of chosen exercises lists them and may be longer: SQLite holds no text to a length.
    Column("agenda", String(80), nullable=False),
    Column("departments", JSON, nullable=False),
    # What they call themselves, by id; nothing where they go by the ordinary names.
    Column("names", JSON(none_as_null=True)),
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
    # Until when what single people said is kept; empty as long as nobody has come in.
    Column("keeps_until", DateTime),
    # When that was erased, and how many people of each department there had been.
    Column("emptied", DateTime),
    Column("were", JSON(none_as_null=True)),
    Column("paused", DateTime),
    # By it this session's tickets and return words are known, here and where it goes on.
    Column("carry_key", String(64), nullable=False, server_default=""),
    # Since when another laptop has it, and under which address people find that.
    Column("closed", DateTime),
    Column("goes_on", String(200), nullable=False, server_default=""),
    # Practice that is gone when whoever leads leaves it.
    Column("passing", Boolean, nullable=False, server_default=false()),
    Column("parking", Boolean, nullable=False, server_default=false()),
    # Who opens questions and shows results, and whether those of the open ones wait for her.
    Column("pace", String(8), nullable=False, server_default="led"),
    Column("held", Boolean, nullable=False, server_default=false()),
    # What a programme of one's own plans otherwise than its exercises do, as it was then.
    Column("minutes", JSON(none_as_null=True)),
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
    info=SHOWN,
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
    info=SHOWN,
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
    info=SHOWN,
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
    # Of the word that gives the seat back, until when where that is bounded; and whose it was.
    Column("word_hash", String(64), nullable=False, server_default=""),
    Column("word_until", DateTime),
    Column("former", String(64), nullable=False, server_default=""),
    info=SINGLE,
)

# Tickets that were taken: each is good once. `issued` goes by the clock of the laptop before.
arrivals = Table(
    "arrivals",
    metadata,
    Column("session", String(32), ForeignKey("sessions.id"), primary_key=True),
    Column("ticket", String(64), primary_key=True),
    Column("participant", String(32), ForeignKey("participants.id"), nullable=False),
    Column("issued", DateTime, nullable=False),
    Column("at", DateTime, nullable=False),
    info=SINGLE,
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
    Column("joined", String(64), nullable=False, server_default=""),
    Index("ix_responses_room", "session", "exercise", "participant", "question"),
    info=SINGLE,
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
    info=SHOWN,
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
    info=SINGLE,
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
    Column("measured", String(32), nullable=False, server_default=""),
    Column("judged", DateTime),
    Column("at", DateTime, nullable=False),
    info=SHOWN,
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
    info=SHOWN,
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
    info=SHOWN,
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
    info=SHOWN,
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
    info=SINGLE,
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
    info=SINGLE,
)

# What a game is paid for, where the facilitator chose it or the room agreed on it.
games = Table(
    "games",
    metadata,
    Column("session", String(32), ForeignKey("sessions.id"), primary_key=True),
    Column("exercise", String(80), primary_key=True),
    Column("play", String(80), primary_key=True),
    Column("bonus", JSON, nullable=False),
    info=SHOWN,
)

# Files that a session was saved in: where they lie, and nothing of what they hold.
saved = Table(
    "saved",
    metadata,
    Column("session", String(32), ForeignKey("sessions.id"), primary_key=True),
    Column("name", String(400), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("at", DateTime, nullable=False),
    info=SHOWN,
)

# Behaviours that were agreed to be counted, with what was counted before the session and after it.
indicators = Table(
    "indicators",
    metadata,
    Column("session", String(32), ForeignKey("sessions.id"), primary_key=True),
    Column("id", String(32), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("known", String(80), nullable=False),
    Column("text", String(160), nullable=False),
    Column("unit", String(8), nullable=False),
    Column("better", String(8), nullable=False),
    Column("taken", JSON, nullable=False),
    info=SHOWN,
)

# What is asked two and six weeks later, and what came of it: sums, and no single answer.
pulses = Table(
    "pulses",
    metadata,
    Column("session", String(32), ForeignKey("sessions.id"), primary_key=True),
    Column("which", String(8), primary_key=True),
    Column("pulse", JSON, nullable=False),
    Column("counted", JSON, nullable=False),
    Column("sums", JSON, nullable=False),
    Column("closed", DateTime),
    Column("told", JSON, nullable=False),
    info=SHOWN,
)

# Hashes of the numbers of codes that were counted: a number says nothing of what stood beside it.
pulse_numbers = Table(
    "pulse_numbers",
    metadata,
    Column("session", String(32), ForeignKey("sessions.id"), primary_key=True),
    Column("which", String(8), primary_key=True),
    Column("number", String(64), primary_key=True),
    info=SHOWN,
)

# Who sits in a rehearsal with feedback, and what the trainee said at its reveals.
simulations = Table(
    "simulations",
    metadata,
    Column("session", String(32), ForeignKey("sessions.id"), primary_key=True),
    Column("room", String(80), nullable=False),
    Column("people", Integer, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("pace", Float, nullable=False),
    info=SHOWN,
)

readings = Table(
    "readings",
    metadata,
    Column("session", String(32), ForeignKey("sessions.id"), primary_key=True),
    Column("step", Integer, primary_key=True),
    Column("op", String(64), nullable=False),
    Column("reading", String(80), nullable=False),
    Column("question", String(80), nullable=False),
    Column("at", DateTime, nullable=False),
    info=SHOWN,
)

facilitators = Table(
    "facilitators",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("created", DateTime, nullable=False),
    Column("browser", String(40), nullable=False, server_default=""),
)
