-- The clusters with a label in each phase, their measures in its known network, and whether the label is new.
-- Leaves out: clusters without the label in the phase.
-- Parameters:
--   lang   text     Language of the labels, fr or en
-- Columns:
--   phase        integer  phase  Phase
--   short_name   text     -      Cluster
--   name         text     -      Full name
--   family       text     -      Family of themes
--   region       text     -      Region
--   degree       integer  count  Known neighbours
--   community    text     -      Community, by the name of a member
--   cluster_id   text     code   Identifier
--   _family      text     code   Family of themes
--   _region_code text     code   Region of the seat
--   _region_rank integer  rank   Place of the region by its clusters of all phases
--   _thread      integer  rank   Group that the community goes on as
--   _grouped     integer  count  Clusters of the community
--   _labelled    boolean  -      Holds a label in the phase
--   _new         boolean  -      Had none in the phase before
--   _x           number   px     Place, to the right
--   _y           number   px     Place, down
with ranked as (
    select region_code, cast(row_number() over (order by count(*) desc, region_code) as integer) as place
    from clusters
    group by region_code
)
select
    m.phase,
    c.short_name,
    c.name,
    case when $lang = 'en' then f.label_en else f.label_fr end as family,
    r.name as region,
    m.degree,
    a.short_name as community,
    c.cluster_id,
    t.theme_group as _family,
    c.region_code as _region_code,
    k.place as _region_rank,
    g.thread as _thread,
    g.n_clusters as _grouped,
    true as _labelled,
    m.phase > 1 and b.cluster_id is null as _new,
    p.x as _x,
    p.y as _y
from network_metrics as m
inner join clusters as c on c.cluster_id = m.cluster_id
inner join themes as t on t.theme = c.theme
inner join regions as r on r.region_code = c.region_code
inner join ranked as k on k.region_code = c.region_code
inner join network_positions as p on p.cluster_id = m.cluster_id
left join network_communities as g on g.phase = m.phase and g.kind = m.kind and g.community = m.community
left join clusters as a on a.cluster_id = g.named_after
left join code_lists as f on f.list = 'theme_group' and f.code = t.theme_group
left join network_metrics as b on b.cluster_id = m.cluster_id and b.phase = m.phase - 1 and b.kind = 'all'
where m.kind = 'all'
order by m.phase, m.degree desc, m.strength desc, c.cluster_id
