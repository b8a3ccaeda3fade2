-- The phases of the policy: their name, their years, their dates.
-- Leaves out: nothing; phase 5 is under way.
-- Parameters:
--   lang  text  Language of the names, fr or en
-- Columns:
--   phase       integer  phase  Phase
--   name        text     -      Name
--   years       text     -      Years
--   start_date  date     -      Start
--   end_date    date     -      End
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
select
    phase,
    case when $lang = 'en' then name_en else name_fr end as name,
    year(start_date)::varchar || '-' || right(year(end_date)::varchar, 2) as years,
    start_date,
    end_date,
    source_id,
    confidence
from phases
order by phase
