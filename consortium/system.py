"""What the operating system answers when it refuses a file, said to people in their language."""

from __future__ import annotations

import errno
from typing import Final

from consortium.problems import Words

_ANSWERS: Final = {
    errno.ENOENT: Words("filen eller mappen finns inte", "there is no such file or folder"),
    errno.EACCES: Words("du har inte rätt till den", "you have no right to it"),
    errno.EPERM: Words("du har inte rätt till den", "you have no right to it"),
    errno.EISDIR: Words("en mapp, ingen fil", "a folder, no file"),
    errno.ENOTDIR: Words("en fil där en mapp skulle vara", "a file where a folder should be"),
    errno.EEXIST: Words("där finns redan något", "something is there already"),
    errno.EROFS: Words("disken är skrivskyddad", "the disk is read-only"),
    errno.ENOSPC: Words("disken är full", "the disk is full"),
    errno.EIO: Words("disken svarar med fel", "the disk answers with an error"),
    errno.ENAMETOOLONG: Words("namnet är för långt", "the name is too long"),
    errno.ELOOP: Words("länkar som pekar på varandra", "links that point at each other"),
}


def answer(error: OSError) -> Words:
    """The answer in plain words; an unusual one as the system words it.

    >>> answer(FileNotFoundError(errno.ENOENT, "No such file or directory")).sv
    'filen eller mappen finns inte'
    """
    text = error.strerror or type(error).__name__
    return _ANSWERS.get(error.errno or 0, Words(text, text))
