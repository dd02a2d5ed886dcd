"""shots in a test with live server"""
import pytest, os
from playwright.sync_api import expect
pytestmark=[pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
def test_shots(town, live_server, new_page):
    for name,opts in {
        "320":dict(width=320,height=640,color_scheme="light"),
        "360d":dict(width=360,height=740,color_scheme="dark",reduced_motion="reduce"),
        "768":dict(width=768,height=1024),
        "1280":dict(width=1280,height=900),
        "1280d":dict(width=1280,height=900,color_scheme="dark"),
        "forced":dict(width=360,height=740,forced_colors="active"),
    }.items():
        p=new_page(**opts)
        p.goto(f"{live_server.url}/find/?near=Eastmoor")
        p.screenshot(path=f"/tmp/mapshots/{name}-a.png")
        p.get_by_role("button",name="Show map").click()
        expect(p.locator(".pin").first).to_be_visible()
        p.wait_for_timeout(600)
        p.screenshot(path=f"/tmp/mapshots/{name}-b.png")
        p.screenshot(path=f"/tmp/mapshots/{name}-full.png",full_page=True)
