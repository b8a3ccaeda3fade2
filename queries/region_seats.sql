-- Where the clusters of a phase have their seat, seen from a region: in it, elsewhere but covering it, elsewhere.
-- Leaves out: labels that ended before the last day of the phase. Secondary regions are read for a part of the clusters only.
-- Parameters:
--   region  text     Code of the region
--   phase   integer  Phase, 1 to 5
--   lang    text     Language of the labels, fr or en
-- Columns:
--   cluster_id   text    code  Identifier
--   short_name   text    -     Cluster
--   hq_city      text    -     Seat
--   region       text    -     Region
--   relation     text    -     Relation to the region
--   _relation    text    code  Relation to the region
--   _family      text    code  Family of themes
--   _x           number  km    Position, east
--   _y           number  km    Position, north
--   _day         date    -     Day read
--   source_id    text    -     Sources
--   confidence   text    -     Confidence
with days as (
    select least(end_date, (select max(created) from build_info)) as day
    from phases
    where phase = $phase
),
held as (
    select l.cluster_id, l.source_id, l.confidence, d.day
    from cluster_labels as l
    inner join days as d on l.label_start <= d.day and (l.label_end is null or l.label_end >= d.day)
    where l.labelled = 1
),
related as (
    select h.cluster_id, h.source_id, h.confidence, h.day, coalesce(s.role, 'other') as relation
    from held as h
    left join cluster_regions as s on s.cluster_id = h.cluster_id and s.region_code = $region
)
select
    c.cluster_id,
    c.short_name,
    c.hq_city,
    r.name as region,
    case k.relation
        when 'seat' then case when $lang = 'en' then 'Seat in the region' else 'Siège dans la région' end
        when 'secondary' then case when $lang = 'en' then 'Seat elsewhere, covers the region' else 'Siège ailleurs, couvre la région' end
        else case when $lang = 'en' then 'Elsewhere' else 'Ailleurs' end
    end as relation,
    k.relation as _relation,
    t.theme_group as _family,
    m.x as _x,
    m.y as _y,
    k.day as _day,
    k.source_id,
    k.confidence
from related as k
inner join clusters as c on c.cluster_id = k.cluster_id
inner join themes as t on t.theme = c.theme
inner join regions as r on r.region_code = c.region_code
inner join map_clusters as m on m.cluster_id = c.cluster_id
order by case k.relation when 'seat' then 1 when 'secondary' then 2 else 3 end, strip_accents(lower(c.short_name)), c.cluster_id
