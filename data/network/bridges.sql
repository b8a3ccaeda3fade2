-- FR: Organisations présentes auprès de deux pôles ou plus d’une phase, et part des liens entre pôles qui repose sur chacune.
-- EN: Organisations present with two clusters or more of a phase, and the share of the links between clusters that rests on each.
-- Columns of network_bridges:
--   phase          phase  Phase | Phase
--   presence_id    -      Organisation | Organisation
--   name           -      Nom | Name
--   country        -      Pays | Country
--   n_clusters     count  Pôles auprès desquels elle est présente | Clusters that it is present with
--   n_members      count  Dont ceux qui la comptent parmi leurs membres nommés | Those that count it among their named members
--   n_partners     count  Dont ceux dont elle est partenaire européenne | Those of which it is a European partner
--   n_families     count  Familles de thèmes de ces pôles | Families of themes of these clusters
--   n_projects     count  Projets européens avec des pôles, toutes phases | European projects with clusters, all phases
--   carried        links  Liens portés : à chaque paire retenue, sa part du poids des organisations en commun | Links carried: at each pair kept, its share of the weight of organisations in common
--   place_carried  -      Rang par liens portés, France et étranger à part | Rank by links carried, France and abroad apart
--   place_spread   -      Rang par nombre de pôles, France et étranger à part | Rank by number of clusters, France and abroad apart
create table network_bridges as
with at_work as (
    select distinct phase, cluster_id from cluster_eu_projects where cluster_id is not null
),
present as (
    select l.phase, p.presence_id, p.cluster_id, p.as_member, case when w.cluster_id is null then 0 else p.as_partner end as as_partner
    from network_presences as p
    inner join cluster_labels as l on l.cluster_id = p.cluster_id and l.labelled = 1
    left join at_work as w on w.cluster_id = p.cluster_id and w.phase = l.phase
    where p.as_member = 1 or w.cluster_id is not null
),
counted as (
    select
        a.phase, a.presence_id, count(*) as n_clusters, sum(a.as_member) as n_members, sum(a.as_partner) as n_partners, count(distinct t.theme_group) as n_families
    from present as a
    inner join clusters as c on c.cluster_id = a.cluster_id
    inner join themes as t on t.theme = c.theme
    group by a.phase, a.presence_id
    having count(*) >= 2
),
shares as (
    select t.phase, t.tie_id as presence_id, sum(1.0 / cast(t.n_clusters - 1 as double) / l.weight) as carried
    from network_ties as t
    inner join network_links as l on l.phase = t.phase and l.kind = t.kind and l.cluster_a = t.cluster_a and l.cluster_b = t.cluster_b
    where t.kind = 'shared_organisation'
    group by t.phase, t.tie_id
),
told as (
    select presence_id, min(name) as name, min(country) as country, max(n_projects) as n_projects
    from network_presences
    group by presence_id
)
select
    c.phase, c.presence_id, n.name, n.country,
    cast(c.n_clusters as integer) as n_clusters, cast(c.n_members as integer) as n_members, cast(c.n_partners as integer) as n_partners, cast(c.n_families as integer) as n_families,
    n.n_projects,
    round(coalesce(s.carried, 0), 6) as carried,
    cast(row_number() over (partition by c.phase, n.country = 'FR' order by round(coalesce(s.carried, 0), 6) desc, c.n_clusters desc, c.presence_id) as integer) as place_carried,
    cast(row_number() over (partition by c.phase, n.country = 'FR' order by c.n_clusters desc, round(coalesce(s.carried, 0), 6) desc, n.n_projects desc, c.presence_id) as integer) as place_spread
from counted as c
inner join told as n on n.presence_id = c.presence_id
left join shares as s on s.phase = c.phase and s.presence_id = c.presence_id
order by c.phase, c.presence_id;
