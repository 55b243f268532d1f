"""The bank's answer to a payment file: accepted, rejected and why, or refused with its line."""

from __future__ import annotations

import random

import pytest

from consortium.problems import InputError
from importers.pain002 import Reason, identifies, read_pain002
from tests.importers.camt.making import element, nested


def reason(code: str, *texts: str) -> str:
    told = [element("AddtlInf", text) for text in texts]
    return element("StsRsnInf", nested("Rsn/Cd", code), *told)


def payment(identity: str, status: str, *inside: str) -> str:
    told = (element("OrgnlEndToEndId", identity), element("TxSts", status), *inside)
    return "\n" + element("TxInfAndSts", *told)


def batch(identity: str, *inside: str) -> str:
    return "\n" + element("OrgnlPmtInfAndSts", element("OrgnlPmtInfId", identity), *inside)


def answer(*inside: str, status: str = "", version: str = "03", message: str = "M-1") -> bytes:
    told = [element("OrgnlMsgId", message)] if message else []
    told += [element("GrpSts", status)] if status else []
    group = element("OrgnlGrpInfAndSts", *told)
    namespace = f"urn:iso:std:iso:20022:tech:xsd:pain.002.001.{version}"
    body = element("CstmrPmtStsRpt", nested("GrpHdr/MsgId", "A"), group, *inside)
    return element("Document", body, xmlns=namespace).encode()


PARTLY = answer(
    batch(
        "M-1-1",
        payment("U-1", "ACCP"),
        payment("U-2", "RJCT", reason("AC04", "Kontot", "avslutat")),
    ),
    batch("M-1-2", element("PmtInfSts", "RJCT"), reason("DT01")),
    status="PART",
    version="10",
)


def test_each_payment_is_answered_by_its_id() -> None:
    assert identifies(PARTLY)
    report = read_pain002(PARTLY, "a.xml")
    assert (report.kind, report.message_id) == ("pain.002.001.10", "M-1")
    taken, refused = report.about("U-1"), report.about("U-2")
    assert taken is not None and taken.outcome == "accepted"
    assert refused is not None and refused.outcome == "rejected"
    assert refused.reasons == (Reason("AC04", "Kontot avslutat"),)
    assert refused.reasons[0].meaning.sv == "kontot är avslutat"
    assert [(one.end_to_end, one.batch, one.place.line) for one in report.payments] == [
        ("U-1", "M-1-1", 3),
        ("U-2", "M-1-1", 4),
    ]


def test_a_payment_that_is_not_named_follows_its_batch() -> None:
    report = read_pain002(PARTLY, "a.xml")
    about = report.about("U-7", "M-1-2")
    assert about is not None
    assert (about.outcome, about.reasons[0].code) == ("rejected", "DT01")
    assert report.about("U-7") is None  # only some were taken, and nobody says which


@pytest.mark.parametrize(
    ("status", "outcome"), [("RJCT", "rejected"), ("ACTC", "accepted"), ("PDNG", "pending")]
)
def test_a_whole_file_is_answered_at_once(status: str, outcome: str) -> None:
    about = read_pain002(answer(status=status), "a.xml").about("U-1", "M-1-1")
    assert about is not None and about.outcome == outcome


def problems(content: bytes) -> list[tuple[str, int | None]]:
    with pytest.raises(InputError) as caught:
        read_pain002(content, "a.xml")
    return [(one.code, one.source.line) for one in caught.value.problems]


def test_all_problems_are_told_with_their_lines() -> None:
    content = answer(
        batch("B", payment("U-1", "MAYBE"), payment("", "RJCT")), status="OK", message=""
    )
    assert problems(content) == [
        ("bank_element_must_be_readable", 1),
        ("bank_element_must_be_given", 1),
        ("bank_element_must_be_readable", 3),
        ("bank_element_must_be_given", 4),
    ]


def test_an_answer_to_nothing_is_refused() -> None:
    content = b"<Document><CstmrPmtStsRpt><GrpHdr/></CstmrPmtStsRpt></Document>"
    assert problems(content) == [("bank_element_must_be_given", 1)]


@pytest.mark.parametrize("content", [b"", b"<Document/>", b"<Document><CstmrPmtStsRpt>"])
def test_a_cut_or_foreign_file_is_refused(content: bytes) -> None:
    codes = {code for code, _ in problems(content)}
    assert codes <= {"bank_xml_must_be_whole", "bank_element_must_be_given"}


def test_a_document_type_is_refused() -> None:
    content = b'<!DOCTYPE Document SYSTEM "http://127.0.0.1:9/d">' + PARTLY
    assert problems(content) == [("bank_xml_must_not_declare_entities", None)]


def test_mutated_answers_are_read_or_refused() -> None:
    chance = random.Random(2)
    outcomes = set()
    for _ in range(500):
        content = bytearray(PARTLY)
        for _ in range(chance.randint(1, 3)):
            content[chance.randrange(len(content))] = chance.randrange(32, 127)
        try:
            read_pain002(bytes(content), "a.xml").about("U-1", "M-1-1")
        except InputError:
            outcomes.add("refused")
        else:
            outcomes.add("read")
    assert outcomes == {"read", "refused"}
