-- FR: Pour chaque pôle d’une phase sans label dans une phase d’après, l’héritier qui l’a, de fusion en fusion.
-- EN: For each cluster of a phase without a label in a later one, the heir that holds it, merger after merger.
-- Columns of network_heirs:
--   phase_a     phase  Phase d’avant | Earlier phase
--   phase_b     phase  Phase d’après | Later phase
--   cluster_id  -      Pôle | Cluster
--   heir_id     -      Héritier | Heir
create table network_heirs as
with recursive labelled as (
    select distinct phase, cluster_id
    from cluster_labels
    where labelled = 1
),
spans as (
    select a.phase as phase_a, b.phase as phase_b
    from phases as a
    inner join phases as b on b.phase > a.phase
),
walk as (
    select s.phase_a, s.phase_b, l.cluster_id, l.cluster_id as reached, 0 as steps
    from spans as s
    inner join labelled as l on l.phase = s.phase_a
    left join labelled as n on n.phase = s.phase_b and n.cluster_id = l.cluster_id
    where n.cluster_id is null
    union
    select w.phase_a, w.phase_b, w.cluster_id, m.cluster_b as reached, w.steps + 1 as steps
    from walk as w
    inner join network_links as m on m.kind = 'merger' and m.cluster_a = w.reached and m.phase between w.phase_a and w.phase_b
    left join labelled as n on n.phase = w.phase_b and n.cluster_id = w.reached
    where n.cluster_id is null and w.steps < 5
)
select distinct w.phase_a, w.phase_b, w.cluster_id, w.reached as heir_id
from walk as w
inner join labelled as n on n.phase = w.phase_b and n.cluster_id = w.reached
where w.steps > 0
order by w.phase_a, w.phase_b, w.cluster_id, heir_id;

-- FR: Paires liées par un acte ou un projet daté dans une phase ou dans une phase d’après : gardées, nouvelles, perdues, et pourquoi.
-- EN: Pairs tied by a dated act or project in a phase or in a later one: kept, new, lost, and why.
-- Columns of network_diff:
--   phase_a    phase  Phase d’avant | Earlier phase
--   phase_b    phase  Phase d’après | Later phase
--   cluster_a  -      Pôle | Cluster
--   cluster_b  -      Pôle | Cluster
--   change     -      kept, new ou lost | kept, new or lost
--   reason     -      became_one : fondus en un seul ; passed_on : le lien est celui de l’héritier ; end_lost : l’un n’a plus de label ; end_new : l’un n’en avait pas ; not_found : rien de daté n’est trouvé ; tables_begin : projets européens inconnus avant 2014 ; dated : daté dans la phase | became_one: merged into one; passed_on: the tie is the heir’s; end_lost: one no longer has a label; end_new: one had none; not_found: nothing dated is found; tables_begin: European projects not known before 2014; dated: dated in the phase
--   apart      -      Lien tracé à part (1), non par une étoile seulement (0) | Drawn on its own (1), not by a star alone (0)
create table network_diff as
with dated as (
    select phase, cluster_a, cluster_b, min(case kind when 'eu_project' then 1 else 0 end) as eu_only, max(case when n_apart > 0 then 1 else 0 end) as apart
    from network_links
    where kind in ('agreement', 'eu_project')
    group by phase, cluster_a, cluster_b
),
labelled as (
    select distinct phase, cluster_id
    from cluster_labels
    where labelled = 1
),
first_projects as (
    select min(phase) as phase from cluster_eu_projects
),
pairs as (
    select
        a.phase as phase_a, b.phase as phase_b, d.cluster_a, d.cluster_b,
        max(case when d.phase = b.phase then 1 else 0 end) as now,
        max(case when d.phase = a.phase then 1 else 0 end) as before,
        max(case when d.phase = b.phase then d.eu_only else 0 end) as eu_only,
        max(d.apart) as apart
    from phases as a
    inner join phases as b on b.phase > a.phase
    inner join dated as d on d.phase in (a.phase, b.phase)
    group by a.phase, b.phase, d.cluster_a, d.cluster_b
),
held as (
    select
        q.phase_a, q.phase_b, q.cluster_a, q.cluster_b, q.now, q.before, q.eu_only, q.apart,
        count(distinct case when l.phase = q.phase_b then l.cluster_id end) as ends_now,
        count(distinct case when l.phase = q.phase_a then l.cluster_id end) as ends_before
    from pairs as q
    left join labelled as l on l.cluster_id in (q.cluster_a, q.cluster_b) and l.phase in (q.phase_a, q.phase_b)
    group by q.phase_a, q.phase_b, q.cluster_a, q.cluster_b, q.now, q.before, q.eu_only, q.apart
),
led as (
    select
        h.phase_a, h.phase_b, h.cluster_a, h.cluster_b,
        max(case when coalesce(x.heir_id, h.cluster_a) = coalesce(y.heir_id, h.cluster_b) then 1 else 0 end) as one,
        max(case when d.phase is not null then 1 else 0 end) as passed_on
    from held as h
    left join network_heirs as x on x.phase_a = h.phase_a and x.phase_b = h.phase_b and x.cluster_id = h.cluster_a
    left join network_heirs as y on y.phase_a = h.phase_a and y.phase_b = h.phase_b and y.cluster_id = h.cluster_b
    left join dated as d
        on d.phase = h.phase_b
        and d.cluster_a = least(coalesce(x.heir_id, h.cluster_a), coalesce(y.heir_id, h.cluster_b))
        and d.cluster_b = greatest(coalesce(x.heir_id, h.cluster_a), coalesce(y.heir_id, h.cluster_b))
    group by h.phase_a, h.phase_b, h.cluster_a, h.cluster_b
)
select
    h.phase_a, h.phase_b, h.cluster_a, h.cluster_b,
    case when h.now = 1 and h.before = 1 then 'kept' when h.now = 1 then 'new' else 'lost' end as change,
    case
        when h.now = 1 and h.before = 1 then 'dated'
        when h.now = 0 and h.ends_now < 2 then case when l.one = 1 then 'became_one' when l.passed_on = 1 then 'passed_on' else 'end_lost' end
        when h.now = 0 then 'not_found'
        when h.ends_before < 2 then 'end_new'
        when h.eu_only = 1 and h.phase_a < f.phase then 'tables_begin'
        else 'dated'
    end as reason,
    h.apart
from held as h
inner join led as l on l.phase_a = h.phase_a and l.phase_b = h.phase_b and l.cluster_a = h.cluster_a and l.cluster_b = h.cluster_b
cross join first_projects as f
order by h.phase_a, h.phase_b, h.cluster_a, h.cluster_b;
