"""Background work of counts."""

from django_tasks import task

from guardianship.safeguarding.harm.importing import work_on


@task()
def count_file(key: int) -> None:
    """Count the file of an import; how it went is said on the import."""
    work_on(key)
