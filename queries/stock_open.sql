-- How many labels, on each day, have run past the term that was given, with no known outcome: by so many the stock may be lower.
-- Leaves out: labels whose end is known.
-- Parameters:
--   region  text  optional  Code of the seat's region; the whole of France without it
-- Columns:
--   day         date     -      Day
--   n_open      integer  count  Labels of unknown outcome
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
with ends as (
    select
        l.cluster_id, l.source_id, l.confidence,
        t.provisional_until as day
    from cluster_labels as l
    inner join label_provisional as t on t.cluster_id = l.cluster_id and t.phase = l.phase
    inner join clusters as c on c.cluster_id = l.cluster_id
    where l.labelled = 1 and l.label_end is null and ($region is null or c.region_code = $region)
),
days as (
    select
        day, count(cluster_id) as n, string_agg(source_id, ';' order by cluster_id) as source_id,
        case max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
    from ends
    group by day
)
select day, cast(sum(n) over (order by day) as integer) as n_open, source_id, confidence
from days
order by day
