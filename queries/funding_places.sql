-- Every amount that a source gives for one region or former region: who pays, what, when, and the state of the money.
-- Leaves out: European money, counted from CORDIS for each cluster; national amounts. Perimeters and years overlap: rows are never added.
-- Parameters:
--   region  text  optional  Code of a region; all of them without it
--   lang    text            Language of the labels, fr or en
-- Columns:
--   perimeter     text     -      Perimeter
--   year_start    integer  year   From
--   year_end      integer  year   To
--   payer         text     -      Who pays
--   instrument    text     -      Instrument
--   amount_eur_m  number   EUR_M  Amount
--   kind          text     -      State of the money
--   note          text     -      Note
--   _payer        text     code   Code of the payer
--   _region_code  text     code   Code of the region
--   source_id     text     -      Sources
--   confidence    text     -      Confidence
select
    f.region_name as perimeter,
    cast(f.year_start as integer) as year_start,
    cast(f.year_end as integer) as year_end,
    case when $lang = 'en' then s.label_en else s.label_fr end as payer,
    case when $lang = 'en' then i.label_en else i.label_fr end as instrument,
    cast(f.amount_eur_m as double) as amount_eur_m,
    case when $lang = 'en' then k.label_en else k.label_fr end as kind,
    case when $lang = 'en' then f.note_en else f.note_fr end as note,
    f.source_level as _payer,
    f.region_code as _region_code,
    f.source_id,
    f.confidence
from funding_flows as f
inner join code_lists as s on s.list = 'source_level' and s.code = f.source_level
inner join code_lists as i on i.list = 'instrument' and i.code = f.instrument
inner join code_lists as k on k.list = 'flow_kind' and k.code = f.kind
where f.region_code is not null and ($region is null or f.region_code = $region)
order by f.region_code, f.year_start, f.year_end, f.amount_eur_m desc, f.flow_id
