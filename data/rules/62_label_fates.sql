-- FR: Comment chaque label a fini : l’événement qui l’explique et l’héritier, s’il y en a un.
-- EN: How each label ended: the event that explains it and the heir, where there is one.
-- Columns of label_fates:
--   cluster_id  -  Pôle | Cluster
--   label_end   -  Dernier jour du label | Last day of the label
--   fate        -  Événement | Event
--   heir_id     -  Héritier | Heir
--   source_id   -  Sources | Sources
create view label_fates as
with explained as (
    select
        from_cluster_id as cluster_id, exit_label_end as label_end, event as fate, to_cluster_id as heir_id, source_id,
        row_number() over (partition by from_cluster_id, exit_label_end order by event_date, event_id) as place
    from cluster_lineage
    where exit_label_end is not null
)
select cluster_id, label_end, fate, heir_id, source_id
from explained
where place = 1;
