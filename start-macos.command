#!/bin/sh
# Double-click me: sets everything up (once), starts the workshop and opens your page.
# It does what `make serve` does, for a Mac without `make`.

# The window may close with this script, and then nobody has read what it said.
give_up() {
  printf '\n%s\nPress Return to close this window. ' "$1"
  read -r _
  exit 1
}

is_new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# Asked for a Python that is not there, /usr/bin/python3 offers to install Apple's developer tools.
is_real() {
  [ "$(command -v "$1")" != /usr/bin/python3 ] || ! command -v xcode-select >/dev/null 2>&1 || xcode-select -p >/dev/null 2>&1
}

find_python() {
  for found in python3.14 python3.13 python3.12 python3.11 python3 python \
    /opt/homebrew/bin/python3 /usr/local/bin/python3 \
    /Library/Frameworks/Python.framework/Versions/Current/bin/python3; do
    if command -v "$found" >/dev/null 2>&1 && is_real "$found" && is_new_enough "$found"; then
      echo "$found"
      return
    fi
  done
}

is_set_up() {
  [ -f .venv/serve.stamp ] && [ ! pyproject.toml -nt .venv/serve.stamp ] &&
    [ ! constraints.txt -nt .venv/serve.stamp ] && is_new_enough .venv/bin/python
}

# An environment whose Python is gone, for it was made anew or came from another computer, is made again.
make_environment() {
  is_new_enough .venv/bin/python && .venv/bin/python -c 'import pip' >/dev/null 2>&1 && return
  python=$(find_python)
  [ -n "$python" ] || give_up "Python 3.11 or newer is missing: install it from https://www.python.org/downloads/ and double-click this file once more."
  "$python" -m venv --clear .venv && touch .venv/created.stamp
}

set_up() {
  echo "Setting up (once, a minute or two) ..."
  make_environment &&
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e . &&
    touch .venv/serve.stamp ||
    give_up "Setting up did not work: connect this computer to the internet, and double-click this file once more."
}

cd "$(dirname "$0")" || exit 1
[ -f pyproject.toml ] || give_up "The rest of the workshop is not beside this file: unpack the whole folder, and double-click the file in it."
# So that it still runs after the folder has been moved.
PYTHONPATH=$PWD && export PYTHONPATH
is_set_up || set_up
.venv/bin/python -m workshop serve "$@" || give_up "The workshop has stopped; the line above says why."
