"""The kit's errors: one small tree, each message one sentence that says what to do."""


class WorkshopError(Exception):
    """Something a person can put right; `str(error)` is a sentence for her."""


class ContentError(WorkshopError):
    """The files in `data/` hold mistakes; `mistakes` lists every one of them."""

    def __init__(self, mistakes: list[str]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(mistakes))


class Refused(WorkshopError):
    """A command was refused; `code` names the reason, in words of `data/ui` under `refused`."""

    def __init__(self, code: str, **details: object) -> None:
        self.code = code
        self.details = details
        super().__init__(f"{code} {details}" if details else code)


class Unreachable(WorkshopError):
    """The session host did not answer; the command may be repeated with the same operation id."""
