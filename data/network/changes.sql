-- FR: Paires liées par un acte ou un projet daté dans une phase ou dans celle d’avant : gardées, nouvelles, non retrouvées, et pourquoi.
-- EN: Pairs tied by a dated act or project in a phase or in the one before: kept, new, not found again, and why.
-- Columns of network_diff:
--   phase_a    phase  Phase d’avant | Phase before
--   phase_b    phase  Phase | Phase
--   cluster_a  -      Pôle | Cluster
--   cluster_b  -      Pôle | Cluster
--   change     -      kept, new ou lost | kept, new or lost
--   reason     -      end_lost : l’un des deux n’a plus de label ; end_new : l’un n’en avait pas ; not_found : rien de daté n’est trouvé ; dated : daté dans la phase | end_lost: one of the two no longer has a label; end_new: one had none; not_found: nothing dated is found; dated: dated in the phase
create table network_diff as
with dated as (
    select distinct phase, cluster_a, cluster_b
    from network_links
    where kind in ('agreement', 'eu_project')
),
labelled as (
    select distinct phase, cluster_id
    from cluster_labels
    where labelled = 1
),
pairs as (
    select p.phase as phase_b, d.cluster_a, d.cluster_b, max(case when d.phase = p.phase then 1 else 0 end) as now, max(case when d.phase = p.phase - 1 then 1 else 0 end) as before
    from phases as p
    inner join dated as d on d.phase in (p.phase, p.phase - 1)
    where p.phase > 1
    group by p.phase, d.cluster_a, d.cluster_b
),
held as (
    select
        q.phase_b, q.cluster_a, q.cluster_b, q.now, q.before,
        count(distinct case when l.phase = q.phase_b then l.cluster_id end) as ends_now,
        count(distinct case when l.phase = q.phase_b - 1 then l.cluster_id end) as ends_before
    from pairs as q
    left join labelled as l on l.cluster_id in (q.cluster_a, q.cluster_b) and l.phase in (q.phase_b, q.phase_b - 1)
    group by q.phase_b, q.cluster_a, q.cluster_b, q.now, q.before
)
select
    phase_b - 1 as phase_a, phase_b, cluster_a, cluster_b,
    case when now = 1 and before = 1 then 'kept' when now = 1 then 'new' else 'lost' end as change,
    case when now = 0 and ends_now < 2 then 'end_lost' when before = 0 and ends_before < 2 then 'end_new' when now = 0 then 'not_found' else 'dated' end as reason
from held
order by phase_b, cluster_a, cluster_b;
