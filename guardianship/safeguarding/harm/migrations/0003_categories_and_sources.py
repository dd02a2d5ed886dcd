"""What an installation begins with: categories of the known files, and sources with their bias."""

from django.db import migrations

HARM, CONTACT = "harm", "system_contact"
# Code, name, layer, words in files. What police begin themselves is contact, not harm.
CATEGORIES = [
    ("anti-social-behaviour", "Anti-social behaviour", HARM, ["anti-social behaviour"]),
    ("bicycle-theft", "Bicycle theft", HARM, ["bicycle theft"]),
    ("burglary", "Burglary", HARM, ["burglary"]),
    ("criminal-damage", "Criminal damage and arson", HARM, ["criminal damage and arson"]),
    ("drugs", "Drugs", CONTACT, ["drugs"]),
    ("other-crime", "Other crime", HARM, ["other crime"]),
    ("other-theft", "Other theft", HARM, ["other theft"]),
    ("weapon-possession", "Possession of weapons", CONTACT, ["possession of weapons"]),
    ("public-order", "Public order", HARM, ["public order"]),
    ("robbery", "Robbery", HARM, ["robbery"]),
    ("shoplifting", "Shoplifting", HARM, ["shoplifting"]),
    ("theft-from-person", "Theft from the person", HARM, ["theft from the person"]),
    ("vehicle-crime", "Vehicle crime", HARM, ["vehicle crime"]),
    ("violence", "Violence and sexual offences", HARM, ["violence and sexual offences"]),
    ("stop-and-search", "Stop and search", CONTACT, []),
    ("school-exclusion", "Exclusion from school", CONTACT, ["suspension", "permanent exclusion"]),
    ("assault-injury", "Injury by assault", HARM, ["assault", "assault injury", "violence injury"]),
    ("weapon-injury", "Injury by a weapon", HARM, ["stabbing", "stab injury", "gunshot", "weapon"]),
    ("self-harm", "Self-harm", HARM, ["self harm", "deliberate self-harm", "overdose"]),
    ("substance-emergency", "Alcohol or drug emergency", HARM, ["alcohol", "drug emergency"]),
    ("sexual-harm", "Sexual harm or harassment", HARM, ["sexual harassment", "sexual assault"]),
    ("bullying", "Bullying", HARM, ["online bullying"]),
    ("hate", "Hate incident", HARM, ["hate incident", "hate crime"]),
    ("exploitation-worry", "Worry about exploitation", HARM, ["exploitation"]),
]
OGL = "Open Government Licence v3.0"
AGREED = "by agreement with the publisher"
# Code, name, shape, raised by, licence, what it cannot tell.
SOURCES = [
    (
        "police-street", "Street-level crime recorded by police", "street", "police", OGL,
        "Counts what was reported to police and recorded, of people of all ages. How much of what "
        "happens is reported differs by place, by kind and by who is harmed, most of all in small "
        "areas. Points are moved to a nearby spot before they are published. Drugs and weapon "
        "possession follow where police look, so they count as contact, not as harm.",
    ),
    (
        "stop-and-search", "Stop and search", "stop_search", "police", OGL,
        "Counts what police did, not what young people did. It follows where officers are sent "
        "and whom they stop. Many rows have no place, and some forces give no time.",
    ),
    (
        "ambulance", "Ambulance call-outs", "events", "health", AGREED,
        "Counts calls that were answered. Who is afraid of questions does not call. It holds much "
        "that never reaches police, and is thin where people drive to hospital themselves.",
    ),
    (
        "emergency-department", "Emergency departments", "events", "health", AGREED,
        "Counts who came and was asked where it happened. Departments ask unevenly, and people "
        "may not say. It holds much that never reaches police.",
    ),
    (
        "school-exclusions", "Suspensions and exclusions from school", "exclusions", "school",
        AGREED,
        "Counts decisions of schools, which differ between schools and groups for the same "
        "behaviour. Time out of sight of any list (part-time timetables, off-rolling) is not in it.",
    ),
    (
        "young-people", "Counts raised by young people", "area_counts", "young_person", AGREED,
        "Counts what young people chose to tell people they trust. Who was asked, where and by "
        "whom decides what is in it; nothing told is not nothing happening.",
    ),
    (
        "families", "Counts raised by families", "area_counts", "family", AGREED,
        "Counts what families told services. Families whom services have hurt before tell less.",
    ),
    (
        "community", "Counts raised by the community", "area_counts", "community", AGREED,
        "Counts what neighbours, traders and groups reported. Places with many who complain show "
        "more than places with much harm.",
    ),
    (
        "professionals", "Counts raised by professionals", "area_counts", "professional", AGREED,
        "Counts what workers wrote down. It follows where workers are, what they are anxious "
        "about and what their forms ask.",
    ),
]  # fmt: skip


def install(apps, schema_editor):
    """Write what is not there."""
    category, source = apps.get_model("harm", "HarmCategory"), apps.get_model("harm", "HarmSource")
    for code, name, layer, words in CATEGORIES:
        category.objects.get_or_create(
            code=code, defaults={"name": name, "layer": layer, "words": words}
        )
    for code, name, shape, raised_by, licence, note in SOURCES:
        source.objects.get_or_create(
            code=code,
            defaults={
                "name": name,
                "shape": shape,
                "raised_by": raised_by,
                "licence": licence,
                "bias_note": note,
            },
        )


class Migration(migrations.Migration):
    """Categories and sources."""

    dependencies = [("harm", "0002_behind_the_wall")]

    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
