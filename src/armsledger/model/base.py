"""What every type of the model shares: frozen, closed, and without nulls in JSON."""

from typing import Annotated, Any, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
)


class Model(BaseModel):
    """A frozen record that refuses unknown keys and leaves out what is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    @field_validator("*", mode="before")
    @classmethod
    def _number_is_number(cls, value: Any, info: ValidationInfo) -> Any:
        """Refuse `"5"` and `true` for a number, as the JSON Schema does.

        Not pydantic's strict mode: that would refuse JSON's strings for enums
        and its arrays for tuples as well.
        """
        if isinstance(value, str | bytes | bool) and info.field_name is not None:
            wanted = cls.model_fields[info.field_name].annotation
            if not {int, float}.isdisjoint((wanted, *get_args(wanted))):
                raise ValueError("must be a number")
        return value

    def as_json(self) -> dict[str, Any]:
        """The record as plain JSON values; what is not known is absent, never null."""
        return self.model_dump(mode="json", exclude_defaults=True)


#: ISO 3166-1 alpha-3, upper case.
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]

#: A name that is not empty.
Name = Annotated[str, Field(min_length=1)]
