-- Other figures that public pages give on the clusters of a region: establishments, jobs, projects, shares.
-- Leaves out: amounts, shown with the money; figures of one cluster, shown on its card.
-- Parameters:
--   region  text  Code of the region
--   lang    text  Language of the labels, fr or en
-- Columns:
--   indicator   text     -      Figure read
--   value       number   -      Value
--   unit        text     -      Unit
--   year        integer  year   Year
--   perimeter   text     -      Perimeter
--   note        text     -      Note
--   _unit       text     code   Unit
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
select
    case when $lang = 'en' then k.label_en else k.label_fr end as indicator,
    i.value::double as value,
    case when $lang = 'en' then u.label_en else u.label_fr end as unit,
    cast(i."year" as integer) as "year",
    i.region_name as perimeter,
    case when $lang = 'en' then i.note_en else i.note_fr end as note,
    i.unit as _unit,
    i.source_id,
    i.confidence
from regional_indicators as i
inner join code_lists as k on k.list = 'regional_indicator' and k.code = i.indicator
inner join code_lists as u on u.list = 'unit' and u.code = i.unit
where i.region_code = $region and i.cluster_id is null and i.unit <> 'EUR_M'
order by i."year", k."order", i.region_name, i.value
