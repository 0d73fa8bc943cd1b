import gettext
import io
import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai import i18n
from doithoai.domain.errors import AppError, InputRefused

CHECKOUT = Path(__file__).parents[1]
sys.path.insert(0, str(CHECKOUT / "packaging"))

import translations as kept  # noqa: E402  (packaging/translations.py)


def sides(text) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, (list, tuple)) else (text,)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def pairs(message) -> list[tuple[str, str]]:
    """Each text with the id it stands for; a language with one form stands for the plural."""
    ids, texts = sides(message.id), sides(message.string)
    return list(zip(texts, ids[-len(texts) :], strict=True))


@pytest.fixture(scope="module")
def wanted():
    return [message for message in kept.extracted() if message.id]


@pytest.fixture(scope="module", params=["vi", "en"])
def catalogue(request):
    return kept.read(kept.catalogue_file(request.param))


class TestCatalogues:
    """Remake them with ``packaging/translations.sh``."""

    def test_the_code_has_texts(self, wanted):
        assert len(wanted) > 50
        assert "Stopped." in [message.id for message in wanted]

    def test_click_still_says_what_is_translated_for_it(self):
        assert kept.FROM_CLICK - kept.clicks_own() == set()

    def test_every_text_is_translated(self, catalogue, wanted):
        left = []
        for message in wanted:
            found = catalogue.get(message.id)
            if found is None or found.fuzzy or not all(sides(found.string)):
                left.append(message.id)
        assert left == []

    def test_nothing_unused_is_kept(self, catalogue, wanted):
        assert {sides(m.id) for m in catalogue if m.id} == {sides(m.id) for m in wanted}
        assert not catalogue.obsolete

    def test_placeholders_are_the_same(self, catalogue):
        for message in catalogue:
            if message.id:
                for text, one in pairs(message):
                    assert placeholders(text) == placeholders(one)

    def test_plural_forms_are_those_of_the_language(self, catalogue):
        assert catalogue.num_plurals == {"vi": 1, "en": 2}[catalogue.locale.language]
        for message in catalogue:
            if message.pluralizable:
                assert len(message.string) == catalogue.num_plurals

    def test_texts_are_nfc_and_end_as_their_ids_do(self, catalogue):
        for message in catalogue:
            if message.id:
                for text, one in pairs(message):
                    assert text == unicodedata.normalize("NFC", text)
                    # Only a text of Qt's own ends with a blank: it puts a name after it.
                    assert text.removeprefix(text.strip()) == one.removeprefix(one.strip()), text
                    assert (text[-1] in ".?!:…") == (one[-1] in ".?!:…"), text

    def test_vietnamese_texts_are_vietnamese(self):
        """A text of three words or more without one Vietnamese letter was left in English."""
        vi = kept.read(kept.catalogue_file("vi"))
        for message in vi:
            for text in sides(message.string) if message.id else ():
                if sum(word.isalpha() for word in text.split()) >= 3:
                    assert any(c in "đĐăâêôơư" or len(unicodedata.normalize("NFD", c)) > 1 for c in text), text


class TestWhichLanguage:
    @pytest.mark.parametrize(
        ("environment", "expected"),
        [
            ({}, "vi"),
            ({"LANG": "C"}, "vi"),
            ({"LANG": "C.UTF-8"}, "vi"),
            ({"LANG": "POSIX"}, "vi"),
            ({"LANG": "vi_VN.UTF-8"}, "vi"),
            ({"LANG": "en_US.UTF-8"}, "en"),
            ({"LANG": "en"}, "en"),
            ({"LANG": "fr_FR.UTF-8"}, "vi"),
            ({"LANG": "enm"}, "vi"),  # Middle English is another language
            ({"LANG": "vi_VN", "LC_MESSAGES": "en_GB"}, "en"),
            ({"LANG": "en_US", "LC_ALL": "C"}, "vi"),
            ({"LANG": "en_US", "LC_ALL": ""}, "en"),
            ({"LC_ALL": "en_US.UTF-8", "DOITHOAI_LANG": "vi"}, "vi"),
            ({"LC_ALL": "vi_VN.UTF-8", "DOITHOAI_LANG": "EN"}, "en"),
        ],
    )
    def test_preferred(self, environment, expected):
        assert i18n.preferred_language(environment) == expected

    def test_a_choice_outranks_the_environment(self, monkeypatch):
        monkeypatch.setenv("DOITHOAI_LANG", "en")
        i18n._of_environment.cache_clear()
        assert i18n.language() == "en"
        i18n.set_language("vi")
        assert i18n.language() == "vi"

    def test_an_unknown_language_is_refused(self):
        with pytest.raises(ValueError, match="fr"):
            i18n.set_language("fr")
        assert i18n.language() == "vi"

    def test_listeners_hear_changes_only_and_until_they_leave(self):
        heard: list[str] = []
        leave = i18n.on_language_change(heard.append)
        i18n.set_language("vi")
        i18n.set_language("en")
        i18n.set_language("en")
        i18n.set_language("vi")
        leave()
        i18n.set_language("en")
        assert heard == ["en", "vi"]

    def test_a_listener_may_leave_while_it_is_told(self):
        heard: list[str] = []
        leave = i18n.on_language_change(lambda code: (heard.append(code), leave()))
        i18n.on_language_change(heard.append)
        i18n.set_language("en")
        assert heard == ["en", "en"]


class TestAThirdLanguage:
    """A folder with a catalogue is all it takes; no code names the languages."""

    @pytest.fixture
    def french(self, tmp_path, monkeypatch):
        shutil.copytree(CHECKOUT / "translations", tmp_path / "translations")
        catalogue = tmp_path / "translations" / "fr" / "LC_MESSAGES" / "doithoai.po"
        catalogue.parent.mkdir(parents=True)
        catalogue.write_text(
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Stopped."\nmsgstr "Arrêté."\n',
            encoding="utf-8",
        )
        monkeypatch.setattr(i18n, "translations", lambda: tmp_path / "translations")

    def test_it_is_offered_by_its_own_name(self, french):
        assert i18n.languages() == ("vi", "en", "fr")
        assert [i18n.own_name(code) for code in i18n.languages()] == ["Tiếng Việt", "English", "Français"]

    def test_it_is_spoken(self, french):
        assert i18n.preferred_language({"LANG": "fr_FR.UTF-8"}) == "fr"
        i18n.set_language("fr")
        assert i18n.gettext("Stopped.") == "Arrêté."
        assert i18n.gettext("Up") == "Up", "what is not translated yet stays English"

    def test_a_folder_without_a_catalogue_is_none(self, french):
        (i18n.translations() / "de").mkdir()
        assert "de" not in i18n.languages()

    def test_a_language_nobody_knows_goes_by_its_code(self):
        assert i18n.own_name("qqx") == "qqx"


class TestTexts:
    def test_both_languages(self):
        assert i18n.gettext("Stopped.") == "Đã dừng."
        i18n.set_language("en")
        assert i18n.gettext("Stopped.") == "Stopped."

    def test_an_unknown_text_stays(self):
        assert i18n.gettext("no such text") == "no such text"

    def test_the_empty_text_is_empty_and_not_the_header(self):
        assert i18n.gettext("") == ""

    def test_numbers_of_an_unknown_text(self):
        i18n.set_language("en")
        assert [i18n.ngettext("one", "many", n) for n in (0, 1, 2)] == ["many", "one", "many"]


class TestRender:
    def test_message_then_remedy_on_one_line(self):
        error = AppError(
            "{path} already exists.", remedy="Choose another name; nothing was changed.", path="sổ\nmới.sdt"
        )
        i18n.set_language("en")
        assert i18n.render(error) == "sổ mới.sdt already exists. Choose another name; nothing was changed."

    def test_in_vietnamese(self):
        text = i18n.render(AppError("{path} already exists.", path="a.sdt"))
        assert "a.sdt" in text
        assert "exists" not in text

    def test_the_place_of_refused_data(self):
        assert "sessions[3].uid" in i18n.render(InputRefused("sessions[3].uid", "{path}: {value}", value="x"))

    def test_a_cause_is_told_in_the_same_language(self):
        cause = AppError("{path} already exists.", path="a.sdt")
        assert i18n.render(AppError("{fault}", fault=cause)) == i18n.render(cause)
        assert "exists" not in i18n.render(cause)

    def test_values_are_never_templates(self):
        assert i18n.render(AppError("{path}: no", path="{secret} {0} %s")) == "{secret} {0} %s: no"

    def test_a_missing_value_does_not_hide_the_error(self):
        assert i18n.render(AppError("{path} and {other} and {0}", path="a")) == "a and {other} and {0}"
        assert i18n.render(AppError("{day:%d/%m} {", path="a")) == "{day:%d/%m} {"

    @given(st.text(), st.dictionaries(st.sampled_from(["a", "b", "path"]), st.text()))
    def test_any_text_renders(self, message, params):
        assert "\n" not in i18n.render(AppError(message, **params))


class TestCompiled:
    """The compiled catalogue is taken when it is fresh; the ``.po`` itself when it is not."""

    @pytest.fixture
    def folder(self, tmp_path, monkeypatch):
        place = tmp_path / "vi" / "LC_MESSAGES"
        place.mkdir(parents=True)
        monkeypatch.setattr(i18n, "translations", lambda: tmp_path)
        i18n._catalogue.cache_clear()
        yield place
        i18n._catalogue.cache_clear()

    def write(self, folder, text, *, compiled_at=None):
        source = folder / "doithoai.po"
        source.write_text(
            f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "a"\nmsgstr "{text}"\n'
        )
        os.utime(source, (1_000_000, 1_000_000))
        if compiled_at:
            kept.compile_catalogue(source, source.with_suffix(".mo"))
            os.utime(source.with_suffix(".mo"), (compiled_at, compiled_at))

    def test_only_the_source(self, folder):
        self.write(folder, "nguồn")
        assert i18n.gettext("a") == "nguồn"

    def test_a_stale_compiled_one_is_passed_over(self, folder):
        self.write(folder, "cũ", compiled_at=999_999)
        self.write(folder, "mới")
        assert i18n.gettext("a") == "mới"

    def test_a_fresh_compiled_one_is_taken(self, folder):
        self.write(folder, "đã dịch", compiled_at=1_000_001)
        self.write(folder, "không đọc đến")
        assert i18n.gettext("a") == "đã dịch"

    def test_without_source_the_compiled_one_serves(self, folder):
        self.write(folder, "trong gói", compiled_at=5)
        (folder / "doithoai.po").unlink()
        assert i18n.gettext("a") == "trong gói"

    def test_without_any_the_ids_serve(self, folder):
        assert i18n.gettext("a") == "a"

    def test_compiling_twice_gives_the_same_bytes(self, folder):
        self.write(folder, "một", compiled_at=1)
        first = (folder / "doithoai.mo").read_bytes()
        self.write(folder, "một", compiled_at=1)
        assert (folder / "doithoai.mo").read_bytes() == first
        assert gettext.GNUTranslations(io.BytesIO(first)).gettext("a") == "một"
        assert sorted(p.name for p in folder.iterdir()) == ["doithoai.mo", "doithoai.po"]


class TestLibraries:
    @pytest.mark.parametrize(
        ("code", "said"), [("vi", "Không có lệnh 'nothing'."), ("en", "No such command 'nothing'.")]
    )
    def test_click_speaks_the_language(self, code, said):
        """Asked of a fresh process: what is lent changes the process for good."""
        kept.compile_catalogue(kept.catalogue_file(code), kept.catalogue_file(code).with_suffix(".mo"))
        run = [sys.executable, "-m", "doithoai", "nothing"]
        asked = subprocess.run(
            run, env=os.environ | {"DOITHOAI_LANG": code}, capture_output=True, text=True, check=False
        )
        assert (asked.returncode, asked.stderr.strip(), asked.stdout) == (2, said, "")


def test_a_library_speaks_our_language_before_catalogues_are_compiled(tmp_path, monkeypatch):
    """A checkout has no compiled catalogue, or an older one: click's usage errors are Vietnamese there too."""
    folder = tmp_path / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    shutil.copy(i18n.translations() / "vi" / "LC_MESSAGES" / "doithoai.po", folder)
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setattr(i18n, "translations", lambda: tmp_path)
    monkeypatch.setattr(i18n, "_chosen", "vi")
    before, bound = gettext.textdomain(), gettext.bindtextdomain("doithoai")
    try:
        i18n.lend_to_libraries()
        assert gettext.gettext("Missing argument") == "Thiếu tham số"
        assert [path.name for path in folder.iterdir()] == ["doithoai.po"], "nothing is left beside it"
    finally:
        gettext.textdomain(before)
        gettext.bindtextdomain("doithoai", bound)
