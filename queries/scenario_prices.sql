-- The consumer price index since 2022, which turns current euros into constant ones.
-- Leaves out: the years to come: no forecast of prices is made.
-- Columns:
--   year        integer  year   Year
--   value       number   index  Index, 100 in 2015
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
select cast(year as integer) as year, value::double as value, source_id, confidence
from price_index
where year >= 2022
order by year
