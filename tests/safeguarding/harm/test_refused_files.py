"""Files about persons, and about who knows whom, are refused whole before a row is read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gis.packs.refusals import FileRefused
from guardianship.safeguarding.harm.files import CountsFile
from guardianship.safeguarding.harm.refused_files import refuse_graphs, refuse_persons
from tests.safeguarding.harm.conftest import STREET

STOP_SEARCH = (
    "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,"
    "Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,"
    "Outcome linked to object of search,Removal of more than just outer clothing"
)


@pytest.mark.parametrize(
    "header",
    [
        STREET,
        STOP_SEARCH,
        "lsoa21_code,month,count,category,ward_name,Local authority name",
        "date,time,LSOA code,incident type,hospital name,age band",
        "area_code,area_name,period,exclusions",
        "LSOA21CD,LSOA21NM,LSOA21NMW,Month,Number of pupils,Suspensions",
        "Cod ardal,Enw'r ardal,Enw'r awdurdod lleol,Mis,Categori,Nifer y disgyblion",
        "Community Safety Partnership name,Name of ward,Month,Count",
        "Area,Offence,Car park,Region code,Local authority,Suspected cause,Total",
    ],
    ids=[
        "street",
        "stop and search",
        "counts",
        "events",
        "exclusions",
        "ONS",
        "Welsh",
        "CSP",
        "words alike",
    ],
)
def test_files_of_publishers_are_taken(header: str) -> None:
    refuse_persons(header.split(","))


@pytest.mark.parametrize(
    ("column", "what"),
    [
        ("Name", "names of persons"),
        ("Full Name", "names of persons"),
        ("firstName", "names of persons"),
        ("SURNAME", "names of persons"),
        ("Suspect name", "suspects"),
        ("known_as", "names of persons"),
        ("alias", "names of persons"),
        ("street name", "names of persons"),
        ("DOB", "dates of birth"),
        ("Date of Birth", "dates of birth"),
        ("birth_date", "dates of birth"),
        ("YearOfBirth", "dates of birth"),
        ("Suspect", "suspects"),
        ("suspect_description", "suspects"),
        ("Nominal ref", "suspects"),
        ("gang", "suspects"),
        ("Victim age", "suspects"),
        ("Vehicle", "vehicles"),
        ("vehicle reg", "vehicles"),
        ("VRM", "vehicles"),
        ("Number plate", "vehicles"),
        ("Registration", "vehicles"),
        ("NHS number", "numbers of persons"),
        ("UPN", "numbers of persons"),
        ("mobile", "ways to reach persons"),
        ("E-mail", "ways to reach persons"),
        ("Home address", "where persons live"),
        ("postcode", "where persons live"),
        ("Narrative", "accounts"),
        ("notes", "accounts"),
        ("D.O.B.", "dates of birth"),
        ("DATEOFBIRTH", "dates of birth"),
        ("Dyddiad geni", "dates of birth"),
        ("ＤＯＢ", "dates of birth"),
        ("Enw", "names of persons"),
        ("Enw'r plentyn", "suspects"),
        ("Cyfenw", "names of persons"),
        ("FORENAME1", "names of persons"),
        ("lname", "names of persons"),
        ("Nаme", "letters of another alphabet"),
        ("V.R.M.", "vehicles"),
        ("vehReg", "vehicles"),
        ("Rhif cerbyd", "vehicles"),
        ("NHSNumber", "numbers of persons"),
        ("PNCID", "numbers of persons"),
        ("Rhif ffôn", "ways to reach persons"),
        ("Address1", "where persons live"),
        ("Cod post", "where persons live"),
        ("Suspect1", "suspects"),
        ("Dioddefwr", "suspects"),
        ("Child", "persons"),
        ("Sylwadau", "accounts"),
        ("Ofender", "suspects"),
        ("Suspect DOB", "dates of birth"),
        ("Known to police", "suspects"),
        ("Reg", "persons"),
        ("Registered keeper", "persons"),
        ("YOT worker", "persons"),
        ("Looked after", "persons"),
        ("Subject ID", "numbers of persons"),
        ("CHI", "numbers of persons"),
        ("Sname", "names of persons"),
        ("Mob", "ways to reach persons"),
        ("Last seen", "where persons live"),
    ],
)
def test_columns_about_persons_refuse_the_file(column: str, what: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        refuse_persons(["month", "count", column])
    assert f"“{column}” ({what}" in str(refusal.value)
    assert "“month”" not in str(refusal.value)


@pytest.mark.parametrize(
    "header",
    [
        "source,target",
        "Ego,Alter,weight",
        "from,to,strength",
        "peer_1,peer_2",
        "node,degree",
        "SourceID,TargetID",
        "from_id,to_id",
        "src,dst",
        "member1,member2",
        "Actor A,Actor B,n",
        "vertex1,vertex2",
        "ffynhonnell,targed",
    ],
)
def test_ties_between_people_are_refused(header: str) -> None:
    with pytest.raises(FileRefused, match="who is tied to whom"):
        refuse_persons(header.split(","))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("peers.graphml", "<graphml/>"),
        ("peers.gexf", ""),
        ("peers.csv", '<?xml version="1.0"?><graphml xmlns="x">'),
        ("peers.csv", '{"nodes": [], "links": []}'),
        ("peers.json", '[{"edges": []}]'),
        ("peers.txt", "*Vertices 3\n1 a"),
        ("peers.csv", "digraph { a -> b }"),
        ("peers.net", ""),
        ("peers.gml", "graph [ node [ id 1 ] ]"),
        ("peers.csv", "graph [ node [ id 1 ] ]"),
        ("peers.csv", 'Creator "yEd"\ngraph\n[ node [ id 1 ] ]'),
        ("peers.csv", "\ufeff*Network peers\n*Vertices 2"),
        ("peers.csv", "dl n=3 format=edgelist1"),
    ],
)
def test_graph_files_are_refused_whatever_they_are_called(
    tmp_path: Path, name: str, content: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(FileRefused, match="who is tied to whom"):
        refuse_graphs(CountsFile.at(tmp_path / name))


def test_a_table_is_no_graph(csv_file: Callable[..., Path]) -> None:
    refuse_graphs(CountsFile.at(csv_file(STREET)))
