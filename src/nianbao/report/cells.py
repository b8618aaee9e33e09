"""Cells and tables: every cell is a value with its origin, or unknown. Unknown is never zero."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from nianbao.findings import Place
from nianbao.form import form
from nianbao.numbers import Number, from_float, tidy


def _number(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError("应为数字")
    if isinstance(value, int):
        return value
    read = from_float(value) if isinstance(value, float) else tidy(value) if value.is_finite() else None
    if read is None:
        raise ValueError("应为数字")
    return read


def _plain(value: Number) -> int | float:
    return value if isinstance(value, int) else float(value)


#: An int or a Decimal; floats come in by their shortest form, JSON gets plain numbers.
ExactNumber = Annotated[
    int | Decimal,
    BeforeValidator(_number),
    PlainSerializer(_plain, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]


class How(StrEnum):
    """How a value came about, or why there is none.

    ``UNREAD``: something stands there that is no number, so the cell is unknown but not blank.
    """

    TYPED = "typed"
    FORMULA = "formula"
    DECLARED = "declared"
    DERIVED = "derived"
    UNREAD = "unread"


class Origin(BaseModel):
    """Where a value stands: file, sheet and cell address of a workbook, or line of a data file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    how: How = How.TYPED
    file: str = ""
    sheet: str = ""
    address: str = ""
    line: int | None = None

    def place(self, label: str, path: str = "") -> Place:
        """Return the place that this origin points at."""
        return Place(label, path, self.file, self.sheet, self.address, self.line)


class Cell(BaseModel):
    """A value with its origin; ``value`` None means unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: ExactNumber | None = None
    origin: Origin | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, data: Any) -> Any:
        return data if isinstance(data, Mapping | Cell) else {"value": data}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "number"}, {"type": "null"}, handler(core_schema)]}

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all stands here, neither a value nor a formula nor unreadable text."""
        return self.value is None and (self.origin is None or self.origin.how is How.TYPED)


UNKNOWN = Cell()


class UnknownLabelError(ValueError):
    """A row or column key that the table does not have."""

    def __init__(self, path: tuple[str, ...]) -> None:
        super().__init__(f"没有“{'.'.join(path)}”这一行或列")
        self.path = path


def spread(table: str, data: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str | int, ...], Any]]:
    """Take table data as people write it apart: yield (cell id, path in the data, raw value).

    A row is a mapping by column key, a list in the form's order, or a bare value where the row has
    one cell. Raises UnknownLabelError for a key the table does not have, ValueError for a list of
    the wrong length.
    """
    rows: dict[str, list[str]] = {}
    for spec in form().table(table).cells:
        rows.setdefault(spec.row, []).append(spec.column)
    for row, given in data.items():
        columns = rows.get(row)
        if columns is None:
            raise UnknownLabelError((str(row),))
        if isinstance(given, list | tuple):
            if len(given) != len(columns):
                raise ValueError(f"“{row}”应有 {len(columns)} 个数，实有 {len(given)} 个")
            for i, (column, value) in enumerate(zip(columns, given, strict=True)):
                yield f"{table}.{row}.{column}", (row, i), value
        elif isinstance(given, Mapping) and not (len(columns) == 1 and "value" in given):
            for column, value in given.items():
                if column not in columns:
                    raise UnknownLabelError((row, str(column)))
                yield f"{table}.{row}.{column}", (row, column), value
        elif len(columns) == 1:
            yield f"{table}.{row}.{columns[0]}", (row,), given
        elif given is not None:
            raise ValueError(f"“{row}”应逐列给出 {len(columns)} 个数")


class TableData(BaseModel):
    """The cells of one table by cell id; read from and written as rows of columns."""

    model_config = ConfigDict(frozen=True)

    form_table: ClassVar[str]
    cells: dict[str, Cell] = {}

    @model_validator(mode="before")
    @classmethod
    def _rows(cls, data: Any) -> Any:
        if not isinstance(data, Mapping) or set(data) == {"cells"}:
            return data
        return {"cells": {id: v for id, _, v in spread(cls.form_table, data) if v is not None}}

    @model_serializer(mode="plain", when_used="json")
    def _nested(self) -> dict[str, Any]:
        rows: dict[str, Any] = {}
        for spec in form().table(self.form_table).cells:
            cell = self.cells.get(spec.id, UNKNOWN)
            rows.setdefault(spec.row, {})[spec.column] = (
                cell.model_dump(mode="json", exclude_none=True) or None
            )
        return rows

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        # Spelled out, since a reference here would repeat the whole of Cell for every row.
        cell = {"type": ["number", "string", "null", "object"]}
        rows: dict[str, list[str]] = {}
        labels: dict[str, str] = {}
        for spec in form().table(cls.form_table).cells:
            rows.setdefault(spec.row, []).append(spec.column)
            labels[spec.row] = spec.row_label
        return {
            "type": "object",
            "title": cls.__name__,
            "additionalProperties": False,
            "properties": {
                row: {
                    "title": labels[row],
                    "anyOf": [
                        {
                            "type": "object",
                            "propertyNames": {"enum": columns},
                            "additionalProperties": cell,
                        },
                        {"type": "array", "minItems": len(columns), "maxItems": len(columns), "items": cell},
                        {"type": "null"},
                        *([cell] if len(columns) == 1 else []),
                    ],
                }
                for row, columns in rows.items()
            },
        }


class Table2(TableData):
    """表二: proactive disclosure, 10 cells."""

    form_table: ClassVar[str] = "t2"


class Table3(TableData):
    """表三: requests, 25 rows of 7 cells."""

    form_table: ClassVar[str] = "t3"


class Table4(TableData):
    """表四: reconsideration and litigation, 3 groups of 5 cells."""

    form_table: ClassVar[str] = "t4"
