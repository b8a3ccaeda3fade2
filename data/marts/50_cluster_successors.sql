-- FR: Pour chaque pôle, ses héritiers qui ont le label aujourd’hui (lui-même s’il l’a) et tous ses ancêtres.
-- EN: For each cluster, its heirs with the label today (itself where it holds it) and all its ancestors.
-- Columns of cluster_successors:
--   cluster_id  -      Pôle | Cluster
--   relation    -      Héritier (heir) ou ancêtre (ancestor) | heir or ancestor
--   other_id    -      Autre pôle | Other cluster
--   distance    count  Événements entre les deux | Events between the two
create table cluster_successors as
with recursive steps as (
    select from_cluster_id, to_cluster_id, last_day as day
    from lineage_events
    where passes_the_label = 1
),
forward as (
    select p.cluster_id, p.cluster_id as other_id, p.held_now, 0 as distance, date '1900-01-01' as day
    from cluster_profile as p
    union
    select f.cluster_id, s.to_cluster_id as other_id, p.held_now, f.distance + 1 as distance, s.day
    from forward as f
    inner join steps as s on s.from_cluster_id = f.other_id and s.day >= f.day
    inner join cluster_profile as p on p.cluster_id = s.to_cluster_id
    where f.held_now = 0 and f.distance < 10 and s.to_cluster_id <> f.cluster_id
),
backward as (
    select p.cluster_id, p.cluster_id as other_id, 0 as distance, date '2100-01-01' as day
    from cluster_profile as p
    union
    select b.cluster_id, s.from_cluster_id as other_id, b.distance + 1 as distance, s.day
    from backward as b
    inner join steps as s on s.to_cluster_id = b.other_id and s.day <= b.day
    where b.distance < 10 and s.from_cluster_id <> b.cluster_id
)
select cluster_id, 'heir' as relation, other_id, cast(min(distance) as integer) as distance
from forward
where held_now = 1
group by cluster_id, other_id
union all
select cluster_id, 'ancestor' as relation, other_id, cast(min(distance) as integer) as distance
from backward
where distance > 0
group by cluster_id, other_id
order by cluster_id, relation, other_id;
