-- How much State money is known a year in each phase: what was committed or announced, over the years that have a figure.
-- Leaves out: envelopes, calls already in the budget lines, rows over several phases, agencies, authorities. It is a floor, not the total of the phase.
-- Columns:
--   phase           integer  phase  Phase
--   amount_eur_m    number   EUR_M  State money known in the phase
--   n_years_known   integer  count  Years with a figure
--   n_years         integer  count  Years of the phase
--   per_year_eur_m  number   EUR_M  State money known, a year
--   source_id       text     -      Sources
--   confidence      text     -      Confidence
with flows as (
    select phase, year_start, amount_eur_m, source_id, confidence
    from funding_flows
    where source_level = 'state' and in_base_set = 1 and spans_phases = 0
)
select
    p.phase,
    sum(f.amount_eur_m)::double as amount_eur_m,
    cast(count(distinct f.year_start) as integer) as n_years_known,
    cast(year(p.end_date) - year(p.start_date) + 1 as integer) as n_years,
    sum(f.amount_eur_m)::double / count(distinct f.year_start) as per_year_eur_m,
    string_agg(f.source_id, ';' order by f.year_start, f.source_id) as source_id,
    case max(case f.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from phases as p
inner join flows as f on f.phase = p.phase
group by p.phase, p.start_date, p.end_date
order by p.phase
