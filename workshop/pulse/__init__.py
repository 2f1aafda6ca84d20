"""The pulse: five questions two and six weeks after a session, asked and counted without a server.

- `asking`: what a session's pulses ask, in all languages, fixed once for both.
- `codes`: an answer as a short code that fits into a mail, and codes found in texts.
- `sums`: what codes have said together; single answers are kept nowhere.
- `page`: the page that is sent by mail; `plain`: the same for who cannot open it.
- `dates`: its days for calendars.
- `indicators`: behaviours that can be agreed on and counted, before and after.
"""
