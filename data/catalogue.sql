-- FR: Tables et vues de l’entrepôt.
-- EN: Tables and views of the warehouse.
-- Columns of catalogue_tables:
--   table_name      -      Table | Table
--   kind            -      Genre : reference, table ou view | Kind: reference, table or view
--   file            -      Fichier de référence | Reference file
--   title_fr        -      Titre en français | Title in French
--   title_en        -      Titre en anglais | Title in English
--   description_fr  -      Ce qu’est une ligne, en français | What a row is, in French
--   description_en  -      Ce qu’est une ligne, en anglais | What a row is, in English
--   licence         -      Licence | Licence
--   n_rows          count  Lignes | Rows
create table catalogue_tables (
    table_name varchar primary key,
    kind varchar not null check (kind in ('reference', 'table', 'view')),
    file varchar,
    title_fr varchar not null,
    title_en varchar not null,
    description_fr varchar,
    description_en varchar,
    licence varchar,
    n_rows integer
);

-- FR: Colonnes de l’entrepôt, avec leur libellé, leur unité et leur liste de codes.
-- EN: Columns of the warehouse, with their label, unit and code list.
-- Columns of catalogue_columns:
--   table_name      -  Table | Table
--   column_name     -  Colonne | Column
--   place           -  Rang | Place
--   type            -  Type | Type
--   unit            -  Unité | Unit
--   code_list       -  Liste de codes | Code list
--   required        -  Toujours remplie (1) ou non (0) | Always filled (1) or not (0)
--   title_fr        -  Libellé en français | Label in French
--   title_en        -  Libellé en anglais | Label in English
--   description_fr  -  Description en français | Description in French
--   description_en  -  Description en anglais | Description in English
create table catalogue_columns (
    table_name varchar not null,
    column_name varchar not null,
    place integer not null,
    type varchar,
    unit varchar,
    code_list varchar,
    required integer,
    title_fr varchar not null,
    title_en varchar not null,
    description_fr varchar,
    description_en varchar,
    primary key (table_name, column_name)
);

-- FR: Ce qui a été construit, et de quoi.
-- EN: What was built, and of what.
-- Columns of build_info:
--   version          -  Version des données, empreinte du contenu | Version of the data, a hash of the content
--   inputs_hash      -  Empreinte des fichiers d’entrée et du code | Hash of the input files and the code
--   schema_hash      -  Empreinte de la description et du code | Hash of the description and the code
--   built_from       -  Nom du jeu de données | Name of the data package
--   package_version  -  Version du jeu de données | Version of the data package
--   created          -  Jour où le jeu de données a été réuni | Day the data package was put together
create table build_info (
    version varchar not null,
    inputs_hash varchar not null,
    schema_hash varchar not null,
    built_from varchar not null,
    package_version varchar not null,
    created date not null
);
