"""What Alembic runs: the revisions that are missing, on the connection it is handed."""

from alembic import context

from csm_autograder.assessment.sittings.revisions import VERSION_TABLE
from csm_autograder.assessment.sittings.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
