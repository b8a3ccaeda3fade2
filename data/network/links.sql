-- FR: Pôles qui ont des organisations nommées en commun ; une organisation présente dans k pôles vaut 1/(k − 1) par paire.
-- EN: Clusters with named organisations in common; an organisation in k clusters is worth 1/(k − 1) a pair.
-- Columns of shared_organisation_pairs:
--   cluster_a        -      Premier pôle | First cluster
--   cluster_b        -      Second pôle | Second cluster
--   weight           -      Poids | Weight
--   n_organisations  count  Organisations en commun | Organisations in common
--   organisations    -      Leurs noms, la plus rare d’abord | Their names, the rarest first
--   kept             -      Poids de 0,5 ou plus (1) : le lien est dessiné | Weight of 0.5 or more (1): the link is drawn
--   source_id        -      Sources | Sources
--   confidence       -      Confiance | Confidence
create table shared_organisation_pairs as
with named as (
    select
        organisation_id, cluster_id,
        string_agg(distinct source_id, ';' order by source_id) as source_id,
        min(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) as doubt
    from cluster_members
    group by organisation_id, cluster_id
),
bridging as (
    select organisation_id, count(cluster_id) as k
    from named
    group by organisation_id
    having count(cluster_id) > 1
),
shared as (
    select
        a.cluster_id as cluster_a,
        b.cluster_id as cluster_b,
        o.name, k.k, a.source_id || ';' || b.source_id as source_id, greatest(a.doubt, b.doubt) as doubt
    from bridging as k
    inner join named as a on a.organisation_id = k.organisation_id
    inner join named as b on b.organisation_id = k.organisation_id and b.cluster_id > a.cluster_id
    inner join organisations as o on o.organisation_id = k.organisation_id
),
weighed as (
    select
        cluster_a, cluster_b,
        round(sum(1 / cast(k - 1 as double)), 4) as weight, -- rounded before it is compared: a sum of thirds must reach a half
        cast(count(name) as integer) as n_organisations,
        string_agg(name, '; ' order by k, name) as organisations,
        string_agg(source_id, ';' order by k, name) as source_id,
        max(doubt) as doubt
    from shared
    group by cluster_a, cluster_b
)
select
    cluster_a, cluster_b, weight, n_organisations, organisations,
    case when weight >= 0.5 then 1 else 0 end as kept,
    source_id,
    case doubt when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from weighed
order by cluster_a, cluster_b;

-- FR: Liens entre pôles dans chaque phase, par nature. Un échantillon : l’absence de lien ne prouve rien.
-- EN: Links between clusters in each phase, by kind. A sample: the absence of a link proves nothing.
-- Columns of network_links:
--   phase       phase  Phase | Phase
--   kind        -      Nature : eu_project, shared_organisation, agreement ou merger | Kind: eu_project, shared_organisation, agreement or merger
--   cluster_a   -      Premier pôle, ou pôle qui part (fusion) | First cluster, or the one that leaves (merger)
--   cluster_b   -      Second pôle, ou pôle qui reçoit (fusion) | Second cluster, or the one that receives (merger)
--   directed    -      De A vers B (1), ou sans sens (0) | From A to B (1), or no direction (0)
--   weight      -      Poids : un acte de n pôles vaut 1/(n − 1) par paire, une fusion 1 | Weight: an act of n clusters is worth 1/(n − 1) a pair, a merger 1
--   n_items     count  Actes, projets, organisations ou fusions | Acts, projects, organisations or mergers
--   n_lines     count  Ceux qui se dessinent par une ligne ; les autres par l’étoile de leur acte | Those drawn as a line; the others by the star of their act
--   items_fr    -      Leurs noms, en français | Their names, in French
--   items_en    -      Leurs noms, en anglais | Their names, in English
--   act_ids     -      Actes de network_acts, séparés par ; | Acts of network_acts, separated by ;
--   source_id   -      Sources | Sources
--   confidence  -      Confiance | Confidence
create table network_links as
with by_act as (
    select
        a.phase,
        case when a.kind = 'eu_project' then 'eu_project' else 'agreement' end as kind,
        p.cluster_a, p.cluster_b,
        round(sum(1 / cast(a.n_clusters - 1 as double)), 4) as weight,
        cast(count(a.act_id) as integer) as n_items,
        cast(sum(case when a.shape in ('star', 'hub') then 0 else 1 end) as integer) as n_lines,
        string_agg(a.name_fr || ' (' || a.year || ')', '; ' order by a.year, a.act_id) as items_fr,
        string_agg(a.name_en || ' (' || a.year || ')', '; ' order by a.year, a.act_id) as items_en,
        string_agg(a.act_id, ';' order by a.year, a.act_id) as act_ids,
        string_agg(a.source_id, ';' order by a.year, a.act_id) as source_id,
        max(case a.confidence when 'low' then 3 when 'medium' then 2 else 1 end) as doubt
    from network_acts as a
    inner join (select distinct act_id, cluster_a, cluster_b from network_statements) as p on p.act_id = a.act_id
    group by a.phase, case when a.kind = 'eu_project' then 'eu_project' else 'agreement' end, p.cluster_a, p.cluster_b
),
by_member as (
    -- the named members have no date that could be compared, so the link stands while both clusters hold the label
    select
        a.phase, 'shared_organisation' as kind, s.cluster_a, s.cluster_b, s.weight, s.n_organisations as n_items, s.n_organisations as n_lines,
        s.organisations as items_fr, s.organisations as items_en, cast(null as varchar) as act_ids, s.source_id,
        case s.confidence when 'low' then 3 when 'medium' then 2 else 1 end as doubt
    from shared_organisation_pairs as s
    inner join cluster_labels as a on a.cluster_id = s.cluster_a and a.labelled = 1
    inner join cluster_labels as b on b.cluster_id = s.cluster_b and b.labelled = 1 and b.phase = a.phase
    where s.kept = 1
        and a.label_start <= coalesce(b.label_end, date '9999-12-31')
        and b.label_start <= coalesce(a.label_end, date '9999-12-31')
),
departures as (
    -- an heir has the label in the phase; who joins it has it in the phase, or had it in the one before
    select distinct p.phase, e.event_id, e.event, e.from_cluster_id, e.to_cluster_id, e.first_day, e.source_id, e.confidence
    from lineage_events as e
    inner join phases as p on e.first_day between p.start_date and p.end_date
    inner join cluster_labels as f on f.cluster_id = e.from_cluster_id and f.labelled = 1 and f.phase between p.phase - 1 and p.phase
    inner join cluster_labels as t on t.cluster_id = e.to_cluster_id and t.labelled = 1 and t.phase = p.phase
    where e.event in ('merged', 'absorbed')
),
by_merger as (
    select
        d.phase, 'merger' as kind, d.from_cluster_id as cluster_a, d.to_cluster_id as cluster_b, cast(1 as double) as weight,
        cast(count(d.event_id) as integer) as n_items,
        cast(count(d.event_id) as integer) as n_lines,
        string_agg(c.label_fr || ' (' || cast(year(d.first_day) as integer) || ')', '; ' order by d.first_day, d.event_id) as items_fr,
        string_agg(c.label_en || ' (' || cast(year(d.first_day) as integer) || ')', '; ' order by d.first_day, d.event_id) as items_en,
        cast(null as varchar) as act_ids,
        string_agg(d.source_id, ';' order by d.first_day, d.event_id) as source_id,
        max(case d.confidence when 'low' then 3 when 'medium' then 2 else 1 end) as doubt
    from departures as d
    inner join code_lists as c on c.list = 'event' and c.code = d.event
    group by d.phase, d.from_cluster_id, d.to_cluster_id
),
everything as (
    select * from by_act
    union all
    select * from by_member
    union all
    select * from by_merger
)
select
    phase, kind, cluster_a, cluster_b,
    case when kind = 'merger' then 1 else 0 end as directed,
    weight, n_items, n_lines, items_fr, items_en, act_ids, source_id,
    case doubt when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from everything
order by phase, kind, cluster_a, cluster_b;

-- FR: Pôles qui ont des partenaires européens en commun, toutes années réunies ; même poids que pour les organisations nommées.
-- EN: Clusters with European partners in common, all years together; weighed as the named organisations are.
-- Columns of eu_partner_links:
--   cluster_a         -      Premier pôle | First cluster
--   cluster_b         -      Second pôle | Second cluster
--   weight            -      Poids | Weight
--   n_organisations   count  Partenaires en commun | Partners in common
--   n_single_project  count  Dont partenaires par un seul projet | Of which partners by one project only
--   organisations     -      Leurs noms, le plus rare d’abord | Their names, the rarest first
--   kept              -      Poids de 0,5 ou plus (1) | Weight of 0.5 or more (1)
--   project_together  -      Les deux pôles ont porté un projet ensemble (1) | The two clusters carried a project together (1)
--   source_id         -      Sources | Sources
--   confidence        -      Confiance | Confidence
create table eu_partner_links as
with spread as (
    select eu_organisation_id, count(cluster_id) as k
    from eu_organisation_clusters
    group by eu_organisation_id
),
together as (
    select distinct a.cluster_id as cluster_a, b.cluster_id as cluster_b
    from cluster_eu_projects as a
    inner join cluster_eu_projects as b on b.project_key = a.project_key and b.cluster_id > a.cluster_id
),
weighed as (
    select
        a.cluster_id as cluster_a,
        b.cluster_id as cluster_b,
        round(sum(1 / cast(k.k - 1 as double)), 4) as weight,
        cast(count(o.eu_organisation_id) as integer) as n_organisations,
        cast(sum(case when o.n_projects = 1 then 1 else 0 end) as integer) as n_single_project,
        string_agg(o.organisation || ' (' || o.country || ')', '; ' order by k.k, o.organisation, o.eu_organisation_id) as organisations,
        string_agg(distinct o.source_id, ';' order by o.source_id) as source_id,
        max(case o.confidence when 'low' then 3 when 'medium' then 2 else 1 end) as doubt
    from eu_bridging_organisations as o
    inner join spread as k on k.eu_organisation_id = o.eu_organisation_id and k.k > 1
    inner join eu_organisation_clusters as a on a.eu_organisation_id = o.eu_organisation_id
    inner join eu_organisation_clusters as b on b.eu_organisation_id = o.eu_organisation_id and b.cluster_id > a.cluster_id
    group by a.cluster_id, b.cluster_id
)
select
    w.cluster_a, w.cluster_b, w.weight, w.n_organisations, w.n_single_project, w.organisations,
    case when w.weight >= 0.5 then 1 else 0 end as kept,
    case when t.cluster_a is null then 0 else 1 end as project_together,
    w.source_id,
    case w.doubt when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from weighed as w
left join together as t on t.cluster_a = w.cluster_a and t.cluster_b = w.cluster_b
order by w.cluster_a, w.cluster_b;
