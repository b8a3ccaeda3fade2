-- What only the finished tables can tell: the types of the columns and the number of rows.
update catalogue_columns
set type = (
    select lower(c.data_type)
    from duckdb_columns() as c
    where c.database_name = current_database() and c.table_name = catalogue_columns.table_name and c.column_name = catalogue_columns.column_name
);

update catalogue_tables
set n_rows = (
    select t.estimated_size
    from duckdb_tables() as t
    where t.database_name = current_database() and t.table_name = catalogue_tables.table_name
);
