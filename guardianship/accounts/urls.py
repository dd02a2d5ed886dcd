"""Addresses of signing in. There is none for signing up: accounts come from invitations."""

from allauth.account import views as allauth_views
from django.urls import include, path, re_path

from guardianship.accounts.views import demonstration, events, home, invitations, new_address

urlpatterns = [
    path("", home.home, name="account_home"),
    path("what-you-can-do/", home.abilities, name="account_abilities"),
    path("sessions/", home.sessions, name="account_sessions"),
    path("history/", events.own_events, name="account_own_events"),
    path("events/", events.events, name="account_all_events"),
    path("address/", new_address.ask, name="account_new_address"),
    path("address/<str:token>/", new_address.confirm, name="account_confirm_address"),
    path("invitations/", invitations.invitations, name="account_invitations"),
    path("invitations/new/", invitations.invite, name="account_invite"),
    path("invitations/<uuid:number>/take-back/", invitations.take_back, name="account_take_back"),
    path("invitation/<str:token>/", invitations.invitation, name="account_invitation"),
    path("demonstration/", demonstration.accounts_to_try, name="account_demonstration"),
    path("login/", allauth_views.login, name="account_login"),
    path("logout/", allauth_views.logout, name="account_logout"),
    path("inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("reauthenticate/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", allauth_views.password_change, name="account_change_password"),
    path("password/reset/", allauth_views.password_reset, name="account_reset_password"),
    path(
        "password/reset/done/",
        allauth_views.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("second-factor/", include("allauth.mfa.urls")),
]
