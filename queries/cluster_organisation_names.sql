-- The organisations that a public page names as close to a cluster, by name.
-- Leaves out: the organisations that no page names with a cluster.
-- Columns:
--   organisation_id  text  code  Identifier
--   name             text  -     Organisation
select o.organisation_id, o.name
from organisations as o
where exists (select 1 from cluster_members as m where m.organisation_id = o.organisation_id)
order by strip_accents(lower(o.name)), o.organisation_id
