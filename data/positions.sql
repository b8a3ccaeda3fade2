-- FR: Contours des régions sur le plan de la carte.
-- EN: Outlines of the regions on the plane of the map.
-- Columns of map_outlines:
--   vintage      -   Régions de 2016 ou d’avant | Regions of 2016 or before (pre2016)
--   region_code  -   Code de la région | Code of the region
--   ring         -   Anneau, le plus grand d’abord | Ring, the largest first
--   seq          -   Ordre du point | Order of the point
--   x            km  Vers l’est | East
--   y            km  Vers le nord | North
create table map_outlines (
    vintage varchar not null,
    region_code varchar not null,
    ring integer not null,
    seq integer not null,
    x double not null,
    y double not null,
    primary key (vintage, region_code, ring, seq)
);

-- FR: Régions de la carte et point où écrire leur nom.
-- EN: Regions of the map and the point where their name is written.
-- Columns of map_regions:
--   vintage      -   Régions de 2016 ou d’avant | Regions of 2016 or before (pre2016)
--   region_code  -   Code de la région | Code of the region
--   name         -   Nom | Name
--   label_x      km  Vers l’est | East
--   label_y      km  Vers le nord | North
create table map_regions (
    vintage varchar not null,
    region_code varchar not null,
    name varchar not null,
    label_x double not null,
    label_y double not null,
    primary key (vintage, region_code)
);

-- FR: Place des pôles sur la carte ; ceux qui se couvriraient sont écartés.
-- EN: Place of the clusters on the map; those that would cover one another are pushed apart.
-- Columns of map_clusters:
--   cluster_id  -   Pôle | Cluster
--   x           km  Vers l’est | East
--   y           km  Vers le nord | North
--   moved_km    km  Écart à la position réelle | Distance to the true position
create table map_clusters (
    cluster_id varchar primary key references clusters (cluster_id),
    x double not null,
    y double not null,
    moved_km double not null
);
