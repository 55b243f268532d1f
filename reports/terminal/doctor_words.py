"""What ``doctor`` says of each check: (text, remedy) in Swedish and in English, by key."""

from __future__ import annotations

from reports.terminal.doctor_words_books import STATE, Said

_INSTALL = ("kör make install i Fondboks mapp", "run make install in Fondbok's folder")
_WAY = (
    "gå till böckernas mapp, eller skriv export FONDBOK_BOOKS=/sökväg/till/böckerna",
    "go to the books' folder, or write export FONDBOK_BOOKS=/path/to/the/books",
)
_EMPTY = (
    "rätta sökvägen, eller gör nya böcker med fondbok init {root}",
    "mend the path, or make new books with fondbok init {root}",
)

_NOTHING = ("", "")

INSTALLATION: dict[str, Said] = {
    "python_fine": (("Python {found}", "Python {found}"), _NOTHING),
    "python_old": (
        ("Python {found} är för gammal ({program})", "Python {found} is too old ({program})"),
        (
            "installera Python 3.11 eller senare och kör make install",
            "install Python 3.11 or later and run make install",
        ),
    ),
    "packages_fine": (
        (
            "{number} paket, alla i den version Fondbok är provat med",
            "{number} packages, all in the version that Fondbok was tried with",
        ),
        _NOTHING,
    ),
    "packages_missing": (("saknas: {found}", "missing: {found}"), _INSTALL),
    "packages_differ": (
        (
            "annan version än den som Fondbok är provat med: {found}",
            "another version than Fondbok was tried with: {found}",
        ),
        _INSTALL,
    ),
    "names_fine": (("Fondbok ligger i {place}", "Fondbok lies in {place}"), _NOTHING),
    "names_elsewhere": (
        (
            "andra program med samma namn ligger i vägen: {found}",
            "other programs of the same name are in the way: {found}",
        ),
        (
            "ta bort deras mapp ur PYTHONPATH, eller avinstallera dem ur samma .venv",
            "take their folder out of PYTHONPATH, or uninstall them from the same .venv",
        ),
    ),
    "names_missing": (
        (
            "bean-check och Fava hittar inte Fondbok ({found})",
            "bean-check and Fava do not find Fondbok ({found})",
        ),
        _INSTALL,
    ),
    "plugin_fine": (
        (
            "böckernas plugin ledger.plugin är Fondboks",
            "the books' plugin ledger.plugin is Fondbok's",
        ),
        _NOTHING,
    ),
    "plugin_missing": (
        (
            "ledger.plugin, som böckerna nämner, är inte Fondboks eller går inte att ladda",
            "ledger.plugin, which the books name, is not Fondbok's or does not load",
        ),
        _INSTALL,
    ),
    "letters_fine": (("terminalen visar å, ä och ö", "the terminal shows å, ä and ö"), _NOTHING),
    "letters_few": (
        (
            "terminalen skriver {found} och kan tappa bokstäver",
            "the terminal writes {found} and may lose letters",
        ),
        ("skriv export LANG=C.UTF-8 i terminalen", "write export LANG=C.UTF-8 in the terminal"),
    ),
    "language_unknown": (
        ("FONDBOK_LANG är {found}", "FONDBOK_LANG is {found}"),
        ("skriv export FONDBOK_LANG=sv eller en", "write export FONDBOK_LANG=sv or en"),
    ),
}

PLACE: dict[str, Said] = {
    "folder_none": (
        ("inga böcker hittades från {here} och uppåt", "no books found from {here} upwards"),
        _WAY,
    ),
    "folder_option": (("{root}, som --books säger", "{root}, as --books says"), _NOTHING),
    "folder_environment": (
        ("{root}, som FONDBOK_BOOKS säger", "{root}, as FONDBOK_BOOKS says"),
        _NOTHING,
    ),
    "folder_folder": (
        ("{root}, funnen från mappen du står i", "{root}, found from the folder you are in"),
        _NOTHING,
    ),
    "folder_empty_option": (
        ("--books säger {root}, men där finns inga böcker", "--books says {root}: no books there"),
        _EMPTY,
    ),
    "folder_empty_environment": (
        (
            "FONDBOK_BOOKS säger {root}, men där finns inga böcker",
            "FONDBOK_BOOKS says {root}, but there are no books",
        ),
        _EMPTY,
    ),
    "rights_fine": (("går att läsa och skriva", "can be read and written"), _NOTHING),
    "rights_to_read": (
        ("{number} går inte att läsa: {found}", "{number} cannot be read: {found}"),
        (
            "kör som den som äger böckerna, eller ge dig själv rätt till dem",
            "run as the owner of the books, or give yourself the right to them",
        ),
    ),
    "rights_to_write": (
        ("{number} går inte att skriva: {found}", "{number} cannot be written: {found}"),
        (
            "ge dig själv skrivrätt (chmod u+w), eller kör som den som äger böckerna",
            "give yourself the right to write (chmod u+w), or run as the owner of the books",
        ),
    ),
    "privacy_fine": (
        ("bara du och din grupp når dem", "only you and your group reach them"),
        _NOTHING,
    ),
    "privacy_read": (
        ("alla på datorn kan läsa böckerna", "everybody on the computer can read the books"),
        ("chmod o= {root} stänger mappen för andra", "chmod o= {root} closes it to others"),
    ),
    "privacy_written": (
        ("alla på datorn kan ändra böckerna", "everybody on the computer can change the books"),
        ("chmod o= {root} stänger mappen för andra", "chmod o= {root} closes it to others"),
    ),
    "room_enough": (("{free} MB lediga på disken", "{free} MB free on the disk"), _NOTHING),
    "room_little": (
        ("{free} MB lediga på disken", "{free} MB free on the disk"),
        ("frigör plats, helst till {wanted} MB", "free some space, best up to {wanted} MB"),
    ),
    "room_none": (
        ("disken är nästan full: {free} MB lediga", "the disk is nearly full: {free} MB free"),
        (
            "frigör plats till {wanted} MB innan du bokför",
            "free space up to {wanted} MB before you post",
        ),
    ),
    "disk_unknown": (
        ("vilken disk det är går inte att veta", "which disk it is cannot be known"),
        _NOTHING,
    ),
    "disk_near": (("datorns egen disk ({kind})", "the computer's own disk ({kind})"), _NOTHING),
    "disk_far": (
        (
            "böckerna ligger på en annan dator ({kind}); låset gäller kanske inte mellan datorer",
            "the books lie on another computer ({kind}); the lock may not hold between computers",
        ),
        (
            "flytta böckerna till datorns egen disk, eller låt bara en person skriva åt gången",
            "move the books to the computer's own disk, or let one person at a time write",
        ),
    ),
    "lock_free": (("ingen annan skriver", "nobody else is writing"), _NOTHING),
    "lock_held": (
        (
            "{who} skriver med ”{command}” sedan {since} (process {pid})",
            "{who} is writing with “{command}” since {since} (process {pid})",
        ),
        (
            "vänta; har det hängt sig, avsluta process {pid}",
            "wait; if it hangs, end process {pid}",
        ),
    ),
    "lock_left": (
        (
            "”{command}”, som {who} startade {since}, avbröts",
            "“{command}”, started by {who} at {since}, was interrupted",
        ),
        (
            "kör fondbok status: det säger vad det blev av det",
            "run fondbok status: it says what became of it",
        ),
    ),
    "lock_unreadable": (
        ("låset (.lock) går inte att öppna", "the lock (.lock) cannot be opened"),
        ("kör som den som äger böckerna", "run as the owner of the books"),
    ),
    "interrupted_nothing": (("ingen ändring är halvgjord", "no change is half done"), _NOTHING),
    "interrupted_waits": (
        ("en avbruten ändring väntar på att slutföras", "an interrupted change waits to be done"),
        ("kör fondbok status, så slutförs den", "run fondbok status, which completes it"),
    ),
    "interrupted_begun": (
        (
            "en ändring avbröts innan den var säkrad",
            "a change was interrupted before it was safe",
        ),
        ("kör fondbok status, så tas resterna bort", "run fondbok status, which sweeps it away"),
    ),
    "interrupted_unreadable": (
        (
            "noteringen om en avbruten ändring går inte att läsa",
            "the note about an interrupted change cannot be read",
        ),
        (
            "återställ mappen från säkerhetskopian eller git",
            "restore the folder from the backup or git",
        ),
    ),
    "git_fine": ((".gitignore är som den ska", ".gitignore is as it should be"), _NOTHING),
    "git_ignores_little": (
        (
            "böckerna ligger under git, men .gitignore nämner inte {missing}",
            "the books are under git, but .gitignore does not name {missing}",
        ),
        ("skriv {missing} i böckernas .gitignore", "write {missing} in the books' .gitignore"),
    ),
}

SAID: dict[str, Said] = {**INSTALLATION, **PLACE, **STATE}
NAMES: dict[str, tuple[str, str]] = {
    "python": ("Python", "Python"),
    "packages": ("paket", "packages"),
    "names": ("program", "program"),
    "plugin": ("plugin", "plugin"),
    "letters": ("bokstäver", "letters"),
    "language": ("språk", "language"),
    "folder": ("böcker", "books"),
    "rights": ("rättigheter", "rights"),
    "privacy": ("insyn", "privacy"),
    "room": ("plats", "room"),
    "disk": ("disk", "disk"),
    "lock": ("lås", "lock"),
    "interrupted": ("avbrutet", "interrupted"),
    "git": ("git", "git"),
    "settings": ("regler", "rules"),
    "books": ("innehåll", "content"),
    "fava": ("Fava", "Fava"),
    "treasurer": ("kassör", "treasurer"),
    "person": ("du", "you"),
    "clock": ("klocka", "clock"),
}
