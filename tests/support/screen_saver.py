"""A desktop's screen saver on a bus: notes in a file who keeps it from darkening the screen."""

import sys
from itertools import count
from pathlib import Path

from jeepney import HeaderFields, MessageType, message_bus, new_error, new_method_return
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

NAME = "org.freedesktop.ScreenSaver"


def main(log: str) -> None:
    connection, cookies = open_dbus_connection("SESSION"), count(1)
    unwrap_msg(connection.send_and_get_reply(message_bus.RequestName(NAME)))
    with Path(log).open("a", buffering=1) as said:
        while True:
            message = connection.receive()
            if message.header.message_type is not MessageType.method_call:
                continue
            called = message.header.fields.get(HeaderFields.member)
            if called == "Inhibit":
                reply = new_method_return(message, "u", (next(cookies),))
            elif called == "UnInhibit":
                reply = new_method_return(message)
            else:
                reply = new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
            if called in ("Inhibit", "UnInhibit"):
                print(called, file=said)
            connection.send(reply)


if __name__ == "__main__":
    main(sys.argv[1])
