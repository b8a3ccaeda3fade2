-- The calls of the single interministerial fund (FUI), one by one: State and local money, projects submitted and selected.
-- Leaves out: the value of the projects and the jobs told by some calls. Never added to the budget lines: the calls take their money from them.
-- Parameters:
--   euros  text  optional  current or constant (prices of the last year of the index)
-- Columns:
--   call         integer  code   Call
--   year         integer  year   Year
--   phase        integer  phase  Phase
--   state_eur_m  number   EUR_M  State
--   local_eur_m  number   EUR_M  Local
--   local_ratio  number   ratio  Local euros for one State euro
--   submitted    integer  count  Projects submitted
--   selected     integer  count  Projects selected
--   rate         number   share  Selected over submitted
--   derived      boolean  -      State amount found by subtraction
--   _last_year   integer  year   Year of the prices
--   source_id    text     -      Sources
--   confidence   text     -      Confidence
select
    cast(c.call as integer) as call,
    cast(c.year as integer) as year,
    cast(y.phase as integer) as phase,
    c.state_eur_m * p.factor as state_eur_m,
    c.local_eur_m * p.factor as local_eur_m,
    cast(c.local_eur_m as double) / nullif(cast(c.state_eur_m as double), 0) as local_ratio,
    cast(c.submitted_projects as integer) as submitted,
    cast(c.projects as integer) as selected,
    cast(c.projects as double) / nullif(cast(c.submitted_projects as double), 0) as rate,
    c.basis = 'derived' and c.state_eur_m is not null and (c.note_fr like 'Montant de l’État calculé%' or c.note_fr like 'Calculé%') as derived,
    cast(p.last_year as integer) as _last_year,
    c.source_id,
    c.confidence
from fui_calls as c
inner join phase_years as y on c.year between y.first_year and y.last_year
inner join (select year, last_year, cast(case when $euros = 'constant' then to_last else 1 end as double) as factor from price_index) as p on p.year = c.year
order by c.call
