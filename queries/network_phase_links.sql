-- The known links of all phases as they are drawn: a pair once a kind, and the spokes of an act or project of four clusters or more.
-- Leaves out: what network_pairs leaves out.
-- Columns:
--   phase   integer  phase   Phase
--   weight  number   points  Weight
--   _kind   text     code    Kind
--   _a      text     code    Cluster
--   _b      text     code    With
--   _apart  integer  count   Not drawn as a star
--   _star   text     code    Act or project
select phase, weight, kind as _kind, cluster_a as _a, cluster_b as _b, n_apart as _apart, cast(null as varchar) as _star
from network_links
union all
select phase, 0.0, kind, cluster_id, cluster_id, 0, star_id
from network_stars
order by phase, _kind, _a, _b, _star
