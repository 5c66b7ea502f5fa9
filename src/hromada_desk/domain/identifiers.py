"""Identifiers and codes: how each is written, what makes one doubtful, and its tidy form.

`check` answers for one value of one scheme; `SCHEMES` lists what is known. Codes typed with Cyrillic letters that look
like Latin ones, with other dashes or spaces, or pasted as a whole address are understood and made tidy. Whether a code
exists in a list is asked of a look-up that is handed in; this room holds no lists.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from hromada_desk.domain.check_digits import cpv_digit, cpv_digit_is_doubtful, edrpou_digit, iban_is_valid
from hromada_desk.domain.folding import HYPHENS, latin_twins, normalise
from hromada_desk.domain.problems import Severity

_DASHES = str.maketrans(dict.fromkeys(HYPHENS, "-"))
_SPACES = re.compile(r"\s+")
_PHONE_SIGNS = re.compile(r"[\s().\-]+")
_PHONE_EXTENSION = re.compile(r"\s*(?:,|;|#|ext\.?|\bx).*$", re.IGNORECASE)
UKRAINE, UKRAINE_DIGITS = "+380", 9
MILLENNIUM = 2000
CPV_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt about a value: its message key and how bad it is."""

    code: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class IdentifierVerdict:
    """What can be said about a value.

    `ok` is False for an error or a warning; `code` is the message key ("" when there is nothing to say) and `severity`
    goes with it; `normalised` is the tidy form, to be stored instead of what was typed whenever there is no error.
    """

    ok: bool
    code: str
    severity: Severity | None
    normalised: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """How the values of one scheme are written: a tidying function, a pattern for the whole value, an example.

    `doubt` looks closer at a value that fits the pattern.
    """

    pattern: re.Pattern[str]
    example: str
    tidy: Callable[[str], str] = str.strip
    doubt: Callable[[str], Finding | None] = lambda _: None


def check(scheme: str, value: str, *, known: Callable[[str], bool] | None = None) -> IdentifierVerdict:
    """Judge a value of a scheme; an empty value and a scheme without rules have nothing wrong with them.

    `known` tells whether a tidy code exists in the list the scheme belongs to (codifier, classifier). For DK 021 it
    outweighs the check digit. Message keys: `identifier.form` (not written like one), `identifier.unknown`,
    `identifier.edrpou_check_digit`, `identifier.person_number`, `identifier.iban_check_digits`,
    `identifier.dk021_check_digit`, `identifier.impossible_date`, `identifier.lookalike_letters` (a note: replaced).
    """
    typed = normalise(value)
    rules = SCHEMES.get(scheme)
    if not typed or rules is None:
        return IdentifierVerdict(ok=True, code="", severity=None, normalised=typed)
    tidy = rules.tidy(typed)
    if scheme == "DK021" and len(tidy) == CPV_LENGTH and tidy.isdecimal():
        tidy = _with_check_digit(tidy, known)
    finding = _judge(rules, tidy, known)
    if finding is None and not typed.isascii() and latin_twins(typed) != typed:
        return IdentifierVerdict(ok=True, code="identifier.lookalike_letters", severity=Severity.NOTE, normalised=tidy)
    if finding is None:
        return IdentifierVerdict(ok=True, code="", severity=None, normalised=tidy)
    kept = typed if finding.severity is Severity.ERROR else tidy
    return IdentifierVerdict(ok=False, code=finding.code, severity=finding.severity, normalised=kept)


def _judge(rules: Scheme, tidy: str, known: Callable[[str], bool] | None) -> Finding | None:
    person = PERSON_NUMBER.fullmatch(tidy) if rules is SCHEMES["UA-EDR"] else None
    if person is not None:
        return Finding("identifier.person_number", Severity.WARNING)
    if rules.pattern.fullmatch(tidy) is None:
        return Finding("identifier.form", Severity.ERROR)
    if known is not None:
        return None if known(tidy) else Finding("identifier.unknown", Severity.ERROR)
    return rules.doubt(tidy)


def _with_check_digit(code: str, known: Callable[[str], bool] | None) -> str:
    """Eight digits of a DK 021 code with the ninth: the one the list has, without a list the one the rule gives."""
    listed = (f"{code}-{digit}" for digit in range(10)) if known is not None else ()
    return next((full for full in listed if known is not None and known(full)), f"{code}-{cpv_digit(code)}")


def _tidy_code(text: str) -> str:
    """Capital Latin letters, no spaces, plain hyphens."""
    return _SPACES.sub("", latin_twins(text.upper())).translate(_DASHES)


def _tidy_prozorro(text: str) -> str:
    """Capital UA, P, M; the suffix after the number in small letters."""
    code = _tidy_code(text)
    head = re.match(r"UA(-[PM])?[-\d]*", code)
    return code if head is None else head.group() + code[head.end() :].lower()


def _tidy_dream(text: str) -> str:
    """The id alone, also out of the address of the project's page."""
    code = _tidy_code(text)
    found = re.search(r"DREAM-UA-[0-9]+-[0-9A-Z]+", code)
    return found.group() if found else code


def _tidy_email(text: str) -> str:
    """The address without `mailto:`, look-alikes made Latin, the domain in small letters."""
    local, at, domain = latin_twins(text.removeprefix("mailto:").strip(" <>;,")).rpartition("@")
    return local + at + domain.lower()


def _tidy_phone(text: str) -> str:
    """International form: `(067) 123-45-67`, `8 067...` and `380 67...` become `+38067...`; an extension goes."""
    digits = _PHONE_SIGNS.sub("", _PHONE_EXTENSION.sub("", text.translate(_DASHES)))
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    for prefix in ("380", "80", "0"):
        if digits.startswith(prefix) and len(digits) == len(prefix) + UKRAINE_DIGITS:
            return UKRAINE + digits.removeprefix(prefix)
    return digits


def _doubt_edrpou(code: str) -> Finding | None:
    if int(code[-1]) == edrpou_digit(code):
        return None
    return Finding("identifier.edrpou_check_digit", Severity.WARNING)


def _doubt_iban(code: str) -> Finding | None:
    return None if iban_is_valid(code) else Finding("identifier.iban_check_digits", Severity.ERROR)


def _doubt_dk021(code: str) -> Finding | None:
    return Finding("identifier.dk021_check_digit", Severity.WARNING) if cpv_digit_is_doubtful(code) else None


def _doubt_prozorro_date(code: str) -> Finding | None:
    """The day in a Prozorro id must exist."""
    found = re.search(r"(\d{4})-(\d{2})-(\d{2})", code)
    return None if found and _is_day(*map(int, found.groups())) else _IMPOSSIBLE_DATE


def _doubt_dream_date(code: str) -> Finding | None:
    """The day in a DREAM id: DDMMYY, in some sources DDMMYYYY."""
    digits = code.split("-")[2]
    year = int(digits[4:]) if len(digits) == 8 else MILLENNIUM + int(digits[4:])
    return None if _is_day(year, int(digits[2:4]), int(digits[:2])) else _IMPOSSIBLE_DATE


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


_IMPOSSIBLE_DATE = Finding("identifier.impossible_date", Severity.ERROR)
PERSON_NUMBER = re.compile(r"\d{10}", re.ASCII)
_TENDER = r"UA-\d{4}-\d{2}-\d{2}-\d{6}-[a-z]"


def _scheme(
    pattern: str,
    example: str,
    tidy: Callable[[str], str] = _tidy_code,
    doubt: Callable[[str], Finding | None] = lambda _: None,
) -> Scheme:
    return Scheme(re.compile(pattern, re.ASCII), example, tidy, doubt)


SCHEMES: Mapping[str, Scheme] = {
    # Codifier of administrative-territorial units: UA and 17 digits, 2+2+3+3+2 and five unique ones.
    "KATOTTG": _scheme(r"UA\d{17}", "UA05020030000031457"),
    # Unified state register of organisations, leading zeros kept.
    "UA-EDR": _scheme(r"\d{8}", "04350719", doubt=_doubt_edrpou),
    # Ukrainian bank account, ISO 13616.
    "UA-IBAN": _scheme(r"UA\d{27}", "UA213223130000026007233566001", doubt=_doubt_iban),
    # DREAM project: day of registration and eight hexadecimal digits.
    "DREAM": _scheme(r"DREAM-UA-\d{6}(\d{2})?-[0-9A-F]{8}", "DREAM-UA-010126-0A1B2C3D", _tidy_dream, _doubt_dream_date),
    # Prozorro ids; the last letter is the server's, other letters than -a are old ones.
    "PROZORRO-PLAN": _scheme(
        r"UA-P-\d{4}-\d{2}-\d{2}-\d{6}-[a-z]", "UA-P-2026-01-19-000663-a", _tidy_prozorro, _doubt_prozorro_date
    ),
    "PROZORRO-TENDER": _scheme(_TENDER, "UA-2026-02-01-000001-a", _tidy_prozorro, _doubt_prozorro_date),
    "PROZORRO-CONTRACT": _scheme(
        _TENDER + r"-[a-z]\d+", "UA-2026-02-01-000001-a-a1", _tidy_prozorro, _doubt_prozorro_date
    ),
    "PROZORRO-MONITORING": _scheme(
        r"UA-M-\d{4}-\d{2}-\d{2}-\d{6}", "UA-M-2025-03-17-000006", _tidy_prozorro, _doubt_prozorro_date
    ),
    # Procurement vocabulary DK 021:2015 = CPV.
    "DK021": _scheme(r"\d{8}-\d", "45453000-7", doubt=_doubt_dk021),
    # Economic classification of expenditure; programme of a local budget, four digits or seven with the spending unit.
    "KEKV": _scheme(r"\d{4}", "3132"),
    "TPKPKMB": _scheme(r"\d{4}|\d{7}", "0611300"),
    "CCCE": _scheme(r"\d{4}", "1263"),
    "DAC": _scheme(r"\d{5}", "11120"),
    # Code of a local budget since 2021.
    "BUDGET-CODE": _scheme(r"\d{11}", "25510000000"),
    # Land cadastre: zone, quarter, plot.
    "CADASTRE": _scheme(r"\d{10}:\d{2}:\d{3}:\d{4}", "0520280000:01:001:0025"),
    # VAT number with the country in front; participant code of EU programmes.
    "EU-VAT": _scheme(r"[A-Z]{2}[0-9A-Z+*]{2,12}", "PL5260250995"),
    "PIC": _scheme(r"\d{9}", "999999999"),
    "COUNTRY": _scheme(r"[A-Z]{2}", "PL"),
    "EMAIL": _scheme(r"[^@\s\"<>,;]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}", "rada@example.org", _tidy_email),
    "PHONE": _scheme(r"\+[1-9]\d{7,14}", "+380671234567", _tidy_phone),
}
