-- The single interministerial fund year by year: what the budget law voted and what was executed.
-- Leaves out: the first selection of 2005, made before the fund; its calls, which are paid from these lines.
-- Parameters:
--   euros  text  optional  constant: at the prices of the index's last year
-- Columns:
--   year            integer  year   Year
--   phase           integer  phase  Phase
--   voted_eur_m     number   EUR_M  Voted
--   executed_eur_m  number   EUR_M  Executed
--   gap_eur_m       number   EUR_M  Executed less voted
--   _prices         integer  year   Year of the prices, empty for current euros
--   source_id       text     -      Sources
--   confidence      text     -      Confidence
select
    f.year,
    f.phase,
    f.voted_eur_m * case when $euros = 'constant' then p.to_last else 1.0 end as voted_eur_m,
    f.executed_eur_m * case when $euros = 'constant' then p.to_last else 1.0 end as executed_eur_m,
    (f.executed_eur_m - f.voted_eur_m) * case when $euros = 'constant' then p.to_last else 1.0 end as gap_eur_m,
    case when $euros = 'constant' then p.last_year end as _prices,
    f.source_id,
    f.confidence
from fui_by_year as f
inner join price_index as p on p.year = f.year
order by f.year
