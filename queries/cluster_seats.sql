-- Where the clusters of a phase have their seat: those that hold the label on the phase's last day, and those that lost it since the last day of the phase before.
-- Leaves out: secondary regions; clusters that left before that. Symbols that fall on one another are pushed apart by a few kilometres (_x and _y).
-- Parameters:
--   phase  integer  Phase, 1 to 5
--   lang   text     Language of the labels, fr or en
-- Columns:
--   cluster_id   text     code  Identifier
--   short_name   text     -     Cluster
--   status       text     -     Status
--   theme        text     -     Theme
--   hq_city      text     -     Seat
--   region       text     -     Region
--   label_start  date     -     Label since
--   label_end    date     -     Label until
--   _held        boolean  -     Holds the label
--   _open        boolean  -     Outcome not known
--   _family      text     code  Family of themes
--   _family_name text     -     Family
--   _region_code text     code  Region of the seat
--   _x           number   km    Position, east
--   _y           number   km    Position, north
--   _day         date     -     Day read
--   source_id    text     -     Sources
--   confidence   text     -     Confidence
with days as (
    select
        phase,
        least(end_date, (select max(created) from build_info)) as day,
        lag(end_date) over (order by phase) as day_before
    from phases
),
spells as ( -- the last unbroken period of the label that had begun by that day
    select
        l.cluster_id, d.day, l.label_start, l.label_end, l.source_id, l.confidence, (l.label_end is null or l.label_end >= d.day) as now_held,
        row_number() over (partition by l.cluster_id order by l.label_start desc) as place
    from label_spells as l
    inner join days as d on d.phase = $phase
    where l.label_start <= d.day and (l.label_end is null or l.label_end >= coalesce(d.day_before, d.day))
),
held as (
    select cluster_id, day, label_start, label_end, source_id, confidence, now_held
    from spells
    where place = 1
),
unknown as ( -- a label without a known end
    select cluster_id, min(label_start) as since
    from cluster_labels
    where labelled = 1 and label_end is null
    group by cluster_id
)
select
    c.cluster_id,
    c.short_name,
    case
        when h.now_held then case when $lang = 'en' then 'Label' else 'Labellisé' end
        else case when $lang = 'en' then 'Left or merged' else 'Sorti ou fusionné' end
    end as status,
    case when $lang = 'en' then t.label_en else t.label_fr end as theme,
    c.hq_city,
    r.name as region,
    h.label_start,
    case when h.label_end < (select max(created) from build_info) then h.label_end end as label_end,
    h.now_held as _held,
    coalesce(o.since <= h.day, false) as _open,
    t.theme_group as _family,
    case when $lang = 'en' then g.label_en else g.label_fr end as _family_name,
    c.region_code as _region_code,
    m.x as _x,
    m.y as _y,
    h.day as _day,
    h.source_id,
    h.confidence
from held as h
inner join clusters as c on c.cluster_id = h.cluster_id
inner join themes as t on t.theme = c.theme
inner join code_lists as g on g.list = 'theme_group' and g.code = t.theme_group
inner join regions as r on r.region_code = c.region_code
inner join map_clusters as m on m.cluster_id = c.cluster_id
left join unknown as o on o.cluster_id = h.cluster_id and h.now_held
order by h.now_held desc, g."order", strip_accents(lower(c.short_name)), c.cluster_id
