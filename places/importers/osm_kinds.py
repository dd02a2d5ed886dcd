"""Kinds of OpenStreetMap places: which become listings, what they are called, which never do.

Data, with a reason for everything that is left out. Keys and values are OpenStreetMap's
(wiki.openstreetmap.org, "Map features").
"""

from __future__ import annotations

KEYS = ("amenity", "leisure", "shop", "office", "healthcare", "club", "tourism")

ALCOHOL = "is about alcohol"
GAMBLING = "is about gambling or lending"
ADULTS = "is for adults only"
SMOKING = "is about tobacco or drugs"
WEAPONS = "sells weapons"
ENFORCEMENT = "belongs to police or justice, not to a register of places to go to"
HOME = "is where people live; a refuge's address is nobody's to publish"
FURNITURE = "is furniture of the street, or a thing to look at"
EMPTY = "is empty"

# Never listed, whatever the manifest says.
NOT_FOR_YOUNG_PEOPLE: dict[str, tuple[str, ...]] = {
    ALCOHOL: (
        "amenity=bar",
        "amenity=beer_garden",
        "amenity=biergarten",
        "amenity=nightclub",
        "amenity=pub",
        "club=nightclub",
        "shop=alcohol",
        "shop=brewing_supplies",
        "shop=wine",
    ),
    GAMBLING: (
        "amenity=casino",
        "amenity=gambling",
        "amenity=money_transfer",
        "leisure=adult_gaming_centre",
        "leisure=bingo_hall",
        "leisure=gambling",
        "shop=bookmaker",
        "shop=lottery",
        "shop=money_lender",
        "shop=pawnbroker",
        "shop=payday_loans",
    ),
    ADULTS: (
        "amenity=brothel",
        "amenity=love_hotel",
        "amenity=stripclub",
        "amenity=swingerclub",
        "leisure=tanning_salon",
        "shop=erotic",
        "shop=solarium",
        "shop=tanning",
        "shop=tattoo",
    ),
    SMOKING: (
        "amenity=hookah_lounge",
        "amenity=smoking_area",
        "shop=cannabis",
        "shop=e-cigarette",
        "shop=hookah",
        "shop=tobacco",
        "shop=vape",
    ),
    WEAPONS: ("shop=firearms", "shop=fireworks", "shop=guns", "shop=hunting", "shop=weapons"),
    ENFORCEMENT: (
        "amenity=courthouse",
        "amenity=police",
        "amenity=prison",
        "office=bail_bond_agent",
        "office=police",
    ),
    HOME: (
        "amenity=nursing_home",
        "amenity=refugee_housing",
        "amenity=refugee_site",
        "amenity=retirement_home",
        "social_facility=assisted_living",
        "social_facility=dormitory",
        "social_facility=group_home",
        "social_facility=hospice",
        "social_facility=nursing_home",
        "social_facility=shelter",
    ),
}

# No places to be at, or no places any more.
NO_PLACES: dict[str, tuple[str, ...]] = {
    FURNITURE: (
        "amenity=atm",
        "amenity=bbq",
        "amenity=bench",
        "amenity=bicycle_parking",
        "amenity=bicycle_rental",
        "amenity=bicycle_repair_station",
        "amenity=car_sharing",
        "amenity=charging_station",
        "amenity=clock",
        "amenity=compressed_air",
        "amenity=device_charging_station",
        "amenity=dog_toilet",
        "amenity=drinking_water",
        "amenity=feeding_place",
        "amenity=fountain",
        "amenity=grit_bin",
        "amenity=hunting_stand",
        "amenity=letter_box",
        "amenity=loading_dock",
        "amenity=lounger",
        "amenity=motorcycle_parking",
        "amenity=parcel_locker",
        "amenity=parking",
        "amenity=parking_entrance",
        "amenity=parking_space",
        "amenity=payment_terminal",
        "amenity=photo_booth",
        "amenity=post_box",
        "amenity=recycling",
        "amenity=sanitary_dump_station",
        "amenity=taxi",
        "amenity=telephone",
        "amenity=ticket_validator",
        "amenity=trolley_bay",
        "amenity=vacuum_cleaner",
        "amenity=vending_machine",
        "amenity=waste_basket",
        "amenity=waste_disposal",
        "amenity=waste_transfer_station",
        "amenity=water_point",
        "amenity=watering_place",
        "amenity=weighbridge",
        "leisure=bleachers",
        "leisure=firepit",
        "leisure=outdoor_seating",
        "leisure=picnic_table",
        "leisure=slipway",
        "office=taxi",
        "shelter_type=public_transport",
        "tourism=artwork",
        "tourism=picnic_site",
        "tourism=viewpoint",
        "information=board",
        "information=guidepost",
        "information=map",
        "information=route_marker",
        "information=terminal",
    ),
    EMPTY: (
        "amenity=disused",
        "amenity=vacant",
        "disused=yes",
        "office=vacant",
        "shop=disused",
        "shop=vacant",
    ),
}

LEFT_OUT = {
    tag: reason
    for group in (NOT_FOR_YOUNG_PEOPLE, NO_PLACES)
    for reason, tag_list in group.items()
    for tag in tag_list
}

# Listed without a name of their own: what they are says enough.
UNNAMED = frozenset(
    {
        "amenity=toilets",
        "leisure=playground",
        "leisure=pitch",
        "leisure=park",
        "amenity=community_centre",
        "amenity=shelter",
        "amenity=place_of_worship",
    }
)

# Anybody may walk in, by what they are.
OPEN_TO_ALL = frozenset(
    {
        "amenity=library",
        "leisure=park",
        "leisure=playground",
        "leisure=common",
        "leisure=recreation_ground",
    }
)

# What a place is, in English and Welsh. Other kinds are named by their tag, in English only.
WORDS: dict[str, tuple[str, str]] = {
    "amenity=arts_centre": ("Arts centre", "Canolfan gelfyddydau"),
    "amenity=bank": ("Bank", "Banc"),
    "amenity=bus_station": ("Bus station", "Gorsaf fysiau"),
    "amenity=cafe": ("Café", "Caffi"),
    "amenity=cinema": ("Cinema", "Sinema"),
    "amenity=clinic": ("Clinic", "Clinig"),
    "amenity=college": ("College", "Coleg"),
    "amenity=community_centre": ("Community centre", "Canolfan gymunedol"),
    "amenity=dentist": ("Dentist", "Deintydd"),
    "amenity=doctors": ("Doctors' surgery", "Meddygfa"),
    "amenity=fast_food": ("Takeaway", "Bwyd parod"),
    "amenity=fuel": ("Petrol station", "Gorsaf betrol"),
    "amenity=hospital": ("Hospital", "Ysbyty"),
    "amenity=library": ("Library", "Llyfrgell"),
    "amenity=marketplace": ("Market", "Marchnad"),
    "amenity=pharmacy": ("Pharmacy", "Fferyllfa"),
    "amenity=place_of_worship": ("Place of worship", "Addoldy"),
    "amenity=post_office": ("Post office", "Swyddfa bost"),
    "amenity=restaurant": ("Restaurant", "Bwyty"),
    "amenity=school": ("School", "Ysgol"),
    "amenity=shelter": ("Shelter", "Lloches"),
    "amenity=shower": ("Showers", "Cawodydd"),
    "amenity=theatre": ("Theatre", "Theatr"),
    "amenity=toilets": ("Toilets", "Toiledau"),
    "amenity=townhall": ("Town hall", "Neuadd y dref"),
    "amenity=university": ("University", "Prifysgol"),
    "leisure=bowling_alley": ("Bowling alley", "Canolfan fowlio"),
    "leisure=fitness_centre": ("Gym", "Campfa"),
    "leisure=nature_reserve": ("Nature reserve", "Gwarchodfa natur"),
    "leisure=park": ("Park", "Parc"),
    "leisure=pitch": ("Sports pitch", "Cae chwaraeon"),
    "leisure=playground": ("Playground", "Maes chwarae"),
    "leisure=sports_centre": ("Sports centre", "Canolfan chwaraeon"),
    "leisure=swimming_pool": ("Swimming pool", "Pwll nofio"),
    "shop=bakery": ("Bakery", "Popty"),
    "shop=books": ("Bookshop", "Siop lyfrau"),
    "shop=charity": ("Charity shop", "Siop elusen"),
    "shop=clothes": ("Clothes shop", "Siop ddillad"),
    "shop=convenience": ("Corner shop", "Siop gyfleus"),
    "shop=hairdresser": ("Hairdresser", "Siop trin gwallt"),
    "shop=supermarket": ("Supermarket", "Archfarchnad"),
    "tourism=gallery": ("Gallery", "Oriel"),
    "tourism=hotel": ("Hotel", "Gwesty"),
    "tourism=museum": ("Museum", "Amgueddfa"),
}
# Pitches by their sport.
PITCHES: dict[str, tuple[str, str]] = {
    "basketball": ("Basketball court", "Cwrt pêl-fasged"),
    "bmx": ("BMX track", "Trac BMX"),
    "bowls": ("Bowling green", "Lawnt fowlio"),
    "cricket": ("Cricket pitch", "Cae criced"),
    "multi": ("Multi-sports pitch", "Cae aml-chwaraeon"),
    "netball": ("Netball court", "Cwrt pêl-rwyd"),
    "rugby": ("Rugby pitch", "Cae rygbi"),
    "rugby_union": ("Rugby pitch", "Cae rygbi"),
    "skateboard": ("Skate park", "Parc sglefrio"),
    "soccer": ("Football pitch", "Cae pêl-droed"),
    "tennis": ("Tennis court", "Cwrt tennis"),
}
# Places that people name, from large to small.
SETTLEMENTS = (
    "city",
    "borough",
    "town",
    "suburb",
    "village",
    "quarter",
    "neighbourhood",
    "hamlet",
)
