-- The known network of a phase in a few numbers, what chance would give, and the size of the sample behind it.
-- Leaves out: departures by merger. Chance: 500 shuffles of the families, then of the regions, among the clusters of the phase.
-- Parameters:
--   phase  integer  Phase, 1 to 5
-- Columns:
--   phase                 integer  phase  Phase
--   n_nodes               integer  count  Clusters with a label in the phase
--   n_linked              integer  count  Clusters with a known link
--   n_pairs               integer  count  Linked pairs
--   density               number   share  Share of the possible pairs
--   n_components          integer  count  Connected sets
--   n_communities         integer  count  Communities
--   modularity            number   score  Modularity
--   inside_share          number   share  Linked pairs inside a community
--   same_family_share     number   share  Linked pairs of one family
--   same_family_expected  number   share  By chance
--   same_family_high      number   share  Passed by chance once in forty
--   same_region_share     number   share  Linked pairs of one region
--   same_region_expected  number   share  By chance
--   same_region_high      number   share  Passed by chance once in forty
--   n_mentions            integer  count  Mentions of organisations
--   n_organisations       integer  count  Organisations named
select
    s.phase, s.n_nodes, s.n_linked, s.n_pairs, s.density, s.n_components, s.n_communities, s.modularity, s.inside_share,
    s.same_family_share, s.same_family_expected, s.same_family_high, s.same_region_share, s.same_region_expected, s.same_region_high,
    cast(count(*) as integer) as n_mentions,
    cast(count(distinct m.organisation_id) as integer) as n_organisations
from network_summary as s
cross join cluster_members as m
where s.phase = $phase
group by
    s.phase, s.n_nodes, s.n_linked, s.n_pairs, s.density, s.n_components, s.n_communities, s.modularity, s.inside_share,
    s.same_family_share, s.same_family_expected, s.same_family_high, s.same_region_share, s.same_region_expected, s.same_region_high
order by s.phase
