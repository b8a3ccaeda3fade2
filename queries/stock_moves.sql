-- The clusters that took or lost a label, day by day.
-- Leaves out: renewals of a label that follow on from one phase to the next.
-- Parameters:
--   region  text  optional  Code of the seat's region; the whole of France without it
-- Columns:
--   day         date     -      Day
--   cluster     text     -      Cluster
--   step        integer  count  Label taken or lost
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
select m.day, c.short_name as cluster, m.step, m.source_id, m.confidence
from label_moves as m
inner join clusters as c on c.cluster_id = m.cluster_id
where $region is null or c.region_code = $region
order by m.day, m.step, c.short_name
