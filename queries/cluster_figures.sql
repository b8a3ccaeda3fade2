-- Projects, money and team of a cluster: the latest figure of each kind that a public page gives, and the first.
-- Leaves out: members, shown apart; alternates and other scopes, in the detail. Totals to date are not made into a line: their perimeter changes.
-- Parameters:
--   cluster  text  Identifier of the cluster
--   lang     text  Language of the labels, fr or en
-- Columns:
--   indicator   text     -      Figure read
--   value       number   -      Value
--   unit        text     -      Unit
--   year        integer  year   Year
--   sure        text     -      Confidence of the figure
--   first_value number   -      First value read
--   first_year  integer  year   First year
--   n           integer  count  Years read
--   note        text     -      Note
--   _indicator  text     code   Indicator
--   _unit       text     code   Unit
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
with ranked as (
    select
        indicator, "year", value, unit, source_id, confidence, note_fr, note_en,
        row_number() over (partition by indicator order by "year" desc, case confidence when 'high' then 1 when 'medium' then 2 else 3 end, source_id) as place,
        row_number() over (partition by indicator order by "year", case confidence when 'high' then 1 when 'medium' then 2 else 3 end, source_id) as place_first,
        count(*) over (partition by indicator) as n
    from cluster_indicators
    where cluster_id = $cluster and preferred = 1 and scope = 'comparable' and indicator not like 'members\_%' escape '\'
)
select
    case when $lang = 'en' then k.label_en else k.label_fr end as indicator,
    r.value::double as value,
    case when $lang = 'en' then u.label_en else u.label_fr end as unit,
    cast(r."year" as integer) as "year",
    case when $lang = 'en' then s.label_en else s.label_fr end as sure,
    case when r.n > 1 then f.value::double end as first_value,
    cast(case when r.n > 1 then f."year" end as integer) as first_year,
    cast(r.n as integer) as n,
    case when $lang = 'en' then r.note_en else r.note_fr end as note,
    r.indicator as _indicator,
    r.unit as _unit,
    r.source_id,
    r.confidence
from ranked as r
inner join ranked as f on f.indicator = r.indicator and f.place_first = 1
inner join code_lists as k on k.list = 'cluster_indicator' and k.code = r.indicator
inner join code_lists as u on u.list = 'unit' and u.code = r.unit
inner join code_lists as s on s.list = 'confidence' and s.code = r.confidence
where r.place = 1
order by k."order"
