-- Where the clusters of a phase stand on the map, and how far they were pushed from their true seat so that no two cover one another.
-- Leaves out: secondary seats and regions.
-- Parameters:
--   phase  integer  Phase, 1 to 5
-- Columns:
--   cluster_id   text     code  Identifier
--   short_name   text     -     Cluster
--   hq_city      text     -     Seat
--   moved_km     number   km    Pushed from its true seat by
--   _labelled    boolean  -     Holds a label in the phase
--   _x           number   km    Position, east
--   _y           number   km    Position, north
--   source_id    text     -     Sources
--   confidence   text     -     Confidence
with held as (
    select distinct cluster_id from cluster_labels where phase = $phase and labelled = 1
)
select
    c.cluster_id,
    c.short_name,
    c.hq_city,
    m.moved_km,
    h.cluster_id is not null as _labelled,
    m.x as _x,
    m.y as _y,
    c.source_id,
    c.confidence
from clusters as c
inner join map_clusters as m on m.cluster_id = c.cluster_id
left join held as h on h.cluster_id = c.cluster_id
order by strip_accents(lower(c.short_name)), c.cluster_id
