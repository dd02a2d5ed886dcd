"""Public addresses of the register."""

app_name = "places"
urlpatterns: list = []
