-- Refuse un contour dont la région n’existe pas, ou une région sans contour.
with regions_drawn as (
    select 'regions_fr.geojson' as file, name from stage.regions
    union all
    select 'regions_pre2016.geojson', name from stage.former_regions
),
drawn as (
    select file, replace(name, '''', '’') as name
    from stage.shape_names
    where file <> 'europe_countries.geojson'
)
select coalesce(r.file, d.file) as file, 0 as line, case when d.name is null then 'il manque le contour de « ' || r.name || ' »' else 'contour d’une région inconnue, « ' || d.name || ' »' end as rule
from regions_drawn as r
full join drawn as d on d.file = r.file and d.name = r.name
where r.name is null or d.name is null
order by file, rule
