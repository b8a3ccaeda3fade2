-- The labels that each cluster of today has held since 2005, its own and those of the clusters that it took over.
-- Leaves out: nothing; a cluster with no heir of today stands alone, and a label shared by two heirs stands under both.
-- Parameters:
--   region  text  optional  Code of the seat's region today; the whole of France without it
--   lang    text            Language of the labels, fr or en
-- Columns:
--   heir           text     -     Cluster of today
--   cluster        text     -     Cluster
--   family         text     -     Family of themes
--   region         text     -     Region
--   label_start    date     -     Label since
--   label_end      date     -     Label until
--   cluster_id     text     code  Identifier
--   _heir          text     code  Cluster of today
--   _lives         boolean  -     Holds the label today
--   _shared        boolean  -     Shared by two heirs
--   _family        text     code  Family of themes
--   _firm_from     date     -     Day until which the label is provisional
--   _today         date     -     Day on which the tables were put together
--   source_id      text     -     Sources
--   confidence     text     -     Confidence
with nearest as (
    select cluster_id, other_id, distance, min(distance) over (partition by cluster_id) as least
    from cluster_successors
    where relation = 'heir'
),
heirs as (
    select cluster_id, other_id as heir, count(*) over (partition by cluster_id) as n_heirs
    from nearest
    where distance = least
),
named as (
    select cluster_id, region_code, theme, case when length(short_name) <= 4 and length(name) <= 24 then regexp_replace(name, '^Pôle (des )?', '') else short_name end as title
    from clusters
)
select
    t.title as heir,
    c.title as cluster,
    case when $lang = 'en' then g.label_en else g.label_fr end as family,
    r.name as region,
    s.label_start,
    s.label_end,
    s.cluster_id,
    t.cluster_id as _heir,
    h.heir is not null as _lives,
    coalesce(h.n_heirs, 1) > 1 as _shared,
    m.theme_group as _family,
    l.provisional_until as _firm_from,
    b.created as _today,
    s.source_id,
    s.confidence
from label_spells as s
inner join named as c on c.cluster_id = s.cluster_id
left join heirs as h on h.cluster_id = s.cluster_id
inner join named as t on t.cluster_id = coalesce(h.heir, s.cluster_id)
inner join themes as m on m.theme = t.theme
inner join regions as r on r.region_code = t.region_code
cross join build_info as b
left join label_provisional as l on l.cluster_id = s.cluster_id and l.phase = s.last_phase and s.label_end is null
left join code_lists as g on g.list = 'theme_group' and g.code = m.theme_group
where $region is null or t.region_code = $region
order by strip_accents(lower(t.title)), t.cluster_id, s.label_start, s.cluster_id
