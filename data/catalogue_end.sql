-- The types of the columns, once the tables are there.
update catalogue_columns
set type = (
    select lower(c.data_type)
    from duckdb_columns() as c
    where c.database_name = current_database() and c.table_name = catalogue_columns.table_name and c.column_name = catalogue_columns.column_name
);
