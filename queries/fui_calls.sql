-- The calls of the single interministerial fund: projects, State and local money, the local match, the share selected, money for each project.
-- Leaves out: cumulated totals that the press rounds. Calls do not add to the fund's budget lines, from which they are paid.
-- Parameters:
--   euros  text  optional  constant: at the prices of the index's last year
--   lang   text            Language of the notes, fr or en
-- Columns:
--   call           integer  code   Call
--   year           integer  year   Year
--   phase          integer  phase  Phase
--   state_eur_m    number   EUR_M  State money
--   local_eur_m    number   EUR_M  Local money
--   match          number   -      Local euros for one State euro
--   submitted      integer  count  Projects submitted
--   projects       integer  count  Projects selected
--   selected       number   share  Selected of those submitted
--   per_project    number   EUR_M  State money for each project
--   is_derived     boolean  -      Worked out by subtraction
--   note           text     -      Note
--   _state_derived boolean  -      The State amount is worked out
--   _prices        integer  year   Year of the prices, empty for current euros
--   source_id      text     -      Sources
--   confidence     text     -      Confidence
select
    cast(c.call as integer) as call,
    cast(c.year as integer) as year,
    h.phase,
    c.state_eur_m * case when $euros = 'constant' then p.to_last else 1.0 end as state_eur_m,
    c.local_eur_m * case when $euros = 'constant' then p.to_last else 1.0 end as local_eur_m,
    cast(c.local_eur_m as double) / c.state_eur_m as match,
    cast(c.submitted_projects as integer) as submitted,
    cast(c.projects as integer) as projects,
    cast(c.projects as double) / c.submitted_projects as selected,
    c.state_eur_m * case when $euros = 'constant' then p.to_last else 1.0 end / c.projects as per_project,
    c.basis = 'derived' as is_derived,
    case when $lang = 'en' then c.note_en else c.note_fr end as note,
    c.basis = 'derived' and c.state_eur_m is not null and c.note_en not like 'Number of projects%' as _state_derived,
    case when $euros = 'constant' then p.last_year end as _prices,
    c.source_id,
    c.confidence
from fui_calls as c
inner join phase_years as h on c.year between h.first_year and h.last_year
inner join price_index as p on p.year = c.year
order by c.call
