-- How many clusters with their seat in each region hold the label, on each day when that number changes.
-- Leaves out: regions where no cluster ever had its seat; after 2023 the stock is an upper bound.
-- Columns:
--   region      text     -      Region
--   day         date     -      Day
--   n_clusters  integer  count  Clusters with the label
--   _group      text     code   Region
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
with days as (
    select
        p.region_code, m.day, sum(m.step) as step, string_agg(m.source_id, ';' order by m.cluster_id) as source_id,
        case max(case m.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
    from label_moves as m
    inner join cluster_profile as p on p.cluster_id = m.cluster_id
    group by p.region_code, m.day
)
select
    r.name as region,
    d.day,
    cast(sum(d.step) over (partition by d.region_code order by d.day) as integer) as n_clusters,
    d.region_code as _group,
    d.source_id,
    d.confidence
from days as d
inner join regions as r on r.region_code = d.region_code
order by strip_accents(r.name), d.day
