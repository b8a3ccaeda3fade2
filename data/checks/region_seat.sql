-- Refuse un pôle qui n’a pas exactement une région de siège, celle de clusters.csv, ou dont l’ancienne région n’est pas dans sa région.
select 'clusters.csv' as file, c._line as line, 'le siège de ' || c.cluster_id || ' n’est pas, une fois et dans la région ' || c.region_code || ', dans cluster_regions.csv' as rule
from stage.clusters as c
left join stage.cluster_regions as r on r.cluster_id = c.cluster_id and r.role = 'seat'
group by c._line, c.cluster_id, c.region_code
having count(r.region_code) <> 1 or min(r.region_code) <> c.region_code
union all
select 'clusters.csv', c._line, 'l’ancienne région ' || c.former_region_code || ' n’est pas dans la région ' || c.region_code
from stage.clusters as c
inner join stage.former_regions as f on f.former_region_code = c.former_region_code
where f.region_code <> c.region_code
order by line
