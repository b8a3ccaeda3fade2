-- The clusters that have held the label, by short name.
-- Leaves out: nothing.
-- Columns:
--   cluster_id  text  code  Identifier
--   short_name  text  -     Short name
--   name        text  -     Name
select cluster_id, short_name, name
from clusters
order by strip_accents(lower(short_name)), cluster_id
