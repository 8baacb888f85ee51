"""The only place that rounds, and how numbers are written in Swedish.

A figure is rounded once, when it is shown. Ties go away from zero, as in the printed reports (10,5 is printed 11).
Source: Ljungby 2018, where half-up fits all 45 questions and 8 areas and Python's ``round`` misses six rows.
"""

from decimal import Decimal
from fractions import Fraction

#: U+2212, as Swedish typography writes negative numbers.
MINUS = "\N{MINUS SIGN}"

#: What is written for a figure that nobody knows.
UNKNOWN_TEXT = "okänt"

_HALF = Fraction(1, 2)


def half_up(value: Fraction | int) -> int:
    """The nearest whole number; a tie goes away from zero (2,5 to 3, and -2,5 to -3).

    Raises:
        TypeError: for a float or Decimal, which may have lost the tie before it came here.
    """
    if not isinstance(value, (int, Fraction)):
        raise TypeError(f"half_up takes a Fraction or an int, not {type(value).__name__}")
    exact = Fraction(value)
    nearest = (abs(exact) + _HALF).__floor__()
    return nearest if exact >= 0 else -nearest


def half_up_to(value: Fraction | int, decimals: int) -> Decimal:
    """`value` with exactly `decimals` decimals (0 or more), ties away from zero; never a negative zero."""
    if decimals < 0:
        raise ValueError("decimals is 0 or more")
    units = half_up(value * 10**decimals)
    digits = tuple(int(digit) for digit in str(abs(units)))
    return Decimal((int(units < 0), digits, -decimals))


def format_number(value: Fraction | int, decimals: int = 0) -> str:
    """`value` with a decimal comma and exactly `decimals` decimals: ``"45,2"``, ``"−3"``."""
    return f"{half_up_to(value, decimals):f}".replace("-", MINUS).replace(".", ",")


def format_trimmed(value: Fraction | int, most_decimals: int = 3) -> str:
    """`value` with as few decimals as it takes, at most `most_decimals`: ``"9,5"``, ``"13,425"``, ``"46"``."""
    text = format_number(value, most_decimals)
    return text.rstrip("0").rstrip(",") if "," in text else text


def format_difference(value: Fraction | int, decimals: int = 0) -> str:
    """`value` with its sign in front, also when it is positive: ``"+15"``, ``"−25"``, ``"0"``."""
    text = format_number(value, decimals)
    return f"+{text}" if half_up_to(value, decimals) > 0 else text


def format_percent(value: Fraction | int | None, decimals: int = 0) -> str:
    """``"57,6 %"`` for a value of 0 to 100, with an ordinary space; None gives `UNKNOWN_TEXT`."""
    return UNKNOWN_TEXT if value is None else f"{format_number(value, decimals)} %"
