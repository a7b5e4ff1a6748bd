"""
The words that quantities are made of: modifiers, vague numbers, units, currencies.

Compiled by the project; CC0. Currencies by ISO 4217, where a name or sign is one country's or is read so everywhere.
"""

from stemma.text.numerals import NUMBER

LOWER_BOUND = (
    "more than", "over", "at least", "upwards of", "in excess of", "well over", "just over", "no fewer than",
    "a little over", "a little more than", "slightly over", "slightly more than",
    "no less than", "not less than", "not fewer than", "a minimum of", "greater than", "above", "well above",
)  # fmt: skip
UPPER_BOUND = (
    "up to", "as many as", "as much as", "fewer than", "less than", "no more than", "not more than", "at most", "under",
    "just under", "a little under", "a little less than", "slightly less than", "nearly", "almost", "close to",
    "a maximum of", "below", "as few as",
)  # fmt: skip
ROUGH = (
    "some", "about", "around", "approximately", "roughly", "an estimated", "estimated", "circa", "or so", "perhaps",
    "more or less", "only", "just", "exactly", "another", "a further", "an additional", "an extra", "a total of",
)  # fmt: skip
MODIFIERS = tuple(sorted(LOWER_BOUND + UPPER_BOUND + ROUGH, key=len, reverse=True))

VAGUE = {
    "dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2000.0, "tens of thousands": 20000.0,
    "hundreds of thousands": 200000.0, "millions": 2e6, "tens of millions": 2e7, "hundreds of millions": 2e8,
    "billions": 2e9, "several dozen": 24.0, "a few dozen": 24.0, "several hundred": 200.0, "a few hundred": 200.0,
    "several thousand": 2000.0, "a few thousand": 2000.0, "several million": 2e6,
}  # fmt: skip
"""Vague number -> the least it can mean. It has no upper end: "thousands" is said of a hundred thousand too."""

SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NZ$": "NZD", "S$": "SGD",
    "R$": "BRL", "NT$": "TWD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₪": "ILS",
    "₦": "NGN", "₽": "RUB", "₴": "UAH", "₺": "TRY", "₱": "PHP", "฿": "THB", "₫": "VND",
    "RM": "MYR", "KSh": "KES", "TSh": "TZS", "USh": "UGX", "Rp": "IDR", "Tk": "BDT",
}  # fmt: skip
CODES = (
    "USD",
    "EUR",
    "GBP",
    "JPY",
    "CNY",
    "INR",
    "PKR",
    "RUB",
    "UAH",
    "CHF",
    "AUD",
    "CAD",
    "ZAR",
    "NGN",
    "KES",
    "TRY",
    "BRL",
)
CURRENCIES = {
    "us dollars": "USD", "u.s. dollars": "USD", "american dollars": "USD", "australian dollars": "AUD",
    "canadian dollars": "CAD", "dollars": "USD", "euros": "EUR", "euro": "EUR", "pounds sterling": "GBP", "yen": "JPY",
    "yuan": "CNY", "renminbi": "CNY", "rubles": "RUB", "roubles": "RUB", "naira": "NGN", "rand": "ZAR", "lira": "TRY",
    "hryvnia": "UAH", "hryvnias": "UAH", "shekels": "ILS", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR",
    "dong": "VND", "zloty": "PLN", "zlotys": "PLN", "birr": "ETB", "cedis": "GHS", "taka": "BDT", "swiss francs": "CHF",
    "indian rupees": "INR", "pakistani rupees": "PKR", "rupees": "rupees", "pesos": "pesos", "francs": "francs",
    "rials": "rials", "riyals": "riyals", "dirhams": "dirhams", "dinars": "dinars", "shillings": "shillings",
    "pounds": "pounds", "won": "won", "tenge": "KZT", "somoni": "TJS", "som": "som", "sums": "UZS", "manat": "manat",
    "manats": "manat", "lari": "GEL", "drams": "AMD", "lei": "lei", "leva": "BGN", "denars": "MKD", "leks": "ALL",
    "korunas": "CZK", "czech crowns": "CZK", "kronor": "SEK", "kroner": "kroner", "forints": "HUF", "forint": "HUF",
    "rufiyaa": "MVR", "ngultrum": "BTN", "afghanis": "AFN", "kyats": "MMK", "kyat": "MMK", "kip": "LAK", "riels": "KHR",
    "tugriks": "MNT", "patacas": "MOP", "reais": "BRL", "bolivianos": "BOB", "bolivars": "VES", "bolívares": "VES",
    "guaranis": "PYG", "guaraníes": "PYG", "quetzals": "GTQ", "quetzales": "GTQ", "lempiras": "HNL", "córdobas": "NIO",
    "cordobas": "NIO", "colones": "CRC", "balboas": "PAB", "gourdes": "HTG", "nakfa": "ERN", "dalasis": "GMD",
    "dalasi": "GMD", "leones": "SLE", "kwacha": "kwacha", "pula": "BWP", "maloti": "LSL", "emalangeni": "SZL",
    "meticais": "MZN", "kwanzas": "AOA", "kwanza": "AOA", "ariary": "MGA", "ouguiyas": "MRU", "escudos": "escudos",
    "cfa francs": "CFA francs", "vatu": "VUV", "kina": "PGK", "nairas": "NGN", "cedi": "GHS", "liras": "TRY",
}  # fmt: skip
"""Name -> ISO code; names that several countries share stay as they are."""

MEASURES = {
    "percent": "percent", "per cent": "percent", "%": "percent", "percentage points": "percentage points",
    "basis points": "basis points", "km": "kilometres", "kilometres": "kilometres", "kilometers": "kilometres",
    "kilometre": "kilometres", "kilometer": "kilometres", "kms": "kilometres", "miles": "miles", "mile": "miles",
    "nautical miles": "nautical miles", "metres": "metres", "meters": "metres", "metre": "metres", "meter": "metres",
    "feet": "feet", "foot": "feet", "square kilometres": "square kilometres", "square kilometers": "square kilometres",
    "sq km": "square kilometres", "square miles": "square miles", "hectares": "hectares", "acres": "acres",
    "tonnes": "tonnes", "metric tons": "tonnes", "tonne": "tonnes", "tons": "tons", "ton": "tons",
    "kilograms": "kilograms", "kilogrammes": "kilograms", "kg": "kilograms", "kilos": "kilograms",
    "barrels": "barrels", "barrel": "barrels", "litres": "litres", "liters": "litres", "gallons": "gallons",
    "megawatts": "megawatts", "mw": "megawatts", "gigawatts": "gigawatts", "cubic metres": "cubic metres",
    "cubic meters": "cubic metres", "rounds": "rounds", "round": "rounds", "knots": "knots", "kph": "km/h",
    "km/h": "km/h", "mph": "mph", "bushels": "bushels", "degrees": "degrees",
}  # fmt: skip
"""Unit as written, folded -> the unit's name."""

LENGTHS = {
    "minute": "minutes", "minutes": "minutes", "hour": "hours", "hours": "hours", "day": "days", "days": "days",
    "week": "weeks", "weeks": "weeks", "month": "months", "months": "months", "year": "years", "years": "years",
}  # fmt: skip
"""Units of time: a quantity only where they say how long something took."""

MEMBERS = {
    "member": "members", "nation": "nations", "country": "countries", "state": "states", "seat": "seats",
    "party": "parties", "person": "people", "man": "men", "strong": "members", "vehicle": "vehicles", "ship": "ships",
    "vessel": "vessels", "truck": "trucks",
}  # fmt: skip
""""30-member alliance" -> 30 members."""

NUMBER_SOURCE = NUMBER

FOUND_OUT = frozenset(
    """
    inspectors monitors observers peacekeepers soldiers troops conscripts reservists marines guards sailors seafarers
    mariners crewmen fishermen miners workers engineers teachers students nurses doctors rescuers firefighters drivers
    pilots airmen passengers civilians villagers residents refugees migrants hostages captives detainees prisoners
    survivors victims suspects gunmen rebels fighters militants pirates smugglers journalists vessels ships boats
    trawlers tankers warships frigates planes aircraft jets helicopters drones missiles rockets shells lorries trucks
    buses bodies
    """.split()  # noqa: SIM905
)
"""Those whose number reports give, and may give otherwise, even where they know them: "the nine inspectors"."""
