-- The known network of each phase in a few numbers: clusters with a label, those without a known link, linked pairs, and pairs by kind of link.
-- Leaves out: agreements with no year; European projects before 2014. A pair tied in several ways counts once in the linked pairs and once in each of its kinds.
-- Columns:
--   phase       integer  phase  Phase
--   years       text     -      Years
--   n_nodes     integer  count  Clusters with a label in the phase
--   n_alone     integer  count  Without a known link
--   n_pairs     integer  count  Linked pairs
--   n_shared    integer  count  By organisations in common
--   n_acts      integer  count  By documented agreements
--   n_projects  integer  count  By European projects
--   n_mergers   integer  count  Departures by merger
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
with kinds as (
    select
        phase,
        cast(sum(case when kind = 'shared_organisation' then 1 else 0 end) as integer) as n_shared,
        cast(sum(case when kind = 'agreement' then 1 else 0 end) as integer) as n_acts,
        cast(sum(case when kind = 'eu_project' then 1 else 0 end) as integer) as n_projects,
        cast(sum(case when kind = 'merger' then 1 else 0 end) as integer) as n_mergers,
        string_agg(distinct source_id, ';' order by source_id) as source_id,
        case max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
    from network_links
    group by phase
)
select
    s.phase, concat(y.first_year, '-', y.last_year) as years, s.n_nodes, s.n_nodes - s.n_linked as n_alone, s.n_pairs,
    k.n_shared, k.n_acts, k.n_projects, k.n_mergers, k.source_id, k.confidence
from network_summary as s
inner join kinds as k on k.phase = s.phase
inner join phase_years as y on y.phase = s.phase
where s.kind = 'all'
order by s.phase
