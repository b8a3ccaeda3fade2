-- How many European projects with a cluster began a year, in Horizon 2020 and Horizon Europe, by phase.
-- Leaves out: the clusters' common network; what came before 2014, which is not in the tables; phase 5 is read up to 2025.
-- Columns:
--   phase       integer  phase  Phase
--   n_projects  integer  count  European projects begun
--   n_years     integer  count  Years that the tables cover
--   per_year    number   count  European projects begun, a year
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
with covered as (
    select phase, greatest(year(start_date), 2014) as first_year, least(year(end_date), 2025) as last_year
    from phases
    where year(end_date) >= 2014
)
select
    c.phase,
    cast(count(distinct e.project_key) as integer) as n_projects,
    cast(c.last_year - c.first_year + 1 as integer) as n_years,
    count(distinct e.project_key)::double / (c.last_year - c.first_year + 1) as per_year,
    string_agg(distinct e.source_id, ';' order by e.source_id) as source_id,
    case max(case e.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from covered as c
inner join cluster_eu_projects as e on e.phase = c.phase and e.body <> 'network'
group by c.phase, c.first_year, c.last_year
order by c.phase
