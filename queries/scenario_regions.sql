-- The regions, with their population and whether they are overseas.
-- Leaves out: nothing.
-- Columns:
--   region_code  text     code   Code
--   name         text     -      Region
--   population   number   persons  Population
--   overseas     boolean  -      Overseas
--   source_id    text     -      Sources
--   confidence   text     -      Confidence
select region_code, name, population::double as population, region_code in ('01', '02', '03', '04', '06') as overseas, source_id, confidence
from regions
order by region_code
