-- The pairs of clusters with organisations in common in a phase, in an earlier one, or in both; they have no date of their own.
-- Leaves out: pairs whose organisations in common are all widespread (weight under 0.5).
-- Parameters:
--   phase  integer           Later phase, 2 to 5
--   since  integer optional  Earlier phase; the one before without it, or where it is not earlier
-- Columns:
--   before      boolean  -     In the earlier phase
--   now         boolean  -     In the later phase
--   _a          text     code  Cluster
--   _b          text     code  With
--   source_id   text     -     Sources
--   confidence  text     -     Confidence
with span as (
    select case when $since < $phase then cast($since as integer) else $phase - 1 end as phase_a
)
select
    max(case when l.phase = s.phase_a then 1 else 0 end) = 1 as before,
    max(case when l.phase = $phase then 1 else 0 end) = 1 as now,
    l.cluster_a as _a,
    l.cluster_b as _b,
    string_agg(l.source_id, ';' order by l.phase) as source_id,
    case max(case l.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from span as s
inner join network_links as l on l.kind = 'shared_organisation' and l.phase in (s.phase_a, $phase)
group by l.cluster_a, l.cluster_b
order by l.cluster_a, l.cluster_b
