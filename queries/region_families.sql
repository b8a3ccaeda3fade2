-- How the clusters of each region share out between the six families of themes on the last day of a phase.
-- Leaves out: regions without a cluster; secondary regions.
-- Parameters:
--   phase  integer  Phase, 1 to 5
--   lang   text     Language of the labels, fr or en
-- Columns:
--   region_code     text     code   Code
--   name            text     -      Region
--   family          text     -      Family of themes
--   n               integer  count  Clusters of the family
--   n_all           integer  count  Clusters of the region
--   share           number   share  Share in the region
--   n_france        integer  count  Clusters of the family in France
--   n_all_france    integer  count  Clusters in France
--   share_france    number   share  Share in France
--   gap             number   share  Difference
--   _day            date     -      Day read
--   source_id       text     -      Sources
--   confidence      text     -      Confidence
with days as (
    select least(end_date, (select max(created) from build_info)) as day
    from phases
    where phase = $phase
),
held as (
    select c.region_code, t.theme_group, d.day, l.source_id, l.confidence
    from cluster_labels as l
    inner join clusters as c on c.cluster_id = l.cluster_id
    inner join themes as t on t.theme = c.theme
    cross join days as d
    where l.labelled = 1 and l.label_start <= d.day and (l.label_end is null or l.label_end >= d.day)
),
counted as (
    select
        region_code, theme_group, day, count(*) as n, sum(count(*)) over (partition by region_code) as n_all,
        sum(count(*)) over (partition by theme_group) as n_france, sum(count(*)) over () as n_all_france,
        string_agg(source_id, ';' order by source_id) as source_id,
        max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) as doubt
    from held
    group by region_code, theme_group, day
)
select
    r.region_code,
    r.name,
    case when $lang = 'en' then g.label_en else g.label_fr end as family,
    cast(k.n as integer) as n,
    cast(k.n_all as integer) as n_all,
    k.n::double / k.n_all as share,
    cast(k.n_france as integer) as n_france,
    cast(k.n_all_france as integer) as n_all_france,
    k.n_france::double / k.n_all_france as share_france,
    k.n::double / k.n_all - k.n_france::double / k.n_all_france as gap,
    k.day as _day,
    k.source_id,
    case k.doubt when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from counted as k
inner join regions as r on r.region_code = k.region_code
inner join code_lists as g on g.list = 'theme_group' and g.code = k.theme_group
order by r.region_code, gap desc, g."order"
