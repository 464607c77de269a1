"""Run by the Python that has followthemoney: checks what `test_ftm.py` gives it as JSON lines.

Each line of standard input is [entities, statements]; prints what the library would change.
"""

import io
import json
import sys

from followthemoney import model
from followthemoney.statement import Statement
from followthemoney.statement.serialize import CSV_COLUMNS, read_csv_statements


def entities_wrong(text):
    found = {}
    for line in text.splitlines():
        data = json.loads(line)
        entity = model.make_entity(data["schema"])
        entity.id = data["id"]
        for name, given in data["properties"].items():
            prop = entity.schema.get(name)
            if prop is None or prop.stub:
                yield f"{data['schema']} has no property {name}"
                continue
            for value in given:
                if prop.type.clean(value) != value:
                    yield f"{name} {value!r} would be {prop.type.clean(value)!r}"
                if not prop.type.validate(value) or len(value) > prop.type.max_length:
                    yield f"{name} {value!r} is not valid"
            entity.add(prop, given)
            if sorted(entity.get(prop)) != sorted(given):
                yield f"{name} came back as {entity.get(prop)!r}"
        entity.schema.validate(data)
        found[data["id"]] = entity
    for entity in found.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                other = found.get(value)
                if other is None or not other.schema.is_a(prop.range):
                    yield f"{prop.qname} leads to {value}, which is no {prop.range.name}"
        for name in entity.schema.required:
            if not entity.get(name):
                yield f"{entity.schema.name} {entity.id} lacks {name}"


def statements_wrong(entities, text):
    header = text.split("\n", 1)[0].replace('"', "").split(",")
    if header != list(CSV_COLUMNS):
        yield f"the columns are {header}"
    values = set()
    for statement in read_csv_statements(io.BytesIO(text.encode())):
        if statement.id != Statement.generate_key(statement):
            yield f"{statement!r} has the id {statement.id}"
        if not statement.origin:
            yield f"{statement!r} has no origin"
        values.add((statement.entity_id, statement.schema, statement.prop, statement.value))
        cells = statement.to_csv_row()
        if cells["prop_type"] != statement.prop_type:
            yield f"{statement!r} has another type"
    said = set()
    for line in entities.splitlines():
        data = json.loads(line)
        said.add((data["id"], data["schema"], "id", data["id"]))
        for prop, given in data["properties"].items():
            said |= {(data["id"], data["schema"], prop, value) for value in given}
    if said != values:
        yield f"statements and entities differ: {sorted(said ^ values)[:5]}"


for line in sys.stdin:
    entities, statements = json.loads(line)
    for fault in (*entities_wrong(entities), *statements_wrong(entities, statements)):
        print(fault)
