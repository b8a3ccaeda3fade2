-- FR: Ce qui unit des pôles dans une phase, un acte, un projet ou une organisation à la fois, avec le nombre de pôles qu’il réunit.
-- EN: What ties clusters in a phase, one act, project or organisation at a time, with the number of clusters that it brings together.
-- Columns of network_ties:
--   phase       phase  Phase | Phase
--   kind        -      Genre : shared_organisation, agreement, eu_project | Kind: shared_organisation, agreement, eu_project
--   tie_id      -      Lien | Tie
--   label_fr    -      Intitulé, en français | Label, in French
--   label_en    -      Intitulé, en anglais | Label, in English
--   cluster_a   -      Pôle, le premier dans l’ordre des identifiants | Cluster, first by identifier
--   cluster_b   -      Pôle | Cluster
--   n_clusters  count  Pôles réunis, toutes phases | Clusters brought together, all phases
--   as_star     -      Tracé en étoile (1) : quatre pôles ou plus, sans que l’un soit le centre | Drawn as a star (1): four clusters or more, none of them the centre
--   source_id   -      Sources | Sources
--   confidence  -      Confiance | Confidence
create view network_ties as
with labelled as (
    select phase, cluster_id, label_start, coalesce(label_end, cast('9999-12-31' as date)) as label_end, min(label_start) over (partition by cluster_id) as first_start
    from cluster_labels
    where labelled = 1
),
at_work as (
    -- a European partner is one of a phase where the cluster has a project begun in it: the tables date the projects of a cluster, not its partners
    select distinct phase, cluster_id from cluster_eu_projects where cluster_id is not null
),
present as (
    select l.phase, p.presence_id, p.name, p.cluster_id, l.label_start, l.label_end, p.source_id, p.doubt
    from network_presences as p
    inner join labelled as l on l.cluster_id = p.cluster_id
    left join at_work as w on w.cluster_id = p.cluster_id and w.phase = l.phase
    where p.counts = 1 and (p.as_member = 1 or w.cluster_id is not null)
),
spread as (
    select presence_id, count(*) as n_clusters
    from network_presences
    where counts = 1
    group by presence_id
),
agreements as (
    select
        act_id as tie_id, n_clusters, "year", cluster_a, cluster_b, concat(label_fr, ' (', "year", ')') as label_fr, concat(label_en, ' (', "year", ')') as label_en, source_id,
        case confidence when 'low' then 3 when 'medium' then 2 else 1 end as doubt
    from cluster_acts
    where n_clusters is not null
),
centres as (
    -- an act whose pairs all hold one and the same cluster has its centre there, and its lines tell it
    select n.tie_id, max(case when n.n_pairs = p.n_pairs then 1 else 0 end) as centred
    from (
        select tie_id, cluster_id, count(*) as n_pairs
        from (select tie_id, cluster_a as cluster_id from agreements union all select tie_id, cluster_b from agreements) as ends
        group by tie_id, cluster_id
    ) as n
    inner join (select tie_id, count(*) as n_pairs from agreements group by tie_id) as p on p.tie_id = n.tie_id
    group by n.tie_id
),
projects as (
    select
        phase, project_key, cluster_id, max(acronym) as acronym, year(min(start_date)) as started,
        string_agg(distinct source_id, ';' order by source_id) as source_id,
        max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) as doubt
    from cluster_eu_projects
    where cluster_id is not null
    group by phase, project_key, cluster_id
),
partners as (
    select phase, project_key, count(*) as n_clusters
    from projects
    group by phase, project_key
),
found as (
    select
        a.phase, 'shared_organisation' as kind, a.presence_id as tie_id, a.name as label_fr, a.name as label_en, a.cluster_id as cluster_a, b.cluster_id as cluster_b,
        s.n_clusters, 0 as as_star, concat_ws(';', a.source_id, b.source_id) as source_id, greatest(a.doubt, b.doubt) as doubt
    from present as a
    inner join present as b on b.phase = a.phase and b.presence_id = a.presence_id and a.cluster_id < b.cluster_id and a.label_start <= b.label_end and b.label_start <= a.label_end
    inner join spread as s on s.presence_id = a.presence_id
    union all
    select y.phase, 'agreement', t.tie_id, t.label_fr, t.label_en, t.cluster_a, t.cluster_b, t.n_clusters, case when t.n_clusters >= 4 then 1 - c.centred else 0 end, t.source_id, t.doubt
    from agreements as t
    inner join centres as c on c.tie_id = t.tie_id
    inner join phase_years as y on t."year" between y.first_year and y.last_year
    inner join labelled as la on la.cluster_id = t.cluster_a and la.phase = y.phase
    inner join labelled as lb on lb.cluster_id = t.cluster_b and lb.phase = y.phase
    -- an act counts where its year lies within the label of both clusters in the phase, or comes before the first label of one: an act of its application
    where (t."year" between year(la.label_start) and year(la.label_end) or (la.label_start = la.first_start and t."year" < year(la.label_start)))
        and (t."year" between year(lb.label_start) and year(lb.label_end) or (lb.label_start = lb.first_start and t."year" < year(lb.label_start)))
    union all
    select
        a.phase, 'eu_project', a.project_key, case when a.acronym is null then concat('Projet européen de ', a.started) else concat(a.acronym, ' (', a.started, ')') end,
        case when a.acronym is null then concat('European project of ', a.started) else concat(a.acronym, ' (', a.started, ')') end,
        a.cluster_id, b.cluster_id, p.n_clusters, case when p.n_clusters >= 4 then 1 else 0 end, concat_ws(';', a.source_id, b.source_id), greatest(a.doubt, b.doubt)
    from projects as a
    inner join projects as b on b.phase = a.phase and b.project_key = a.project_key and a.cluster_id < b.cluster_id
    inner join partners as p on p.phase = a.phase and p.project_key = a.project_key
    inner join labelled as la on la.cluster_id = a.cluster_id and la.phase = a.phase
    inner join labelled as lb on lb.cluster_id = b.cluster_id and lb.phase = a.phase
)
select
    phase, kind, tie_id, label_fr, label_en, cluster_a, cluster_b, cast(n_clusters as integer) as n_clusters, as_star, source_id,
    case doubt when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from found;

-- FR: Liens connus entre deux pôles d’une phase, par genre ; un acte de n pôles vaut 1/(n−1) pour chaque paire.
-- EN: Known links between two clusters in a phase, by kind; an act of n clusters is worth 1/(n−1) to each pair.
-- Columns of network_links:
--   phase       phase   Phase | Phase
--   kind        -       Genre ; merger va du premier pôle au second | Kind; merger goes from the first cluster to the second
--   cluster_a   -       Pôle | Cluster
--   cluster_b   -       Pôle | Cluster
--   weight      points  Poids : somme de 1/(n−1) | Weight: sum of 1/(n−1)
--   n_items     count   Organisations, actes ou projets | Organisations, acts or projects
--   n_apart     count   Dont ceux qui ne sont pas tracés en étoile | Those not drawn as a star
--   items_fr    -       Lesquels, en français | Which, in French
--   items_en    -       Lesquels, en anglais | Which, in English
--   source_id   -       Sources | Sources
--   confidence  -       Confiance | Confidence
create table network_links as
with summed as (
    select
        phase, kind, cluster_a, cluster_b,
        round(sum(1.0 / cast(n_clusters - 1 as double)), 6) as weight,
        cast(count(distinct tie_id) as integer) as n_items,
        cast(count(distinct case when as_star = 0 then tie_id end) as integer) as n_apart,
        -- the kind is said beside the list, which does not say it again
        string_agg(replace(label_fr, 'Projet européen de ', 'sans nom dans les tables, commencé en '), ' ; ' order by n_clusters, label_fr, tie_id) as items_fr,
        string_agg(replace(label_en, 'European project of ', 'without a name in the tables, begun in '), '; ' order by n_clusters, label_en, tie_id) as items_en,
        string_agg(source_id, ';' order by n_clusters, tie_id) as source_id,
        case max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
    from network_ties
    group by phase, kind, cluster_a, cluster_b
    having kind <> 'shared_organisation' or round(sum(1.0 / cast(n_clusters - 1 as double)), 6) >= 0.5
),
departures as (
    select
        y.phase, e.from_cluster_id, e.to_cluster_id, count(distinct e.event_id) as n_items,
        string_agg(distinct strftime(e.first_day, '%d/%m/%Y'), ' ; ' order by strftime(e.first_day, '%d/%m/%Y')) as days,
        string_agg(distinct e.source_id, ';' order by e.source_id) as source_id,
        case max(case e.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
    from lineage_events as e
    inner join phase_years as y on e.first_day between y.start_date and y.end_date
    inner join (select distinct cluster_id, phase from cluster_labels where labelled = 1) as l on l.cluster_id = e.from_cluster_id and l.phase in (y.phase, y.phase - 1)
    where e.event in ('merged', 'absorbed') and e.from_cluster_id <> e.to_cluster_id
    group by y.phase, e.from_cluster_id, e.to_cluster_id
)
select phase, kind, cluster_a, cluster_b, weight, n_items, n_apart, items_fr, items_en, source_id, confidence
from summed
union all
select phase, 'merger', from_cluster_id, to_cluster_id, 1.0, cast(n_items as integer), cast(n_items as integer), days, days, source_id, confidence
from departures
order by phase, kind, cluster_a, cluster_b;

-- FR: Actes et projets de quatre pôles ou plus dont aucun n’est le centre, tracés en étoile sous leur nom.
-- EN: Acts and projects of four clusters or more, none of them the centre, drawn as a star under their name.
-- Columns of network_stars:
--   phase       phase  Phase | Phase
--   star_id     -      Acte ou projet | Act or project
--   kind        -      Genre | Kind
--   label_fr    -      Intitulé, en français | Label, in French
--   label_en    -      Intitulé, en anglais | Label, in English
--   cluster_id  -      Pôle | Cluster
--   source_id   -      Sources | Sources
--   confidence  -      Confiance | Confidence
create table network_stars as
with ends as (
    select phase, tie_id, kind, label_fr, label_en, cluster_a as cluster_id, source_id, confidence
    from network_ties
    where as_star = 1
    union all
    select phase, tie_id, kind, label_fr, label_en, cluster_b, source_id, confidence
    from network_ties
    where as_star = 1
)
select
    phase, tie_id as star_id, kind, min(label_fr) as label_fr, min(label_en) as label_en, cluster_id,
    string_agg(distinct source_id, ';' order by source_id) as source_id,
    case max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from ends
group by phase, tie_id, kind, cluster_id
order by phase, star_id, cluster_id;
