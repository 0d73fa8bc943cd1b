"""Hatchling's hook: the wheel carries the compiled catalogues, not the ``.po`` files translators work on."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Compiles the catalogues into a temporary folder and puts them under ``doithoai/_data/translations``."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the archive is written; an editable install reads the checkout and needs none."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "packaging"))
        from compile_translations import compile_catalogue

        self._folder = tempfile.TemporaryDirectory(prefix="doithoai-mo-")
        for source in sorted(root.glob("translations/*/LC_MESSAGES/*.po")):
            place = source.relative_to(root / "translations").with_suffix(".mo")
            target = Path(self._folder.name) / place
            target.parent.mkdir(parents=True)
            compile_catalogue(source, target)
            build_data["force_include"][str(target)] = f"doithoai/_data/translations/{place.as_posix()}"

    def finalize(self, *_of_the_build: Any) -> None:
        """Drop the temporary folder once the archive holds its files."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
