"""What every type of the model shares: frozen, closed, and without nulls in JSON."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


class Model(BaseModel):
    """A frozen record that refuses unknown keys and leaves out what is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    def as_json(self) -> dict[str, Any]:
        """The record as plain JSON values; what is not known is absent, never null."""
        return self.model_dump(mode="json", exclude_defaults=True)


def _number(value: Any) -> Any:
    """Refuse `"5"` and `true` for a number, as the JSON Schema does.

    Not pydantic's strict mode: that would refuse JSON's strings for enums and its
    arrays for tuples as well.
    """
    if isinstance(value, str | bytes | bool):
        raise ValueError("must be a number")  # noqa: TRY004 - pydantic reports only a ValueError
    return value


#: A number that is one in JSON too.
Number = Annotated[float, BeforeValidator(_number)]

#: 0 to 1.
Confidence = Annotated[float, Field(ge=0, le=1), BeforeValidator(_number)]

#: A whole number that is one in JSON too.
Whole = Annotated[int, BeforeValidator(_number)]

#: ISO 3166-1 alpha-3, upper case.
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]

#: A name that is not empty.
Name = Annotated[str, Field(min_length=1)]
