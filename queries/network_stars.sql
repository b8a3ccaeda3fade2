-- Acts and European projects of four clusters or more in a phase, and the clusters that they bring together.
-- Leaves out: clusters of the act without a label in the phase.
-- Parameters:
--   phase  integer  Phase, 1 to 5
--   lang   text     Language of the labels, fr or en
-- Columns:
--   label       text  -     Act or project
--   short_name  text  -     Cluster
--   _star       text  code  Act or project
--   _kind       text  code  Kind
--   _cluster    text  code  Cluster
--   source_id   text  -     Sources
--   confidence  text  -     Confidence
select
    case when $lang = 'en' then s.label_en else s.label_fr end as label,
    c.short_name,
    s.star_id as _star,
    s.kind as _kind,
    s.cluster_id as _cluster,
    s.source_id,
    s.confidence
from network_stars as s
inner join clusters as c on c.cluster_id = s.cluster_id
where s.phase = $phase
order by s.star_id, s.cluster_id
