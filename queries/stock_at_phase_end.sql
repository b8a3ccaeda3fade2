-- How many clusters hold the label on the last day of each phase (phase 5: on the day the tables were put together).
-- Leaves out: labels that ended before that day; where an outcome is not known, in phase 5, the number is an upper bound.
-- Parameters:
--   region  text  optional  Code of the seat's region; all of them without it
-- Columns:
--   phase       integer  phase  Phase
--   day         date     -      Day
--   n_clusters  integer  count  Clusters with the label
--   n_open      integer  count  Labels of unknown outcome
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
with days as (
    select phase, least(end_date, (select max(created) from build_info)) as day
    from phases
)
select
    d.phase,
    d.day,
    cast(count(l.cluster_id) as integer) as n_clusters,
    cast(count(case when l.label_end is null then l.cluster_id end) as integer) as n_open,
    string_agg(l.source_id, ';' order by l.cluster_id) as source_id,
    case max(case l.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from days as d
left join (
    select s.cluster_id, s.label_start, s.label_end, s.source_id, s.confidence
    from cluster_labels as s
    inner join clusters as c on c.cluster_id = s.cluster_id
    where s.labelled = 1 and ($region is null or c.region_code = $region)
) as l on l.label_start <= d.day and (l.label_end is null or l.label_end >= d.day)
group by d.phase, d.day
order by d.phase
