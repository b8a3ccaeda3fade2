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
select s.label_start as day, c.short_name as cluster, 1 as step, s.source_id, s.confidence
from label_spells as s
inner join clusters as c on c.cluster_id = s.cluster_id
where $region is null or c.region_code = $region
union all
select cast(s.label_end + interval 1 day as date) as day, c.short_name as cluster, -1 as step, s.source_id, s.confidence
from label_spells as s
inner join clusters as c on c.cluster_id = s.cluster_id
cross join build_info as b
where s.label_end < b.created and ($region is null or c.region_code = $region)
order by day, step, cluster
