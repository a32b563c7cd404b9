"""What is planted, and the list of places it is planted in.

A place is a function that writes one document with a given sentence at one spot. Each is written twice: with a sentence
that holds an invented national identification number, and with a harmless one (the clean twin).
"""

import random
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"  # in the order of the two-digit codes 10 to 35


def national_id(rng: random.Random) -> str:
    """A number of the right form whose check digit holds (weights 1, 9, 8 … 1, 1); nobody's on purpose."""
    letter = rng.choice("ABCDEFGHJKMNPQTUVX")
    code = LETTERS.index(letter) + 10
    digits = [rng.choice([1, 2])] + [rng.randrange(10) for _ in range(7)]
    total = code // 10 + code % 10 * 9 + sum(d * w for d, w in zip(digits, range(8, 0, -1)))
    return letter + "".join(map(str, digits)) + str(-total % 10)


@dataclass(frozen=True)
class Plant:
    """The sentence that is written, and what a reader must find of it."""

    sentence: str
    needle: str

    @property
    def short(self) -> str:
        """At most 32 bytes, as IPTC's credit line allows."""
        return f"身分證 {self.needle}" if self.needle.isascii() else self.needle[:10]

    @property
    def ascii(self) -> str:
        """The same for places that hold no Chinese."""
        return f"ID No. {self.needle}" if self.needle.isascii() else "quarterly figures"


@dataclass(frozen=True)
class Place:
    family: str
    name: str
    extension: str
    write: Callable[[Path, Plant], None]
    location: dict
    held: bool = False
    # Of the finding that must be made.
    category: str = "personal.national_id"


PLACES: list[Place] = []


def place(family: str, name: str, extension: str | None = None, held: bool = False, category="personal.national_id", **location):
    """Registers a place; `location` is what the finding's location must say, for example page=2.

    `concealed` says whether the gate must tell that the text is hidden; `held` is for what it can't read and has to say
    so: the value need not be found, and a gap is no fault.
    """

    def register(write):
        PLACES.append(Place(family, name, extension or family, write, location, held, category))
        return write

    return register


def planted(rng: random.Random) -> Plant:
    number = national_id(rng)
    return Plant(f"申請人身分證字號：{number}", number)


def harmless() -> Plant:
    return Plant("第三季統計摘要與說明", "第三季統計摘要與說明")


def patch_zip(path: Path, change: Callable[[str, bytes], bytes | None], add: dict[str, bytes] = {}):
    """Rewrites a container: `change` gets each member and gives its new bytes, or None to drop it."""
    with zipfile.ZipFile(path) as old:
        members = [(info, old.read(info)) for info in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info, data in members:
            data = change(info.filename, data)
            if data is not None:
                new.writestr(info.filename, data, info.compress_type)
        for name, data in add.items():
            new.writestr(name, data)
