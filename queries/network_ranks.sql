-- The clusters of a phase ranked by their known neighbours, with their measures for all kinds of link together or for one.
-- Leaves out: departures by merger where all kinds are taken together. A cluster with no known link is last and has no measure.
-- Parameters:
--   phase  integer        Phase, 1 to 5
--   tie    text     optional  Kind of link: shared_organisation, agreement, eu_project, merger; all of them without it
--   lang   text           Language of the labels, fr or en
-- Columns:
--   place         integer  -      Rank
--   short_name    text     -      Cluster
--   name          text     -      Full name
--   family        text     -      Family of themes
--   region        text     -      Region
--   degree        integer  count  Known neighbours
--   strength      number   points  Weight of its links
--   betweenness   number   share  Shortest paths through it
--   clustering    number   share  Neighbours linked with one another
--   component     integer  -      Connected set
--   community     text     -      Community, by the name of a member
--   n_named       integer  count  Organisations named
--   cluster_id    text     code   Identifier
--   _family       text     code   Family of themes
--   _region_code  text     code   Region of the seat
--   source_id     text     -      Sources
--   confidence    text     -      Confidence
with named as (
    select cluster_id, count(distinct organisation_id) as n_named
    from cluster_members
    group by cluster_id
)
select
    case when m.degree > 0 then cast(rank() over (order by m.degree desc, m.strength desc) as integer) end as place,
    c.short_name,
    c.name,
    case when $lang = 'en' then f.label_en else f.label_fr end as family,
    r.name as region,
    case when m.degree > 0 then m.degree end as degree,
    case when m.degree > 0 then m.strength end as strength,
    case when m.degree > 0 then m.betweenness end as betweenness,
    m.clustering,
    m.component,
    a.short_name as community,
    cast(coalesce(n.n_named, 0) as integer) as n_named,
    c.cluster_id,
    t.theme_group as _family,
    c.region_code as _region_code,
    coalesce(l.source_id, c.source_id) as source_id,
    coalesce(l.confidence, c.confidence) as confidence
from network_metrics as m
inner join clusters as c on c.cluster_id = m.cluster_id
inner join themes as t on t.theme = c.theme
inner join regions as r on r.region_code = c.region_code
left join code_lists as f on f.list = 'theme_group' and f.code = t.theme_group
left join network_communities as g on g.phase = m.phase and g.kind = m.kind and g.community = m.community
left join clusters as a on a.cluster_id = g.named_after
left join named as n on n.cluster_id = m.cluster_id
left join cluster_labels as l on l.cluster_id = m.cluster_id and l.phase = m.phase and l.labelled = 1
where m.phase = $phase and m.kind = coalesce($tie, 'all')
order by m.degree desc, m.strength desc, strip_accents(lower(c.short_name)), c.cluster_id
