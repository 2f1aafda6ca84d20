"""`python -m workshop` is the command `workshop`."""

import signal


def main() -> None:
    """Run the command; Ctrl+C ends it without a word, from before its libraries are read.

    Nothing is half done then: what a command writes, it writes whole or not at all. A server,
    which has more to clear up, hears for itself from the moment on that there is something.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from workshop.cli import main as run

    run()


if __name__ == "__main__":
    main()
