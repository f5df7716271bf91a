"""Migrations that drop the index of a foreign key which another index begins with."""

from typing import Any

from django.db.migrations import AlterField
from django.db.models import ForeignKey, Index


class DropDoubledIndex(AlterField):
    """`AlterField` to `db_index=False` that drops the index and touches nothing else.

    Django would write the whole table of SQLite anew for it. An index that is gone is passed over.
    """

    field: "ForeignKey[Any, Any]"

    def database_forwards(self, app_label: str, editor: Any, before: Any, after: Any) -> None:
        """Drop it, by the name that the database knows it by."""
        model, field = self._indexed(app_label, before)
        others = [index.name for index in model._meta.indexes]
        for name in editor._constraint_names(
            model, [field.column], index=True, type_=Index.suffix, exclude=others
        ):
            editor.execute(f"DROP INDEX IF EXISTS {editor.quote_name(name)}")

    def database_backwards(self, app_label: str, editor: Any, before: Any, after: Any) -> None:
        """Make it again."""
        model, field = self._indexed(app_label, after)
        editor.execute(editor._create_index_sql(model, fields=[field]))

    def _indexed(self, app_label: str, state: Any) -> tuple[Any, Any]:
        model = state.apps.get_model(app_label, self.model_name)
        return model, model._meta.get_field(self.name)
