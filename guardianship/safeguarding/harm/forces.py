"""Names under which police forces publish. No other text of that column is ever kept."""

_CONSTABULARIES = """
Avon and Somerset, Cambridgeshire, Cheshire, Cumbria, Derbyshire, Durham, Gloucestershire,
Hampshire, Hampshire and Isle of Wight, Hertfordshire, Lancashire, Norfolk, Suffolk
"""
_POLICE = """
Bedfordshire, British Transport, City of London, Cleveland, Cumbria, Devon & Cornwall, Dorset,
Dyfed-Powys, Essex, Greater Manchester, Gwent, Humberside, Kent, Leicestershire, Lincolnshire,
Merseyside, North Wales, North Yorkshire, Northamptonshire, Northumbria, Nottinghamshire,
South Wales, South Yorkshire, Staffordshire, Surrey, Sussex, Thames Valley, Warwickshire,
West Mercia, West Midlands, West Yorkshire, Wiltshire
"""


def _names(listed: str, ending: str) -> set[str]:
    return {f"{' '.join(name.split())} {ending}" for name in listed.split(",")}


FORCES = frozenset(
    _names(_CONSTABULARIES, "Constabulary")
    | _names(_POLICE, "Police")
    | {"Metropolitan Police Service", "Police Service of Northern Ireland"}
)
