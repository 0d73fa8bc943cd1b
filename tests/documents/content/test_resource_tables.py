import pytest

from doithoai.documents.content.resource_tables import WordingDamaged, read_table


@pytest.mark.parametrize("make", [lambda table: table["nothing"], lambda table: int("x"), lambda table: None + 1])
def test_a_fault_of_ours_is_told_with_the_file(make):
    with pytest.raises(WordingDamaged) as told:
        read_table("names", make)
    assert "names.toml" in str(told.value)


def test_a_missing_file_is_told():
    with pytest.raises(WordingDamaged) as told:
        read_table("no-such-file", dict)
    assert "no-such-file.toml" in str(told.value)
