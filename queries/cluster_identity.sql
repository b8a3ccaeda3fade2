-- Who a cluster is: its names, its speciality, its seat, its regions, the first and last day of its label.
-- Leaves out: the periods between two labels.
-- Parameters:
--   cluster  text  Identifier of the cluster
--   lang     text  Language of the labels, fr or en
-- Columns:
--   cluster_id     text     code   Identifier
--   short_name     text     -      Cluster
--   name           text     -      Name
--   former_names   text     -      Former names
--   specialty      text     -      Speciality
--   theme          text     -      Theme
--   hq_city        text     -      Seat
--   region         text     -      Region
--   other_regions  text     -      Other regions
--   n_other        integer  count  Other regions, number
--   label_start    date     -      Label since
--   label_end      date     -      Label until
--   website        text     -      Site
--   _family        text     code   Family of themes
--   _held          boolean  -      Holds the label on the day of the tables
--   _open_end      boolean  -      The outcome of the last label is not known
--   source_id      text     -      Sources
--   confidence     text     -      Confidence
with labels as (
    select
        cluster_id,
        min(label_start) as label_start,
        max(label_end) as label_end,
        bool_or(label_end is null) as open_end,
        bool_or(label_start <= (select max(created) from build_info) and (label_end is null or label_end >= (select max(created) from build_info))) as held,
        string_agg(source_id, ';' order by phase) as source_id
    from cluster_labels
    where labelled = 1
    group by cluster_id
),
others as (
    select s.cluster_id, string_agg(r.name, ', ' order by r.name) as names, count(*) as n
    from cluster_regions as s
    inner join regions as r on r.region_code = s.region_code
    where s.role = 'secondary'
    group by s.cluster_id
)
select
    c.cluster_id,
    c.short_name,
    c.name,
    replace(c.former_names, ';', ', ') as former_names,
    case when $lang = 'en' then c.specialty_en else c.specialty_fr end as specialty,
    case when $lang = 'en' then t.label_en else t.label_fr end as theme,
    c.hq_city,
    r.name as region,
    o.names as other_regions,
    cast(coalesce(o.n, 0) as integer) as n_other,
    l.label_start,
    case when l.open_end then null else l.label_end end as label_end,
    c.website,
    t.theme_group as _family,
    l.held as _held,
    l.open_end as _open_end,
    concat_ws(';', c.source_id, l.source_id) as source_id,
    c.confidence
from clusters as c
inner join themes as t on t.theme = c.theme
inner join regions as r on r.region_code = c.region_code
inner join labels as l on l.cluster_id = c.cluster_id
left join others as o on o.cluster_id = c.cluster_id
where c.cluster_id = $cluster
order by cluster_id
