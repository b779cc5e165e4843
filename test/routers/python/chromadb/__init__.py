"""Stands in for Chroma: keeps ids and finds nothing. The router's search by keyword stays the real one."""

from typing import Any

Metadata = dict[str, Any]


class Collection:
    def __init__(self) -> None:
        self._ids: set[str] = set()

    def upsert(self, ids: list[str], documents: Any = None, metadatas: Any = None) -> None:
        self._ids.update(ids)

    def get(self, ids: list[str] | None = None) -> dict[str, Any]:
        return {"ids": [known for known in self._ids if ids is None or known in ids]}

    def delete(self, ids: list[str]) -> None:
        self._ids.difference_update(ids)

    def query(self, query_texts: list[str], n_results: int) -> dict[str, Any]:
        return {"ids": [[]], "documents": [[]], "distances": [[]]}


class PersistentClient:
    def __init__(self, path: str, settings: Any = None) -> None: ...

    def get_or_create_collection(self, name: str) -> Collection:
        return Collection()
