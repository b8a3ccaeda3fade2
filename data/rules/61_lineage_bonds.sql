-- FR: La filiation de chaque pôle, nommée par le premier des pôles que des fusions ou un label repris lient entre eux.
-- EN: The lineage of each cluster, named by the first of the clusters that mergers or a label given back tie together.
-- Columns of lineage_bonds:
--   cluster_id  -  Pôle | Cluster
--   bond        -  Premier pôle de la filiation | First cluster of the lineage
create view lineage_bonds as
with kin as (
    select from_cluster_id as one, to_cluster_id as other
    from lineage_events
    where passes_the_label = 1
    union
    select to_cluster_id, from_cluster_id
    from lineage_events
    where passes_the_label = 1
    union
    select cluster_id, cluster_id from clusters
),
near as (
    select a.one, b.other
    from kin as a
    inner join kin as b on b.one = a.other
    group by a.one, b.other
)
select a.one as cluster_id, min(b.other) as bond
from near as a
inner join near as b on b.one = a.other
group by a.one;
