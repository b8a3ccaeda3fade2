-- The labels given for a short term or on trial, with the days between which they are provisional.
-- Leaves out: labels given for a whole phase from their first day.
-- Columns:
--   provisional_from   date     -      Provisional from
--   provisional_until  date     -      Firm, or without a known outcome, from
--   phase              integer  phase  Phase
--   cluster_id         text     code   Identifier
--   source_id          text     -      Sources
--   confidence         text     -      Confidence
select
    l.label_start as provisional_from,
    least(p.provisional_until, coalesce(cast(l.label_end + interval 1 day as date), p.provisional_until)) as provisional_until,
    l.phase,
    l.cluster_id,
    l.source_id,
    l.confidence
from label_provisional as p
inner join cluster_labels as l on l.cluster_id = p.cluster_id and l.phase = p.phase
order by l.phase, l.cluster_id
