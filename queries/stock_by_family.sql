-- How many clusters of each family of themes hold the label, on each day when that number changes.
-- Leaves out: nothing; after 2023 the stock is an upper bound.
-- Parameters:
--   region  text  optional  Code of the seat's region; the whole of France without it
--   lang    text            Language of the labels, fr or en
-- Columns:
--   family      text     -      Family of themes
--   day         date     -      Day
--   n_clusters  integer  count  Clusters with the label
--   _group      text     code   Family of themes
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
with days as (
    select
        p.theme_group, m.day, sum(m.step) as step, string_agg(m.source_id, ';' order by m.cluster_id) as source_id,
        case max(case m.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
    from label_moves as m
    inner join cluster_profile as p on p.cluster_id = m.cluster_id
    where $region is null or p.region_code = $region
    group by p.theme_group, m.day
)
select
    case when $lang = 'en' then g.label_en else g.label_fr end as family,
    d.day,
    cast(sum(d.step) over (partition by d.theme_group order by d.day) as integer) as n_clusters,
    d.theme_group as _group,
    d.source_id,
    d.confidence
from days as d
inner join code_lists as g on g.list = 'theme_group' and g.code = d.theme_group
order by g."order", d.day
