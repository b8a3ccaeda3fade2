-- Acts and European projects of four clusters or more in one of two phases, and the clusters that they bring together.
-- Leaves out: clusters of the act without a label in its phase.
-- Parameters:
--   phase  integer           Later phase, 2 to 5
--   since  integer optional  Earlier phase; the one before without it, or where it is not earlier
--   lang   text              Language of the labels, fr or en
-- Columns:
--   label       text     -     Act or project
--   short_name  text     -     Cluster
--   now         boolean  -     In the later phase
--   _star       text     code  Act or project
--   _cluster    text     code  Cluster
--   source_id   text     -     Sources
--   confidence  text     -     Confidence
with span as (
    select case when $since < $phase then cast($since as integer) else $phase - 1 end as phase_a
)
select
    case when $lang = 'en' then t.label_en else t.label_fr end as label,
    c.short_name,
    t.phase = $phase as now,
    t.star_id as _star,
    t.cluster_id as _cluster,
    t.source_id,
    t.confidence
from span as s
inner join network_stars as t on t.phase in (s.phase_a, $phase)
inner join clusters as c on c.cluster_id = t.cluster_id
order by t.phase, t.star_id, t.cluster_id
