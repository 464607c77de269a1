"""`armsledger schema`."""

import json

from armsledger.model.schema import json_schema


def schema() -> None:
    """Print the JSON Schema of a read report."""
    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))
