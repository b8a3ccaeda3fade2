-- Money known in each phase by payer: the phase's total, a year, and how many years have a figure.
-- Leaves out: FUI calls (already in its budget lines), envelopes, amounts over several phases. Announced, committed and paid are together: each total is a floor.
-- Parameters:
--   euros  text  optional  constant: at the prices of the index's last year
--   lang   text            Language of the labels, fr or en
-- Columns:
--   phase           integer  phase  Phase
--   payer           text     -      Who pays
--   amount_eur_m    number   EUR_M  Money known in the phase
--   per_year_eur_m  number   EUR_M  A year of the phase
--   n_years_known   integer  count  Years with a figure
--   n_years         integer  count  Years of the phase
--   _payer          text     code   Code of the payer
--   _prices         integer  year   Year of the prices, empty for current euros
--   source_id       text     -      Sources
--   confidence      text     -      Confidence
with known as (
    select
        payer_group, phase,
        sum(case when $euros = 'constant' then constant_eur_m else amount_eur_m end) as amount,
        cast(count(distinct year) as integer) as n_years_known,
        string_agg(distinct source_id, ';' order by source_id) as source_id,
        case max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
    from funding_entries
    group by payer_group, phase
),
payers as (
    select distinct payer_group
    from funding_payer_years
    where payer_group <> 'private'
),
prices as (
    select max(last_year) as year
    from price_index
)
select
    h.phase,
    case when $lang = 'en' then l.label_en else l.label_fr end as payer,
    k.amount as amount_eur_m,
    k.amount / h.n_years as per_year_eur_m,
    coalesce(k.n_years_known, 0) as n_years_known,
    h.n_years,
    p.payer_group as _payer,
    case when $euros = 'constant' then d.year end as _prices,
    k.source_id,
    k.confidence
from payers as p
cross join phase_years as h
cross join prices as d
inner join code_lists as l on l.list = 'source_level' and l.code = p.payer_group
left join known as k on k.payer_group = p.payer_group and k.phase = h.phase
order by h.phase, case p.payer_group when 'state' then 1 when 'agency' then 2 when 'local' then 3 else 4 end
