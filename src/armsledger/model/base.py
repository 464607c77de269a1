"""What every type of the model shares: frozen, closed, and without nulls in JSON."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Model(BaseModel):
    """A frozen record that refuses unknown keys and leaves out what is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def as_json(self) -> dict[str, Any]:
        """The record as plain JSON values; what is not known is absent, never null."""
        return self.model_dump(mode="json", exclude_defaults=True)


#: ISO 3166-1 alpha-3, upper case.
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]

#: A name that is not empty.
Name = Annotated[str, Field(min_length=1)]
