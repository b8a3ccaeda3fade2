-- How many members each cluster with its seat in a region had by the end of a phase: the latest number that a public page gives.
-- Leaves out: clusters from elsewhere; alternates and other scopes. A cluster whose number is not public has an empty value.
-- Parameters:
--   region  text     Code of the region
--   phase   integer  Phase, 1 to 5
--   lang    text     Language of the labels, fr or en
-- Columns:
--   cluster_id  text     code   Identifier
--   short_name  text     -      Cluster
--   n_members   integer  count  Members
--   year        integer  year   Year
--   sure        text     -      Confidence of the figure
--   _family     text     code   Family of themes
--   _day        date     -      Day read
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
with days as (
    select least(end_date, (select max(created) from build_info)) as day
    from phases
    where phase = $phase
),
latest as (
    select
        i.cluster_id, i."year", i.value, i.source_id, i.confidence,
        row_number() over (partition by i.cluster_id order by i."year" desc, case i.confidence when 'high' then 1 when 'medium' then 2 else 3 end, i.source_id) as place
    from cluster_indicators as i
    inner join days as d on i."year" <= year(d.day)
    where i.indicator = 'members_total' and i.preferred = 1 and i.scope = 'comparable'
)
select
    c.cluster_id,
    c.short_name,
    cast(n.value as integer) as n_members,
    cast(n."year" as integer) as "year",
    case when $lang = 'en' then s.label_en else s.label_fr end as sure,
    t.theme_group as _family,
    d.day as _day,
    n.source_id,
    n.confidence
from clusters as c
inner join themes as t on t.theme = c.theme
cross join days as d
left join latest as n on n.cluster_id = c.cluster_id and n.place = 1
left join code_lists as s on s.list = 'confidence' and s.code = n.confidence
where c.region_code = $region
    and exists (select 1 from cluster_labels as l where l.cluster_id = c.cluster_id and l.labelled = 1 and l.label_start <= d.day and (l.label_end is null or l.label_end >= d.day))
order by n.value desc nulls last, strip_accents(lower(c.short_name)), c.cluster_id
