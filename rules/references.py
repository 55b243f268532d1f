"""References of ours in what a payment says: those that are right, and those that are nearly so.

People key references by hand, and write several in one message. A right one names its notice for
certain; one that is a slip of the hand away from an open notice's is a hint and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from consortium.notices import OpenNotice
from consortium.ocr import check, ocr_forms, reference_of, voucher_of
from consortium.voucher import VoucherNumber

_DIGITS = re.compile(r"\d(?:[\d\s]*\d)?", re.ASCII)
_ROWS = re.compile(r"\d[\d ]{2,}\d")
_OCR_MIN = 5  # shorter digits in a text are hardly an OCR
_GROUPS_MAX = 5  # a reference is written in so many groups at most: 2026 0117 06


def named(texts: Iterable[str]) -> Iterator[VoucherNumber]:
    """The vouchers that the texts name, in order, each once.

    >>> [str(one) for one in named(["Avgift 2026 0117 06 och 2026011805"])]
    ['V2026-117', 'V2026-118']
    """
    found: dict[VoucherNumber, None] = {}
    for text in texts:
        for digits in _candidates(text):
            number = voucher_of(digits)
            if number is not None:
                found[number] = None
    yield from found


def named_before(
    reference: str, message: str, known: Mapping[str, VoucherNumber]
) -> Iterator[VoucherNumber]:
    """The opening claims whose old invoices a payment names; ``known`` is :func:`by_reference`.

    A mere number counts in the reference field only, since a text may hold it for any reason; one
    with a check digit counts in both.
    """
    said = (digits.replace(" ", "") for digits in _ROWS.findall(message))
    checked = (one for one in said if len(one) >= _OCR_MIN and check(one).check_digit)
    for written in ("".join(reference.split()), *checked):
        if written in known:
            yield known[written]


def by_reference(notices: Iterable[OpenNotice]) -> Mapping[str, VoucherNumber]:
    """Opening claims by what their old invoices are paid by.

    An invoice number is paid by itself, or by the OCR that programs make of it: with a check
    digit, with or without a length digit. As it is written counts first.
    """
    found: dict[str, VoucherNumber] = {}
    opening = [one for one in notices if one.reference]
    for one in opening:
        found["".join(one.reference.split())] = one.voucher
    for one in opening:
        for written in ocr_forms(one.reference):
            found.setdefault(written, one.voucher)
    return found


class References:
    """The references of open notices, to look up what is nearly one of them.

    >>> one = VoucherNumber("V", 2026, 117)
    >>> References([one]).near(["2026 0117 07"])
    (VoucherNumber(series='V', year=2026, number=117), '2026011707')
    >>> References([one]).near(["20260117"]) is None
    True
    """

    def __init__(self, vouchers: Iterable[VoucherNumber]) -> None:
        self._by_rest: dict[str, set[VoucherNumber]] = {}
        for number in vouchers:
            for rest in _rests(reference_of(number)):
                self._by_rest.setdefault(rest, set()).add(number)

    def near(self, texts: Iterable[str]) -> tuple[VoucherNumber, str] | None:
        """The one voucher whose reference the texts nearly write, and how they write it.

        ``None`` where there is none, or more than one: then it is no hint.
        """
        found: dict[VoucherNumber, str] = {}
        for text in texts:
            for digits in _candidates(text):
                for rest in _rests(digits):
                    for number in self._by_rest.get(rest, ()):
                        if is_slip(digits, reference_of(number)):
                            found.setdefault(number, digits)
        return next(iter(found.items())) if len(found) == 1 else None


def is_slip(found: str, right: str) -> bool:
    """True where one slip made the one of the other: a digit wrong, left out, too many, or two
    neighbours that changed places.

    >>> [is_slip(found, "2026011706") for found in ("2026011806", "206011706", "2026011760")]
    [True, True, True]
    >>> [is_slip(found, "2026011706") for found in ("2026011706", "2026018806", "0262011706")]
    [False, False, False]
    """
    if len(found) != len(right):
        longer, shorter = sorted((found, right), key=len, reverse=True)
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    wrong = [at for at, (one, other) in enumerate(zip(found, right, strict=True)) if one != other]
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
        first, second = wrong
        return found[first] == right[second] and found[second] == right[first]
    return len(wrong) == 1


def _rests(digits: str) -> Iterator[str]:
    """The digits, and what is left when one of them is taken out: two that are a slip apart have
    one of these in common.
    """
    yield digits
    for at in range(len(digits)):
        yield digits[:at] + digits[at + 1 :]


def _candidates(text: str) -> Iterator[str]:
    """What may be a reference in a text: each row of digits, its groups joined in every way."""
    for run in _DIGITS.findall(text):
        groups = run.split()
        if len(groups) > _GROUPS_MAX and len(digits := "".join(groups)) <= _LONGEST:
            yield digits
        for first in range(len(groups)):
            for count in range(min(_GROUPS_MAX, len(groups) - first), 0, -1):
                digits = "".join(groups[first : first + count])
                if _SHORTEST <= len(digits) <= _LONGEST:
                    yield digits


# Ours are of ten digits and more; a slip makes one less or one more.
_SHORTEST, _LONGEST = 9, 16
