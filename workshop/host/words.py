"""Return words: two short ones that anybody can read aloud, in either language, and write down."""

import hashlib
import hmac
import secrets

_CONSONANTS, _VOWELS = "bdgklmnprstv", "aeiou"
_SYLLABLES = [consonant + vowel for consonant in _CONSONANTS for vowel in _VOWELS]
_LENGTH, _EACH = 6, 3

MANY = len(_SYLLABLES) ** _LENGTH
"""How many there are: 47 thousand million, 35 bits."""


def word_of(secret: str) -> str:
    """Return the return word of whoever has a secret; nobody finds the secret by it."""
    digest = hashlib.sha256(f"return word {secret}".encode()).digest()
    return _spelled(int.from_bytes(digest) % MANY)


def new_word() -> str:
    """Return one that is of nobody's secret."""
    return _spelled(secrets.randbelow(MANY))


def _spelled(number: int) -> str:
    """Return a number in syllables, with a blank in the middle."""
    found = []
    for _ in range(_LENGTH):
        number, at = divmod(number, len(_SYLLABLES))
        found.append(_SYLLABLES[at])
    return f"{''.join(found[:_EACH])} {''.join(found[_EACH:])}"


def hashed_word(key: str, word: str) -> str:
    """Return what is stored of a word, however it was typed.

    Whoever has the database has the key too, and tries all words in minutes; she has the answers
    already. Whoever has not must ask the host, which counts.
    """
    typed = "".join(letter for letter in word.lower() if "a" <= letter <= "z")
    return hmac.new(key.encode(), f"word {typed}".encode(), "sha256").hexdigest()
