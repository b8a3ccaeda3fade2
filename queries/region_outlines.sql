-- The outlines of the 18 regions on the plane of the map, overseas moved into insets.
-- Leaves out: islands too small to be seen.
-- Columns:
--   region_code  text     code  Code
--   name         text     -     Region
--   ring         integer  -     Ring
--   seq          integer  -     Order
--   x            number   km    East
--   y            number   km    North
select o.region_code, r.name, o.ring, o.seq, round(o.x, 1) as x, round(o.y, 1) as y
from map_outlines as o
inner join regions as r on r.region_code = o.region_code
where o.vintage = '2016'
order by o.region_code, o.ring, o.seq
