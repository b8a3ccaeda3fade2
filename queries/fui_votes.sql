-- The single interministerial fund (FUI), year by year: what the budget law voted, what was committed.
-- Leaves out: the first selection of 2005 (42 M€), the calls (they take their money from these lines) and the local share.
-- Parameters:
--   euros  text  optional  current or constant (prices of the last year of the index)
-- Columns:
--   year              integer  year   Year
--   phase             integer  phase  Phase
--   voted_eur_m       number   EUR_M  Voted
--   executed_eur_m    number   EUR_M  Executed (commitments)
--   difference_eur_m  number   EUR_M  Executed less voted
--   _last_year        integer  year   Year of the prices
--   source_id         text     -      Sources
--   confidence        text     -      Confidence
select
    cast(f.year as integer) as year,
    cast(f.phase as integer) as phase,
    f.voted_eur_m * p.factor as voted_eur_m,
    f.executed_eur_m * p.factor as executed_eur_m,
    (f.executed_eur_m - f.voted_eur_m) * p.factor as difference_eur_m,
    cast(p.last_year as integer) as _last_year,
    f.source_id,
    f.confidence
from fui_by_year as f
inner join (select year, last_year, cast(case when $euros = 'constant' then to_last else 1 end as double) as factor from price_index) as p on p.year = f.year
order by f.year
