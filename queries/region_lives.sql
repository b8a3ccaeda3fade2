-- The clusters of a region since 2005, with their labels by phase: those that have their seat there, then those from elsewhere that cover it and hold the label at the end of the phase.
-- Leaves out: clusters from elsewhere that no longer hold the label. Secondary regions are read for a part of the clusters only.
-- Parameters:
--   region  text     Code of the region
--   phase   integer  Phase, 1 to 5
--   lang    text     Language of the labels, fr or en
-- Columns:
--   cluster_id   text     code   Identifier
--   short_name   text     -      Cluster
--   theme        text     -      Theme
--   place        text     -      Seat
--   phase        integer  phase  Phase
--   label_start  date     -      Label since
--   label_end    date     -      Label until
--   fate         text     -      How it ended
--   _family      text     code   Family of themes
--   _fate        text     code   How it ended
--   _heir        text     -      Heir
--   _until       date     -      Last day drawn
--   _seat        boolean  -      Seat in the region
--   _held        boolean  -      Holds the label on the day
--   _day         date     -      Day read
--   source_id    text     -      Sources
--   confidence   text     -      Confidence
with days as (
    select least(end_date, (select max(created) from build_info)) as day
    from phases
    where phase = $phase
),
stock as (
    select l.cluster_id, min(l.label_start) as entry, bool_or(l.label_start <= d.day and (l.label_end is null or l.label_end >= d.day)) as held
    from cluster_labels as l
    cross join days as d
    where l.labelled = 1
    group by l.cluster_id
),
fates as (
    select
        f.cluster_id, f.label_end, f.fate,
        case when c.region_code = $region then c.short_name else c.short_name || ' (' || r.name || ')' end as heir
    from label_fates as f
    left join clusters as c on c.cluster_id = f.heir_id
    left join regions as r on r.region_code = c.region_code
)
select
    c.cluster_id,
    c.short_name,
    case when $lang = 'en' then t.label_en else t.label_fr end as theme,
    c.hq_city as place,
    l.phase,
    l.label_start,
    l.label_end,
    case when f.fate is null then null else concat_ws(case when $lang = 'en' then ': ' else ' : ' end, case when $lang = 'en' then e.label_en else e.label_fr end, f.heir) end as fate,
    t.theme_group as _family,
    f.fate as _fate,
    f.heir as _heir,
    coalesce(l.label_end, p.end_date) as _until,
    s.role = 'seat' as _seat,
    k.held as _held,
    d.day as _day,
    concat_ws(';', l.source_id, case when s.role = 'secondary' then s.source_id end) as source_id,
    case when s.role = 'secondary' and l.confidence = 'high' then 'medium' else l.confidence end as confidence
from cluster_regions as s
inner join clusters as c on c.cluster_id = s.cluster_id
inner join themes as t on t.theme = c.theme
inner join stock as k on k.cluster_id = s.cluster_id
inner join cluster_labels as l on l.cluster_id = s.cluster_id and l.labelled = 1
inner join phases as p on p.phase = l.phase
cross join days as d
left join fates as f on f.cluster_id = c.cluster_id and f.label_end = l.label_end
left join code_lists as e on e.list = 'event' and e.code = f.fate
where s.region_code = $region and (s.role = 'seat' or k.held)
order by case when s.role <> 'seat' then 3 when k.held then 1 else 2 end, k.entry, strip_accents(lower(c.short_name)), c.cluster_id, l.phase
