-- The 18 regions of 2016, by name.
-- Leaves out: nothing.
-- Columns:
--   region_code  text  code  Code
--   name         text  -     Region
select region_code, name
from regions
order by strip_accents(name), region_code
