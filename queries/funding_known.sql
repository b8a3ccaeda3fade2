-- How much of the money of each phase the tables can see: years with a figure over years of the phase, payer by payer.
-- Leaves out: members' own money, of which no series exists.
-- Parameters:
--   lang  text  Language of the labels, fr or en
-- Columns:
--   payer          text     -      Who pays
--   phase          integer  phase  Phase
--   n_years_known  integer  count  Years with a figure
--   n_years        integer  count  Years of the phase
--   years          text     -      Which years
--   _payer         text     code   Code of the payer
--   source_id      text     -      Sources
--   confidence     text     -      Confidence
select
    case when $lang = 'en' then l.label_en else l.label_fr end as payer,
    y.phase,
    cast(sum(y.is_known) as integer) as n_years_known,
    cast(count(*) as integer) as n_years,
    string_agg(case when y.is_known = 1 then cast(y.year as varchar) end, ', ' order by y.year) as years,
    y.payer_group as _payer,
    string_agg(distinct y.source_id, ';' order by y.source_id) as source_id,
    case max(case y.confidence when 'low' then 3 when 'medium' then 2 when 'high' then 1 end) when 3 then 'low' when 2 then 'medium' when 1 then 'high' end as confidence
from funding_payer_years as y
inner join code_lists as l on l.list = 'source_level' and l.code = y.payer_group
where y.payer_group <> 'private'
group by y.payer_group, l.label_fr, l.label_en, y.phase
order by case y.payer_group when 'state' then 1 when 'agency' then 2 when 'local' then 3 else 4 end, y.phase
