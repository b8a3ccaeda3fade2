-- Organisations present with two clusters or more of a phase, as named member or as partner of European projects, and the links between clusters that rest on each.
-- Leaves out: organisations with one cluster alone. A partner of one European project only and a partner abroad carry no link: the project is one thing, and partners abroad tie clusters no more than chance.
-- Parameters:
--   phase  integer  Phase, 1 to 5
-- Columns:
--   name            text     -      Organisation
--   country         text     -      Country code
--   n_clusters      integer  count  Clusters
--   n_members       integer  count  As named member
--   n_partners      integer  count  As European partner
--   n_families      integer  count  Families of themes
--   carried         number   links  Links carried
--   clusters        text     -      With
--   presence_id     text     code   Identifier
--   _place_carried  integer  -      Rank by links carried
--   _place_spread   integer  -      Rank by number of clusters
--   source_id       text     -      Sources
--   confidence      text     -      Confidence
with at_work as (
    select distinct cluster_id from cluster_eu_projects where cluster_id is not null and phase = $phase
),
present as (
    select p.presence_id, c.short_name, c.cluster_id, p.source_id, p.doubt
    from network_presences as p
    inner join network_bridges as b on b.presence_id = p.presence_id and b.phase = $phase
    inner join cluster_labels as l on l.cluster_id = p.cluster_id and l.phase = $phase and l.labelled = 1
    inner join clusters as c on c.cluster_id = p.cluster_id
    left join at_work as w on w.cluster_id = p.cluster_id
    where p.as_member = 1 or w.cluster_id is not null
),
told as (
    select
        presence_id,
        string_agg(short_name, ', ' order by strip_accents(lower(short_name)), cluster_id) as clusters,
        string_agg(source_id, ';' order by cluster_id) as source_id,
        max(doubt) as doubt
    from present
    group by presence_id
)
select
    b.name, b.country, b.n_clusters, b.n_members, b.n_partners, b.n_families,
    case when b.country = 'FR' then b.carried end as carried,
    t.clusters,
    b.presence_id,
    b.place_carried as _place_carried,
    b.place_spread as _place_spread,
    t.source_id,
    case t.doubt when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from network_bridges as b
inner join told as t on t.presence_id = b.presence_id
where b.phase = $phase
order by case when b.country = 'FR' then 0 else 1 end, b.place_carried
