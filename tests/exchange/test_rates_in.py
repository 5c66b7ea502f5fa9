"""Files of exchange rates in the shapes their publishers give them; what is wrong is named, nothing is guessed."""

import json
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hromada_desk.domain.errors import FileProblem, Refusal
from hromada_desk.exchange.rates_in import MOST_RATES, ReadRate, read_rates
from hromada_desk.text.catalog import words
from hromada_desk.text.languages import LANGUAGES
from hromada_desk.text.problem_texts import sentence

EURO = {"r030": 978, "txt": "Євро", "rate": 48.1234, "cc": "EUR", "exchangedate": "15.01.2026"}
NBU_DAY = date(2026, 1, 15)
NOVEMBER, FRIDAY = date(2026, 11, 1), date(2026, 11, 20)
XML = ('<?xml version="1.0" encoding="utf-8"?><exchange><currency><r030>978</r030><txt>Євро</txt><rate>48.1234</rate>'
       "<cc>EUR</cc><exchangedate>15.01.2026</exchangedate></currency></exchange>")
INFOREURO = json.dumps([{"country": "Ukraine", "currency": "Hryvnia", "isoA3Code": "UAH", "isoA2Code": "UA", "value": 48.5, "comment": None}])
ECB_XML = ("<gesmes:Envelope xmlns:gesmes='http://www.gesmes.org/xml/2002-08-01' xmlns='http://www.ecb.int/vocabulary/2002-08-01/eurofxref'>"
           "<Cube><Cube time='2026-11-20'><Cube currency='USD' rate='1.0875'/></Cube></Cube></gesmes:Envelope>")
NBU_CSV = "Дата;Час;Код цифровий;Код літерний;Кількість одиниць;Назва валюти;Офіційний курс\n20.11.2026;00:00;348;HUF;100;Форинт;12,345\n"

KNOWN = [
    ("nbu.json", json.dumps([EURO], ensure_ascii=False), "NBU", ReadRate("EUR", "UAH", Decimal("48.1234"), NBU_DAY)),
    ("one.json", json.dumps(EURO), "NBU", ReadRate("EUR", "UAH", Decimal("48.1234"), NBU_DAY)),
    ("mark.json", "\ufeff" + json.dumps([EURO]), "NBU", ReadRate("EUR", "UAH", Decimal("48.1234"), NBU_DAY)),
    ("range.json", json.dumps([{"exchangedate": "15.01.2026", "cc": "JPY", "rate": 2.7512, "units": 10, "rate_per_unit": 0.27512}]),
     "NBU", ReadRate("JPY", "UAH", Decimal("0.27512"), NBU_DAY)),
    ("units.json", json.dumps([{"exchangedate": "15.01.2026", "cc": "HUF", "rate": 12.5, "units": 100}]),
     "NBU", ReadRate("HUF", "UAH", Decimal("0.125"), NBU_DAY)),
    ("nbu.xml", XML, "NBU", ReadRate("EUR", "UAH", Decimal("48.1234"), NBU_DAY)),
    ("nbu.csv", NBU_CSV.encode("cp1251"), "NBU", ReadRate("HUF", "UAH", Decimal("0.12345"), FRIDAY)),
    ("inforeuro-2026-11.json", INFOREURO, "InforEuro", ReadRate("EUR", "UAH", Decimal("48.5"), NOVEMBER)),
    ("InforEuro 11.2026.csv", "Country,Currency,ISO Code,Value\nUkraine,Hryvnia,UAH,48.5\n", "InforEuro",
     ReadRate("EUR", "UAH", Decimal("48.5"), NOVEMBER)),
    ("history.json", json.dumps([{"currencyIso": "UAH", "refCurrencyIso": "EUR", "amount": 48.5, "dateStart": "01/11/2026", "dateEnd": "30/11/2026"}]),
     "InforEuro", ReadRate("EUR", "UAH", Decimal("48.5"), NOVEMBER)),
    ("months.csv", "ISO A3 code;Month;Value\nUAH;11/2026;48,5\n", "InforEuro", ReadRate("EUR", "UAH", Decimal("48.5"), NOVEMBER)),
    ("eurofxref.csv", "Date, USD, BGN, PLN, \n20 November 2026, 1.087, 1.9558, N/A, \n", "ECB",
     ReadRate("EUR", "USD", Decimal("1.087"), FRIDAY)),
    ("eurofxref-hist.csv", "Date,USD,JPY,\n2026-11-20,1.087,N/A,\n", "ECB", ReadRate("EUR", "USD", Decimal("1.087"), FRIDAY)),
    ("portal.csv", "KEY,FREQ,CURRENCY,CURRENCY_DENOM,TIME_PERIOD,OBS_VALUE\nX,D,USD,EUR,2026-11-20,1.0875\n", "ECB",
     ReadRate("EUR", "USD", Decimal("1.0875"), FRIDAY)),
    ("ecb.xml", f'<?xml version="1.0"?>{ECB_XML}', "ECB", ReadRate("EUR", "USD", Decimal("1.0875"), FRIDAY)),
]


def written(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(("name", "content", "source", "rate"), KNOWN, ids=[each[0] for each in KNOWN])
def test_each_publisher_is_known_by_the_content(tmp_path, name, content, source, rate):
    read = read_rates(written(tmp_path, name, content))
    assert (read.source, read.rates, read.problems) == (source, (rate,), ())


def test_a_list_of_one_known_currency_among_others_is_read_and_the_others_are_named(tmp_path):
    content = [EURO, {**EURO, "cc": "AUD"}, {**EURO, "cc": "XAU"}, {**EURO, "cc": "UAH"}]
    read = read_rates(written(tmp_path, "nbu.json", json.dumps(content)))
    assert [each.currency for each in read.rates] == ["EUR"]
    assert read.unknown == ("AUD", "XAU")


def test_a_workbook_of_rates_is_read_too(tmp_path):
    book = openpyxl.Workbook()
    for row in (["InforEuro"], [], ["Country", "Currency", "ISO A3 Code", "Value"], ["Poland", "Zloty", "PLN", 4.2512]):
        book.active.append(row)
    path = tmp_path / "2026-11.xlsx"
    book.save(path)
    assert read_rates(path).rates == (ReadRate("EUR", "PLN", Decimal("4.2512"), NOVEMBER),)


def test_the_month_of_inforeuro_may_be_told(tmp_path):
    path = written(tmp_path, "rates.json", INFOREURO)
    assert read_rates(path, date(2026, 10, 1)).rates[0].rate_on == date(2026, 10, 1)


def test_the_last_of_two_rates_of_one_day_counts(tmp_path):
    read = read_rates(written(tmp_path, "nbu.json", json.dumps([EURO, {**EURO, "rate": 49}])))
    assert [each.rate for each in read.rates] == [Decimal(49)]


def test_bad_rows_are_named_with_their_place_and_the_good_ones_are_read(tmp_path):
    rows = [{**EURO, "rate": "abc"}, {**EURO, "rate": 0}, {**EURO, "rate": -3}, {**EURO, "exchangedate": "32.01.2026"}, {**EURO, "rate": 1e9},
            {**EURO, "cc": "USD"}]
    read = read_rates(written(tmp_path, "nbu.json", json.dumps(rows)))
    assert [each.currency for each in read.rates] == ["USD"]
    assert [(each.code, each.details["place"]) for each in read.problems] == [
        ("rates.not_a_number", "1"), ("rates.absurd", "2"), ("rates.absurd", "3"), ("rates.not_a_date", "4"), ("rates.absurd", "5")]


def test_of_too_many_days_the_newest_are_taken_and_it_is_said(tmp_path):
    days = [date.fromordinal(FRIDAY.toordinal() - at) for at in range(MOST_RATES + 7)]
    content = "Date,USD,PLN,\n" + "".join(f"{each},1.1,N/A,\n" for each in days)
    read = read_rates(written(tmp_path, "eurofxref-hist.csv", content))
    assert len(read.rates) == MOST_RATES
    assert read.rates[-1].rate_on == FRIDAY
    assert [each.code for each in read.problems] == ["rates.only_newest"]


def test_of_many_bad_rows_the_rest_is_counted(tmp_path):
    rows = [{**EURO, "rate": "?"}] * 30 + [{**EURO, "cc": "USD"}]
    read = read_rates(written(tmp_path, "nbu.json", json.dumps(rows)))
    assert (len(read.problems), read.problems[-1].code, read.problems[-1].details["n"]) == (21, "rates.more_rows", 10)


BAD = [
    ("rates.month_unknown", "rates.json", INFOREURO),
    ("rates.not_a_number.whole_file", "nbu.json", json.dumps([{**EURO, "rate": "багато"}])),
    ("rates.not_a_number.whole_file", "nan.json", '[{"cc": "EUR", "rate": NaN, "exchangedate": "15.01.2026"}]'),
    ("rates.absurd.whole_file", "nbu.json", json.dumps([{**EURO, "rate": -48}])),
    ("rates.not_a_date.whole_file", "nbu.json", json.dumps([{**EURO, "exchangedate": "колись"}])),
    ("rates.not_a_date.whole_file", "nbu.json", json.dumps([{**EURO, "exchangedate": ""}])),
    ("rates.none_in_file", "nbu.json", json.dumps([{**EURO, "cc": "AUD"}])),
    ("rates.not_rates", "other.json", '[{"name": "roof"}]'),
    ("rates.not_rates", "list.csv", "Назва;Сума\nДах;100\n"),
    ("rates.not_rates", "other.xml", '<?xml version="1.0"?><roof/>'),
    ("rates.damaged", "half.json", '[{"cc": "EUR"'),
    ("rates.damaged", "half.xml", '<?xml version="1.0"?><exchange><currency>'),
    ("rates.damaged", "deep.json", "[" * 200_000),
    ("import.unsafe_xml", "bomb.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><exchange>&c;</exchange>'),
    ("import.empty_file", "zeros.json", b"\0" * 2_000_000),
    ("import.not_a_table", "digits.json", b"0" * 2_000_000),
    ("rates.not_rates", "number.json", b"[" + b"1" * 2_000_000 + b"]"),
    ("import.empty_file", "empty.json", b""),
    ("import.not_a_table", "paper.pdf", b"%PDF-1.4"),
    ("import.web_page", "saved.html", "<html><body>Курс</body></html>"),
]


@pytest.mark.parametrize(("code", "name", "content"), BAD, ids=[f"{each[1]}-{at}" for at, each in enumerate(BAD)])
def test_what_cannot_be_taken_is_refused_with_a_sentence(tmp_path, code, name, content):
    with pytest.raises(FileProblem) as refusal:
        read_rates(written(tmp_path, name, content))
    assert refusal.value.code == code
    for language in LANGUAGES:
        said = sentence(words(language), refusal.value.code, refusal.value.details)
        assert "{" not in said
        assert code not in said


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path, code in ((tmp_path / "none.json", "file.missing"), (tmp_path, "rates.not_rates")):
        with pytest.raises(FileProblem) as refusal:
            read_rates(path)
        assert refusal.value.code == code


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from([each[1] for each in KNOWN]), st.integers(0, 400), st.binary(max_size=6))
def test_a_damaged_file_gives_rates_or_a_sentence(tmp_path, content, at, rubbish):
    data = content if isinstance(content, bytes) else content.encode()
    path = written(tmp_path, "any-2026-11", data[:at] + rubbish + data[at + len(rubbish):])
    try:
        read, code = read_rates(path), ""
    except Refusal as refusal:
        read, code = None, refusal.code
    assert words("uk").has(code) if read is None else min(each.rate for each in read.rates) > 0
