"""What ``doctor`` says of the books themselves: (text, remedy) in Swedish and in English."""

from __future__ import annotations

# (Swedish text, English text), (Swedish remedy, English remedy)
Said = tuple[tuple[str, str], tuple[str, str]]
_NOTHING = ("", "")

STATE: dict[str, Said] = {
    "settings_fine": (
        ("consortium.yaml och reglerna är i ordning", "consortium.yaml and the rules are in order"),
        _NOTHING,
    ),
    "settings_told": (
        (
            "anmärkningar i consortium.yaml eller reglerna: {number}",
            "findings in consortium.yaml or the rules: {number}",
        ),
        ("läs dem med fondbok policy check", "read them with fondbok policy check"),
    ),
    "settings_broken": (
        (
            "fel i consortium.yaml eller reglerna: {number}",
            "errors in consortium.yaml or the rules: {number}",
        ),
        ("läs dem med fondbok policy check", "read them with fondbok policy check"),
    ),
    "books_fine": (("verifikationer: {vouchers}", "vouchers: {vouchers}"), _NOTHING),
    "books_broken": (
        (
            "böckerna går inte att läsa; fel: {number}, det första {code} i {file}",
            "the books cannot be read; errors: {number}, the first {code} in {file}",
        ),
        ("fondbok status visar vart och ett", "fondbok status shows each of them"),
    ),
    "fava_silent": (
        ("bean-check och Fava har inget att säga", "bean-check and Fava have nothing to say"),
        _NOTHING,
    ),
    "fava_tells": (
        ("anmärkningar i Fava: {number}", "findings in Fava: {number}"),
        ("läs dem under Errors i Fava", "read them under Errors in Fava"),
    ),
    "fava_complains": (
        ("fel i Fava och bean-check: {number}", "errors in Fava and bean-check: {number}"),
        ("läs dem med bean-check main.beancount", "read them with bean-check main.beancount"),
    ),
    "treasurer_fine": (("kassör: {found}", "treasurer: {found}"), _NOTHING),
    "treasurer_none": (
        ("ingen är kassör {day}", "nobody is treasurer on {day}"),
        (
            "ge någon rollen treasurer under people i consortium.yaml",
            "give somebody the role treasurer under people in consortium.yaml",
        ),
    ),
    "person_fine": (("du är {found}", "you are {found}"), _NOTHING),
    "person_none": (
        ("vem du är är inte sagt", "who you are is not said"),
        ("skriv export FONDBOK_AS=NAMN: {known}", "write export FONDBOK_AS=NAME: {known}"),
    ),
    "person_unknown": (
        ("{found} finns inte i consortium.yaml", "{found} is not in consortium.yaml"),
        (
            "skriv export FONDBOK_AS= och en av: {known}",
            "write export FONDBOK_AS= and one of: {known}",
        ),
    ),
    "person_without_role": (
        (
            "du är {found}, som inte är kassör i dag: du kan titta men inte bokföra",
            "you are {found}, who is not treasurer today: you may look, not post",
        ),
        (
            "låt kassören bokföra, eller ge rollen under people i consortium.yaml",
            "let the treasurer post, or give the role under people in consortium.yaml",
        ),
    ),
    "clock_fine": (("datorns dag är {today}", "the computer's day is {today}"), _NOTHING),
    "clock_slow": (
        (
            "datorns dag är {today}, men den sista verifikationen är av {last}",
            "the computer's day is {today}, but the last voucher is of {last}",
        ),
        ("ställ datorns klocka", "set the computer's clock"),
    ),
}
