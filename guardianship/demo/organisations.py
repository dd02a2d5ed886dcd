"""Who runs things, with numbers and addresses that ring nowhere."""

from dataclasses import dataclass

from guardianship.demo import content

HEADER = ["name", "name_cy", "type", "description", "website", "email", "phone"]
# Telephone numbers that Ofcom keeps for drama: none of them will ever ring.
LANDLINE, MOBILE = "01632 960", "07700 900"


@dataclass(frozen=True)
class Organisation:
    """An organisation as the directory names it."""

    id: str
    name: str
    name_cy: str
    type: str
    description: str
    number: int

    @property
    def email(self) -> str:
        """An address under a name that can never be registered (RFC 2606)."""
        return f"hello@{self.id}.example"

    @property
    def website(self) -> str:
        """A site that does not exist."""
        return f"https://{self.id}.example/"

    @property
    def phone(self) -> str:
        """A landline number for drama."""
        return f"{LANDLINE}{100 + self.number:03d}"

    @property
    def mobile(self) -> str:
        """A mobile number for drama."""
        return f"{MOBILE}{200 + self.number:03d}"

    def row(self) -> list[object]:
        """The row of ``organisations.csv``."""
        return [
            self.name, self.name_cy, self.type, self.description,
            self.website, self.email, self.phone,
        ]  # fmt: skip


def organisations() -> dict[str, Organisation]:
    """Every organisation by its id."""
    return {
        row["id"]: Organisation(
            row["id"], row["name"], row["cy"], row["type"], row["about"], number
        )
        for number, row in enumerate(content.read("organisations")["organisations"])
    }
