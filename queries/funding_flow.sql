-- From whom, through what, to which phase: every amount that may be added, summed by payer, instrument and phase.
-- Leaves out: FUI calls, envelopes, cumulated totals, amounts over several phases, voted and unpaid money of 2025. The sum is a floor, never the total of a phase.
-- Parameters:
--   euros  text  optional  constant: at the prices of the index's last year
--   lang   text            Language of the labels, fr or en
-- Columns:
--   payer         text     -      Who pays
--   instrument    text     -      Instrument
--   phase         integer  phase  Phase
--   amount_eur_m  number   EUR_M  Amount
--   n_entries     integer  count  Amounts added
--   _payer        text     code   Code of the payer
--   _instrument   text     code   Code of the instrument
--   _prices       integer  year   Year of the prices, empty for current euros
--   source_id     text     -      Sources
--   confidence    text     -      Confidence
with own as (
    select 'fui' as code, 'FUI' as label_fr, 'FUI' as label_en
    union all
    select 'horizon_2020', 'Horizon 2020', 'Horizon 2020'
    union all
    select 'horizon_europe', 'Horizon Europe', 'Horizon Europe'
    union all
    select 'platforms', 'Plates-formes et veille', 'Platforms and watch'
    union all
    select code, label_fr, label_en
    from code_lists
    where list = 'instrument' and code not in ('innovation_platforms', 'technology_intelligence')
),
folded as (
    select
        payer, phase,
        case when instrument in ('innovation_platforms', 'technology_intelligence') then 'platforms' else instrument end as instrument,
        case when $euros = 'constant' then constant_eur_m else amount_eur_m end as amount,
        source_id, confidence
    from funding_entries
),
prices as (
    select max(last_year) as year
    from price_index
)
select
    case when $lang = 'en' then s.label_en else s.label_fr end as payer,
    case when $lang = 'en' then i.label_en else i.label_fr end as instrument,
    f.phase,
    sum(f.amount) as amount_eur_m,
    cast(count(*) as integer) as n_entries,
    f.payer as _payer,
    f.instrument as _instrument,
    max(case when $euros = 'constant' then d.year end) as _prices,
    string_agg(distinct f.source_id, ';' order by f.source_id) as source_id,
    case max(case f.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from folded as f
cross join prices as d
inner join code_lists as s on s.list = 'source_level' and s.code = f.payer
inner join own as i on i.code = f.instrument
group by f.payer, s.label_fr, s.label_en, f.instrument, i.label_fr, i.label_en, f.phase
order by case f.payer when 'agency' then 1 when 'state' then 2 when 'local' then 3 when 'region' then 4 else 5 end, f.instrument, f.phase
