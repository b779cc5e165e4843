from typing import Any, TypeVar

ID = str
Document = str
Item = TypeVar("Item")
OneOrMany = Item | list[Item]
GetResult = dict[str, Any]
QueryResult = dict[str, Any]
