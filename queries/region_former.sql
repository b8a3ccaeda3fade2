-- The 27 regions before 2016, the region of today that each is part of, and the clusters that had their seat there on the last day of a phase.
-- Leaves out: secondary regions. The seat is that of the card, which may have moved.
-- Parameters:
--   region  text     optional  Code of a region of today
--   phase   integer  Phase, 1 to 5
-- Columns:
--   former_region_code  text     code   Former code
--   former              text     -      Former region
--   today               text     -      Region of today
--   n_clusters          integer  count  Clusters
--   n_ever              integer  count  Clusters since 2005
--   names               text     -      Clusters with the label
--   gone                text     -      Clusters that left by then
--   _region_code        text     code   Region of today
--   _day                date     -      Day read
--   source_id           text     -      Sources
--   confidence          text     -      Confidence
with days as (
    select least(end_date, (select max(created) from build_info)) as day
    from phases
    where phase = $phase
),
stock as (
    select
        c.former_region_code, c.cluster_id, c.short_name,
        bool_or(l.label_end is null or l.label_end >= d.day) as held,
        string_agg(l.source_id, ';' order by l.phase) as source_id,
        max(case l.confidence when 'low' then 3 when 'medium' then 2 else 1 end) as doubt
    from cluster_labels as l
    inner join clusters as c on c.cluster_id = l.cluster_id
    cross join days as d
    where l.labelled = 1 and l.label_start <= d.day
    group by c.former_region_code, c.cluster_id, c.short_name
)
select
    f.former_region_code,
    f.name as former,
    r.name as today,
    cast(count(case when s.held then 1 end) as integer) as n_clusters,
    cast(count(s.cluster_id) as integer) as n_ever,
    string_agg(case when s.held then s.short_name end, ', ' order by strip_accents(lower(s.short_name))) as names,
    string_agg(case when not s.held then s.short_name end, ', ' order by strip_accents(lower(s.short_name))) as gone,
    r.region_code as _region_code,
    d.day as _day,
    concat_ws(';', f.source_id, string_agg(s.source_id, ';' order by s.cluster_id)) as source_id,
    case max(coalesce(s.doubt, 1)) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from former_regions as f
inner join regions as r on r.region_code = f.region_code
cross join days as d
left join stock as s on s.former_region_code = f.former_region_code
where $region is null or r.region_code = $region
group by f.former_region_code, f.name, f.source_id, r.name, r.region_code, d.day
order by n_clusters desc, strip_accents(f.name), f.former_region_code
