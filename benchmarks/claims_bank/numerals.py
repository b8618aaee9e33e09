"""Numbers as an office writes them: shapes of one value, vague words, percentages."""

from __future__ import annotations

from fractions import Fraction

_FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
_DIGITS = "零一二三四五六七八九"
FRACTIONS = {
    Fraction(1, 2): "二分之一",
    Fraction(1, 3): "三分之一",
    Fraction(2, 3): "三分之二",
    Fraction(1, 4): "四分之一",
    Fraction(3, 4): "四分之三",
    Fraction(1, 5): "五分之一",
    Fraction(2, 5): "五分之二",
    Fraction(3, 5): "五分之三",
    Fraction(4, 5): "五分之四",
    Fraction(1, 6): "六分之一",
    Fraction(1, 7): "七分之一",
    Fraction(1, 8): "八分之一",
}
#: Vague words with the values that everybody would call so.
VAGUE = {
    "十余": (12, 18),
    "数十": (30, 88),
    "近百": (92, 99),
    "上百": (101, 190),
    "数百": (300, 880),
    "上千": (1001, 1900),
    "数千": (3000, 8800),
}


def chinese(number: int) -> str:
    """Return 四百一十八, 十二, 两 (2 by itself), 一万零五."""
    if number == 2:
        return "两"
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return chinese(high) + "万" + gap + (_below(low) if low else "")
    text = _below(number)
    return text[1:] if text.startswith("一十") else text


def _below(number: int) -> str:
    text, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return text or "零"


def decimal(value: Fraction, places: int) -> str:
    """Return ``value`` rounded half up to at most ``places``, without trailing zeros."""
    scaled = int(value * 10**places + Fraction(1, 2))
    text = f"{scaled // 10**places}.{scaled % 10**places:0{places}d}" if places else str(scaled)
    return text.rstrip("0").rstrip(".") if places else text


def exact(value: Fraction) -> str:
    """Return a value of at most four decimals as plain digits."""
    return decimal(value, 4)


def write(shape: str, value: Fraction, unit: str) -> str:
    """Return ``value`` with its unit in this shape: plain, spaced, full, comma, chinese, yu, wan, ..."""
    digits = exact(value)
    if shape == "spaced":
        return f"{digits} {unit}"
    if shape == "full":
        return (digits + unit).translate(_FULL_WIDTH)
    if shape == "comma":
        whole, dot, rest = digits.partition(".")
        return f"{int(whole):,}{dot}{rest}{unit}"
    if shape == "chinese":
        return chinese(int(value)) + unit
    if shape == "yu":
        return f"{digits}余{unit}"
    if shape == "wan":
        return f"{exact(value / 10_000)}万{unit}"
    if shape == "yuwan":
        return f"{exact(value / 10_000)}万余{unit}"
    if shape == "cheng":
        return f"{_DIGITS[int(value / 10)]}成"
    if shape == "bai":
        return f"百分之{chinese(int(value)) if value != 2 else '二'}"
    if shape == "vague":
        return next(word for word, (low, high) in VAGUE.items() if low <= value <= high) + unit
    if shape == "fraction":
        return FRACTIONS[value / 100]
    return digits + unit


def last_place(value: Fraction) -> Fraction:
    """Return the place of the last digit of ``value`` that is not zero: 10 for 420, 1/10 for 9.6."""
    place = Fraction(10**12)
    while value % place:
        place /= 10
    return place


def _steps(value: Fraction) -> Fraction:
    """Return the place of the second digit, or of the only one."""
    place = Fraction(1)
    while place * 100 <= value:
        place *= 10
    return place


def approximate(style: str, value: Fraction) -> Fraction | None:
    """Return what an official would write for ``value`` with this vague word, None if he would not."""
    if style in ("aboutwan", "nearwan", "yuwan") and value < 10_000:
        return None
    if value < 22:
        return None
    place = _steps(value) * (10 if value < 100 else 1)
    if style in ("aboutwan", "nearwan"):
        place = Fraction(1000)
    if style == "yuwan":
        place = Fraction(10_000)
    down = value // place * place
    up = down + place
    if style in ("yu", "yuwan", "over"):
        written = down
        return written if 0 < written < value else None
    if style in ("near", "nearwan"):
        close = up - value <= place * 2 / 5
        return up if close and up - value <= up / 10 else None
    if style == "under":
        return up if up - value <= place * 2 / 5 else None
    written = down if value - down < up - value else up
    return written if written != value and abs(written - value) * 40 <= value else None


def holds(style: str, written: Fraction, value: Fraction) -> bool:
    """Whether a lenient reader lets ``written`` in this style stand for ``value``."""
    if style in ("over",):
        return value >= written
    if style == "under":
        return value <= written
    if style in ("near", "nearwan", "yu", "yuwan", "about", "aboutwan", "cheng", "chengnear", "chengover"):
        return abs(written - value) <= max(last_place(written), value / 5)
    return written == value
