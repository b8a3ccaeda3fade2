-- European projects shared by two regions, all their French participants together, among the projects begun in a phase.
-- Leaves out: projects of one region alone; what came before 2014. A project of three regions counts in each of their pairs.
-- Parameters:
--   phase  integer  Phase, 1 to 5
-- Columns:
--   name_a      text     -      Region
--   name_b      text     -      With
--   n_projects  integer  count  European projects shared
--   _a          text     code   Region
--   _b          text     code   With
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
select
    a.name as name_a,
    b.name as name_b,
    cast(sum(p.n_projects) as integer) as n_projects,
    p.region_a as _a,
    p.region_b as _b,
    string_agg(distinct p.source_id, ';' order by p.source_id) as source_id,
    case max(case p.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from region_eu_pairs as p
inner join regions as a on a.region_code = p.region_a
inner join regions as b on b.region_code = p.region_b
where p.phase = $phase
group by a.name, b.name, p.region_a, p.region_b
order by n_projects desc, p.region_a, p.region_b
