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
with moves as (
    select l.cluster_id, l.label_start as day, 1 as step, l.source_id, l.confidence
    from cluster_labels as l
    inner join clusters as c on c.cluster_id = l.cluster_id
    where l.labelled = 1 and ($region is null or c.region_code = $region)
    union all
    select l.cluster_id, cast(l.label_end + interval 1 day as date) as day, -1 as step, l.source_id, l.confidence
    from cluster_labels as l
    inner join clusters as c on c.cluster_id = l.cluster_id
    where l.labelled = 1 and l.label_end is not null and ($region is null or c.region_code = $region)
),
net as (
    select cluster_id, day, sum(step) as step, string_agg(source_id, ';' order by source_id) as source_id, max(confidence) as confidence
    from moves
    group by cluster_id, day
    having sum(step) <> 0
),
days as (
    select
        day,
        sum(case when step > 0 then 1 else 0 end) as entries,
        sum(case when step < 0 then 1 else 0 end) as exits,
        string_agg(source_id, ';' order by cluster_id) as source_id,
        case max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
    from net
    group by day
)
select
    day,
    cast(entries as integer) as entries,
    cast(exits as integer) as exits,
    cast(sum(entries - exits) over (order by day) as integer) as n_clusters,
    source_id,
    confidence
from days
where day <= (select max(created) from build_info)
order by day
