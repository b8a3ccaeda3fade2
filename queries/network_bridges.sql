-- Organisations present with two clusters or more of a phase, as named member or as partner of European projects, and the links between clusters that rest on each.
-- Leaves out: organisations with one cluster alone; beyond the first five hundred, in France and abroad. A partner of one European project only and a partner abroad carry no link: the project is one thing, and partners abroad tie clusters no more than chance.
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
--   _all            integer  count  Organisations, all
--   _carrying       integer  count  Organisations that carry a link, all
--   _links          number   links  Links carried by all
--   _place_carried  integer  -      Rank by links carried
--   _place_spread   integer  -      Rank by number of clusters
--   source_id       text     -      Sources
--   confidence      text     -      Confidence
with bridging as (
    select
        presence_id, name, country, n_clusters, n_members, n_partners, n_families, carried, place_carried, place_spread,
        cast(count(*) over () as integer) as n_all,
        cast(sum(case when carried > 0 then 1 else 0 end) over () as integer) as n_carrying,
        sum(carried) over () as links
    from network_bridges
    where phase = $phase
),
listed as (
    select presence_id, name, country, n_clusters, n_members, n_partners, n_families, carried, place_carried, place_spread, n_all, n_carrying, links
    from bridging
    where least(place_carried, place_spread) <= 500
),
at_work as (
    select distinct cluster_id from cluster_eu_projects where cluster_id is not null and phase = $phase
),
told as (
    select
        p.presence_id,
        string_agg(c.short_name, ', ' order by strip_accents(lower(c.short_name)), c.cluster_id) as clusters,
        string_agg(p.source_id, ';' order by c.cluster_id) as source_id,
        max(p.doubt) as doubt
    from listed as b
    inner join network_presences as p on p.presence_id = b.presence_id
    inner join cluster_labels as l on l.cluster_id = p.cluster_id and l.phase = $phase and l.labelled = 1
    inner join clusters as c on c.cluster_id = p.cluster_id
    left join at_work as w on w.cluster_id = p.cluster_id
    where p.as_member = 1 or w.cluster_id is not null
    group by p.presence_id
)
select
    b.name, b.country, b.n_clusters, b.n_members, b.n_partners, b.n_families,
    case when b.country = 'FR' then b.carried end as carried,
    t.clusters,
    b.presence_id,
    b.n_all as _all,
    b.n_carrying as _carrying,
    b.links as _links,
    b.place_carried as _place_carried,
    b.place_spread as _place_spread,
    t.source_id,
    case t.doubt when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from listed as b
inner join told as t on t.presence_id = b.presence_id
order by case when b.country = 'FR' then 0 else 1 end, b.place_carried
