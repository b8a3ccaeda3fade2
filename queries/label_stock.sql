-- How many clusters hold the label, on each day when that number changes.
-- Leaves out: nothing; from 2024 on it is an upper bound, since seven conditional labels have no known outcome.
-- Parameters:
--   region  text  optional  Code of the seat's region; all of them without it
-- Columns:
--   day         date     -      Day
--   entries     integer  count  Labels given
--   exits       integer  count  Labels ended
--   n_clusters  integer  count  Clusters with the label
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
with days as (
    select
        m.day,
        sum(case when m.step > 0 then 1 else 0 end) as entries,
        sum(case when m.step < 0 then 1 else 0 end) as exits,
        string_agg(m.source_id, ';' order by m.cluster_id) as source_id,
        case max(case m.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
    from label_moves as m
    inner join clusters as c on c.cluster_id = m.cluster_id
    where $region is null or c.region_code = $region
    group by m.day
)
select
    day,
    cast(entries as integer) as entries,
    cast(exits as integer) as exits,
    cast(sum(entries - exits) over (order by day) as integer) as n_clusters,
    source_id,
    confidence
from days
order by day
