-- The clusters of a phase in the known network: those with a label in the phase and, hollow, those that a merger of the phase took away or made.
-- Leaves out: departures by merger count in no measure; organisations too widespread to tell of a tie (the links kept are those of network_pairs).
-- Parameters:
--   phase  integer  Phase, 1 to 5
--   lang   text     Language of the labels, fr or en
-- Columns:
--   short_name   text     -      Cluster
--   name         text     -      Full name
--   family       text     -      Family of themes
--   region       text     -      Region
--   degree       integer  count  Known neighbours
--   strength     number   points  Weight of its links
--   betweenness  number   share  Shortest paths through it
--   clustering   number   share  Neighbours linked with one another
--   community    text     -      Community, by the name of a member
--   n_named      integer  count  Organisations named
--   cluster_id   text     code   Identifier
--   _family      text     code   Family of themes
--   _region_code text     code   Region of the seat
--   _region_rank integer  rank   Place of the region by its clusters of all phases
--   _community   integer  -      Community, the largest first
--   _thread      integer  rank   Group that the community goes on as
--   _grouped     integer  count  Clusters of the community
--   _labelled    boolean  -      Holds a label in the phase
--   _x           number   px     Place, to the right
--   _y           number   px     Place, down
--   source_id    text     -      Sources
--   confidence   text     -      Confidence
with named as (
    select cluster_id, count(distinct organisation_id) as n_named
    from cluster_members
    group by cluster_id
),
ranked as (
    select region_code, cast(row_number() over (order by count(*) desc, region_code) as integer) as place
    from clusters
    group by region_code
),
drawn as (
    select cluster_id from network_metrics where phase = $phase and kind = 'all'
    union
    select cluster_a from network_links where phase = $phase and kind = 'merger'
    union
    select cluster_b from network_links where phase = $phase and kind = 'merger'
)
select
    c.short_name,
    c.name,
    case when $lang = 'en' then f.label_en else f.label_fr end as family,
    r.name as region,
    m.degree,
    m.strength,
    m.betweenness,
    m.clustering,
    a.short_name as community,
    cast(coalesce(n.n_named, 0) as integer) as n_named,
    c.cluster_id,
    t.theme_group as _family,
    c.region_code as _region_code,
    k.place as _region_rank,
    m.community as _community,
    g.thread as _thread,
    g.n_clusters as _grouped,
    m.cluster_id is not null as _labelled,
    p.x as _x,
    p.y as _y,
    coalesce(l.source_id, c.source_id) as source_id,
    coalesce(l.confidence, c.confidence) as confidence
from drawn as d
inner join clusters as c on c.cluster_id = d.cluster_id
inner join themes as t on t.theme = c.theme
inner join regions as r on r.region_code = c.region_code
inner join ranked as k on k.region_code = c.region_code
inner join network_positions as p on p.cluster_id = d.cluster_id
left join code_lists as f on f.list = 'theme_group' and f.code = t.theme_group
left join network_metrics as m on m.cluster_id = d.cluster_id and m.phase = $phase and m.kind = 'all'
left join network_communities as g on g.phase = m.phase and g.kind = m.kind and g.community = m.community
left join clusters as a on a.cluster_id = g.named_after
left join named as n on n.cluster_id = d.cluster_id
left join cluster_labels as l on l.cluster_id = d.cluster_id and l.phase = $phase and l.labelled = 1
order by coalesce(m.degree, -1) desc, coalesce(m.strength, 0) desc, strip_accents(lower(c.short_name)), c.cluster_id
