-- Where the first bridging organisations of a phase are present: as named member, as partner of a European project begun in the phase, or as both.
-- Leaves out: organisations that are not among the first sixteen by either rank, France and abroad apart.
-- Parameters:
--   phase  integer  Phase, 1 to 5
-- Columns:
--   presence_id  text     code  Identifier
--   short_name   text     -     Cluster
--   name         text     -     Full name
--   as_member    boolean  -     As named member
--   as_partner   boolean  -     As European partner
--   cluster_id   text     code  Cluster
--   _family      text     code  Family of themes
--   _region_code text     code  Region of the seat
--   source_id    text     -     Sources
--   confidence   text     -     Confidence
with at_work as (
    select distinct cluster_id from cluster_eu_projects where cluster_id is not null and phase = $phase
)
select
    p.presence_id,
    c.short_name,
    c.name,
    p.as_member = 1 as as_member,
    p.as_partner = 1 and w.cluster_id is not null as as_partner,
    p.cluster_id,
    t.theme_group as _family,
    c.region_code as _region_code,
    p.source_id,
    case p.doubt when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from network_bridges as b
inner join network_presences as p on p.presence_id = b.presence_id
inner join cluster_labels as l on l.cluster_id = p.cluster_id and l.phase = b.phase and l.labelled = 1
inner join clusters as c on c.cluster_id = p.cluster_id
inner join themes as t on t.theme = c.theme
left join at_work as w on w.cluster_id = p.cluster_id
where b.phase = $phase and least(b.place_carried, b.place_spread) <= 16 and (p.as_member = 1 or w.cluster_id is not null)
order by b.presence_id, p.cluster_id
