-- With which regions a region shares European projects, all its French participants together, among the projects begun in a phase.
-- Leaves out: projects of one region alone; what came before 2014. A project of three regions counts in each of their pairs.
-- Parameters:
--   region  text     Code of the region
--   phase   integer  Phase, 1 to 5
-- Columns:
--   region_code  text     code   Code
--   name         text     -      Region
--   n_projects   integer  count  European projects shared
--   share        number   share  Share of its ties
--   source_id    text     -      Sources
--   confidence   text     -      Confidence
select
    r.region_code,
    r.name,
    cast(sum(p.n_projects) as integer) as n_projects,
    sum(p.n_projects)::double / sum(sum(p.n_projects)) over () as share,
    string_agg(distinct p.source_id, ';' order by p.source_id) as source_id,
    case max(case p.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from region_eu_pairs as p
inner join regions as r on r.region_code = case when p.region_a = $region then p.region_b else p.region_a end
where p.phase = $phase and $region in (p.region_a, p.region_b)
group by r.region_code, r.name
order by n_projects desc, strip_accents(r.name), r.region_code
