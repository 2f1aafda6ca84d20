"""Half days with the others: a timetable of who visits whom, from tickets and not from names.

A ticket is a number, the half days on which its holder is free, the role she tries, and whom she
would like to visit. Who holds which ticket stands nowhere in here.

- `tickets`: what is planned, and the rules; it needs the standard library only.
- `planning`: the timetable that keeps the rules, by integer programming.
- `relaxing`: where there is none, which rule binds and what would do.
- `run`: all of it as tables ready for JSON, in and out.
- `reading`: tickets from a file.
- `dating`: half days as days and hours; `calendars`: files for calendars.
- `telling`: in words; `writing`: as files.

Only `planning` and `relaxing` load SciPy. The server does not: a process beside it plans.
"""
