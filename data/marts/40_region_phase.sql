-- FR: Pôles d’une région au dernier jour lu de chaque phase : ceux qui y ont leur siège, ceux qui y sont aussi.
-- EN: Clusters of a region on the last day read of each phase: those with their seat there, those also present.
-- Columns of region_phase:
--   region_code  -      Région | Region
--   phase        phase  Phase | Phase
--   end_day      -      Dernier jour lu | Last day read
--   n_seat       count  Pôles dont c’est le siège | Clusters with their seat there
--   n_secondary  count  Pôles dont c’est une autre région | Clusters also present
create table region_phase as
with placed as (
    select h.phase, r.region_code, r.role, h.cluster_id
    from cluster_phase as h
    inner join cluster_regions as r on r.cluster_id = h.cluster_id
    where h.held_end = 1
)
select
    g.region_code,
    p.phase,
    p.read_day as end_day,
    cast(count(case when c.role = 'seat' then c.cluster_id end) as integer) as n_seat,
    cast(count(case when c.role = 'secondary' then c.cluster_id end) as integer) as n_secondary
from regions as g
cross join phase_years as p
left join placed as c on c.region_code = g.region_code and c.phase = p.phase
group by g.region_code, p.phase, p.read_day
order by g.region_code, p.phase;
