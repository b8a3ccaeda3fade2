-- The clusters that have held the label, by short name, with the region of their seat.
-- Leaves out: nothing.
-- Columns:
--   cluster_id    text  code  Identifier
--   short_name    text  -     Short name
--   name          text  -     Name
--   _region_code  text  code  Region of the seat
select cluster_id, short_name, name, region_code as _region_code
from clusters
order by strip_accents(lower(short_name)), cluster_id
