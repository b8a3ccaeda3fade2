-- FR: Ce que les sources disent : deux pôles labellisés dans un acte documenté ou dans un projet européen.
-- EN: What the sources state: two labelled clusters in a documented act or in a European project.
-- Columns of network_statements:
--   link_id     -      Énoncé | Statement
--   act_id      -      Acte | Act
--   phase       phase  Phase | Phase
--   kind        -      Nature : eu_project, ou un code de link_kind | Kind: eu_project, or a code of link_kind
--   year        year   Année où une source le dit, ou début du projet | Year a source says it, or start of the project
--   name_fr     -      Énoncé, en français | Wording, in French
--   name_en     -      Énoncé, en anglais | Wording, in English
--   cluster_a   -      Premier pôle | First cluster
--   cluster_b   -      Second pôle | Second cluster
--   source_id   -      Sources | Sources
--   confidence  -      Confiance | Confidence
create table network_statements as
with held as (
    -- what is said of a cluster after its label, or between two labels, belongs to its heir; before the first one, it is on its way to it
    select e.cluster_id, e.phase, e.label_start, e.label_end, case when count(b.phase) = 0 then 1 else 0 end as is_first
    from cluster_labels as e
    left join cluster_labels as b on b.cluster_id = e.cluster_id and b.label_start < e.label_start and b.labelled = 1
    where e.labelled = 1
    group by e.cluster_id, e.phase, e.label_start, e.label_end
),
stated as (
    select l.link_id, cast(null as varchar) as project_key, p.phase, l.kind, l.year, l.initiative_fr as name_fr, l.initiative_en as name_en, l.cluster_a, l.cluster_b, l.source_id, l.confidence
    from cluster_links as l
    inner join phases as p on l.year between year(p.start_date) and year(p.end_date)
    inner join held as a on a.cluster_id = l.cluster_a and a.phase = p.phase
    inner join held as b on b.cluster_id = l.cluster_b and b.phase = p.phase
    where l.both_are_clusters = 1
        and l.family in ('agreement', 'project')
        and l.kind <> 'common_members'
        and (a.is_first = 1 or year(a.label_start) <= l.year)
        and (b.is_first = 1 or year(b.label_start) <= l.year)
        and year(coalesce(a.label_end, p.end_date)) >= l.year
        and year(coalesce(b.label_end, p.end_date)) >= l.year
    union all
    select
        a.project_key || '--' || a.cluster_id || '--' || b.cluster_id as link_id, a.project_key, a.phase, 'eu_project' as kind, cast(year(a.start_date) as integer) as year,
        coalesce(a.acronym, 'Projet ' || f.label_fr || ' n° ' || a.project_rcn) as name_fr,
        coalesce(a.acronym, f.label_en || ' project no. ' || a.project_rcn) as name_en,
        a.cluster_id as cluster_a, b.cluster_id as cluster_b, a.source_id,
        case when 'low' in (a.confidence, b.confidence) then 'low' when 'medium' in (a.confidence, b.confidence) then 'medium' else 'high' end as confidence
    from cluster_eu_projects as a
    inner join cluster_eu_projects as b on b.project_key = a.project_key and b.cluster_id > a.cluster_id
    inner join held as la on la.cluster_id = a.cluster_id and la.phase = a.phase
    inner join held as lb on lb.cluster_id = b.cluster_id and lb.phase = a.phase
    inner join code_lists as f on f.list = 'eu_framework' and f.code = a.framework
),
worded as (
    select distinct coalesce(project_key, name_fr || kind || year) as wording, cluster_id
    from stated
    cross join lateral (select unnest([cluster_a, cluster_b]) as cluster_id) as ends
),
company as (
    select wording, count(cluster_id) as n_clusters, string_agg(cluster_id, ';' order by cluster_id) as members
    from worded
    group by wording
)
select
    s.link_id,
    -- wordings of one year over the same four clusters or more are one act
    coalesce(s.project_key, min(s.link_id) over (partition by case when c.n_clusters >= 4 then c.members || s.year else c.wording end)) as act_id,
    s.phase, s.kind, s.year, s.name_fr, s.name_en, s.cluster_a, s.cluster_b, s.source_id, s.confidence
from stated as s
inner join company as c on c.wording = coalesce(s.project_key, s.name_fr || s.kind || s.year)
order by s.phase, s.link_id;

-- FR: Pôles d’un acte.
-- EN: Clusters of an act.
-- Columns of network_act_members:
--   act_id      -      Acte | Act
--   phase       phase  Phase | Phase
--   cluster_id  -      Pôle | Cluster
--   n_pairs     count  Pôles auxquels la source le joint | Clusters that the source joins it to
create table network_act_members as
with both_ways as (
    select act_id, phase, cluster_a as cluster_id, cluster_b as other_id from network_statements
    union
    select act_id, phase, cluster_b as cluster_id, cluster_a as other_id from network_statements
)
select act_id, phase, cluster_id, cast(count(other_id) as integer) as n_pairs
from both_ways
group by act_id, phase, cluster_id
order by act_id, cluster_id;

-- FR: Actes documentés et projets européens qui réunissent des pôles labellisés ; à partir de quatre pôles, un acte se dessine en étoile.
-- EN: Documented acts and European projects that bring labelled clusters together; from four clusters up an act is drawn as a star.
-- Columns of network_acts:
--   act_id      -      Acte | Act
--   phase       phase  Phase | Phase
--   kind        -      Nature : eu_project, ou un code de link_kind | Kind: eu_project, or a code of link_kind
--   year        year   Année où une source le dit, ou début du projet | Year a source says it, or start of the project
--   name_fr     -      Nom, en français | Name, in French
--   name_en     -      Nom, en anglais | Name, in English
--   n_wordings  count  Énoncés réunis dans l’acte | Wordings brought together in the act
--   n_clusters  count  Pôles | Clusters
--   n_pairs     count  Paires écrites dans la source | Pairs written in the source
--   shape       -      pair, triad, star, ou hub : une étoile dont un pôle est le centre | pair, triad, star, or hub: a star whose centre is a cluster
--   hub_id      -      Pôle au centre | Cluster at the centre
--   source_id   -      Sources | Sources
--   confidence  -      Confiance | Confidence
create table network_acts as
with wordings as (
    select
        act_id, phase, kind, year, name_fr, name_en,
        row_number() over (partition by act_id order by count(link_id) desc, name_fr, kind) as place
    from network_statements
    group by act_id, phase, kind, year, name_fr, name_en
),
numbers as (
    select
        act_id,
        count(distinct name_fr || kind) as n_wordings,
        count(distinct cluster_a || ';' || cluster_b) as n_pairs,
        string_agg(distinct source_id, ';' order by source_id) as source_id,
        max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) as doubt
    from network_statements
    group by act_id
),
company as (
    select act_id, count(cluster_id) as n_clusters, max(n_pairs) as most
    from network_act_members
    group by act_id
),
hubs as (
    select m.act_id, m.cluster_id
    from network_act_members as m
    inner join company as c on c.act_id = m.act_id
    inner join numbers as n on n.act_id = m.act_id
    where c.n_clusters >= 4 and m.n_pairs = c.n_clusters - 1 and n.n_pairs = c.n_clusters - 1
)
select
    w.act_id, w.phase, w.kind, w.year, w.name_fr, w.name_en,
    cast(n.n_wordings as integer) as n_wordings,
    cast(c.n_clusters as integer) as n_clusters,
    cast(n.n_pairs as integer) as n_pairs,
    case when h.cluster_id is not null then 'hub' when c.n_clusters >= 4 then 'star' when c.n_clusters = 3 then 'triad' else 'pair' end as shape,
    h.cluster_id as hub_id,
    n.source_id,
    case n.doubt when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from wordings as w
inner join numbers as n on n.act_id = w.act_id
inner join company as c on c.act_id = w.act_id
left join hubs as h on h.act_id = w.act_id
where w.place = 1
order by w.act_id;
