"""The modules of the room stand on one another in one direction."""

from graphlib import CycleError, TopologicalSorter

import grimp
import pytest

ROOM = "doithoai.register"


def circle_of(imports: dict[str, set[str]]) -> list[str]:
    """One circle of modules that import each other; empty when there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_module_imports_one_that_stands_on_it() -> None:
    graph = grimp.build_graph("doithoai", cache_dir=None)
    modules = {ROOM, *graph.find_descendants(ROOM)}
    imports = {m: {i for i in graph.find_modules_directly_imported_by(m) if i in modules} for m in modules}
    assert len(imports) > 20
    assert circle_of(imports) == []


@pytest.mark.parametrize("circle", [{"a": {"b"}, "b": {"a"}}, {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}])
def test_a_circle_is_found(circle: dict[str, set[str]]) -> None:
    assert {"a", "b"} <= set(circle_of(circle))
