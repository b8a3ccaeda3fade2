-- The clusters that have held the label, with their labels by phase: all, or those of a region, a theme, or named with an organisation.
-- Leaves out: renames. Those that still hold the label come first.
-- Parameters:
--   region        text  optional  Code of the seat's region
--   theme         text  optional  Code of the theme
--   organisation  text  optional  Identifier of an organisation that a public page names with the cluster
--   lang          text  Language of the labels, fr or en
-- Columns:
--   cluster_id   text     code   Identifier
--   short_name   text     -      Cluster
--   theme        text     -      Theme
--   region       text     -      Region
--   phase        integer  phase  Phase
--   label_start  date     -      Label since
--   label_end    date     -      Label until
--   _family      text     code   Family of themes
--   _fate        text     code   How it ended
--   _heir        text     -      Heir
--   _until       date     -      Last day drawn
--   _held        boolean  -      Holds the label
--   _named       text     -      Organisation
--   source_id    text     -      Sources
--   confidence   text     -      Confidence
with held as (
    select cluster_id, bool_or(label_start <= (select max(created) from build_info) and (label_end is null or label_end >= (select max(created) from build_info))) as held
    from cluster_labels
    where labelled = 1
    group by cluster_id
)
select
    c.cluster_id,
    c.short_name,
    case when $lang = 'en' then t.label_en else t.label_fr end as theme,
    r.name as region,
    l.phase,
    l.label_start,
    l.label_end,
    t.theme_group as _family,
    f.fate as _fate,
    e.short_name as _heir,
    coalesce(l.label_end, p.end_date) as _until,
    h.held as _held,
    o.name as _named,
    l.source_id,
    l.confidence
from clusters as c
inner join themes as t on t.theme = c.theme
inner join regions as r on r.region_code = c.region_code
inner join held as h on h.cluster_id = c.cluster_id
inner join cluster_labels as l on l.cluster_id = c.cluster_id and l.labelled = 1
inner join phases as p on p.phase = l.phase
inner join code_lists as g on g.list = 'theme_group' and g.code = t.theme_group
left join organisations as o on o.organisation_id = $organisation
left join label_fates as f on f.cluster_id = c.cluster_id and f.label_end = l.label_end
left join clusters as e on e.cluster_id = f.heir_id
where ($region is null or c.region_code = $region)
    and ($theme is null or c.theme = $theme)
    and ($organisation is null or exists (select 1 from cluster_members as m where m.cluster_id = c.cluster_id and m.organisation_id = $organisation))
order by h.held desc, g."order", strip_accents(lower(c.short_name)), c.cluster_id, l.phase
