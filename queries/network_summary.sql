-- The known network of a phase in a few numbers, what chance would give, and the size of the sample behind it.
-- Leaves out: departures by merger. Chance: 2,000 shuffles of the families, then of the regions, among the clusters of the phase.
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
--   same_family_share     number   share  Linked pairs of one family of themes
--   same_family_expected  number   share  By chance
--   same_family_high      number   share  Passed by chance once in forty
--   same_region_share     number   share  Linked pairs of one region
--   same_region_expected  number   share  By chance
--   same_region_high      number   share  Passed by chance once in forty
--   n_mentions            integer  count  Mentions of organisations
--   n_organisations       integer  count  Organisations named
select
    s.phase, s.n_nodes, s.n_linked, s.n_pairs, s.density, s.n_components, s.n_communities, s.modularity, s.inside_share,
    f.same_share as same_family_share, f.expected as same_family_expected, f.high as same_family_high,
    r.same_share as same_region_share, r.expected as same_region_expected, r.high as same_region_high,
    n.n_mentions, n.n_organisations
from network_summary as s
inner join network_mixing as f on f.phase = s.phase and f.kind = s.kind and f.trait = 'family'
inner join network_mixing as r on r.phase = s.phase and r.kind = s.kind and r.trait = 'region'
cross join (select cast(count(*) as integer) as n_mentions, cast(count(distinct organisation_id) as integer) as n_organisations from cluster_members) as n
where s.phase = $phase and s.kind = 'all'
order by s.phase
