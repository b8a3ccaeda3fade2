-- Money for the clusters of a region that a public page gives: State, Region, local authorities, several levels.
-- Leaves out: European money, counted from CORDIS; national amounts, which no table splits by region. Announced, committed and spent are not added.
-- Parameters:
--   region  text  Code of the region
--   lang    text  Language of the labels, fr or en
-- Columns:
--   instrument    text     -      Instrument
--   payer         text     -      Who pays
--   amount_eur_m  number   EUR_M  Amount
--   kind          text     -      State of the money
--   year_start    integer  year   From
--   year_end      integer  year   To
--   perimeter     text     -      Perimeter
--   note          text     -      Note
--   source_id     text     -      Sources
--   confidence    text     -      Confidence
select
    case when $lang = 'en' then i.label_en else i.label_fr end as instrument,
    case when $lang = 'en' then s.label_en else s.label_fr end as payer,
    f.amount_eur_m::double as amount_eur_m,
    case when $lang = 'en' then k.label_en else k.label_fr end as kind,
    cast(f.year_start as integer) as year_start,
    cast(f.year_end as integer) as year_end,
    f.region_name as perimeter,
    case when $lang = 'en' then f.note_en else f.note_fr end as note,
    f.source_id,
    f.confidence
from funding_flows as f
inner join code_lists as i on i.list = 'instrument' and i.code = f.instrument
inner join code_lists as s on s.list = 'source_level' and s.code = f.source_level
inner join code_lists as k on k.list = 'flow_kind' and k.code = f.kind
where f.region_code = $region
order by f.year_start, f.year_end, f.flow_id
