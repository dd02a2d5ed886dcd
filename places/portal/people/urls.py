"""Addresses about people and claims, below those of the portal."""

from django.urls import path

from places.portal.people.views import claims, heard, invitations, people

OF = "organisations/<uuid:uid>/"
ONE = OF + "people/<slug:key>/"

urlpatterns = [
    path(OF + "people/", people.people, name="people"),
    path(OF + "invite/", invitations.invite, name="invite"),
    path(OF + "invited/<uuid:number>/again/", invitations.send_again, name="invite_again"),
    path(OF + "invited/<uuid:number>/take-back/", invitations.take_back, name="take_back"),
    path(ONE, people.member, name="member"),
    path(ONE + "hand-over/", people.hand_over, name="hand_over"),
    path(ONE + "remove/", people.remove, name="remove"),
    path(OF + "leave/", people.leave, name="leave"),
    path(OF + "said/", heard.heard, name="said"),
    path("claim/", claims.claimable_listings, name="claims"),
    path("claim/<uuid:uid>/", claims.claim, name="claim"),
    path("claims/<uuid:uid>/", claims.claim_shown, name="claim_shown"),
    path("claims/<uuid:uid>/take-back/", claims.take_back, name="claim_take_back"),
]
