-- FR: Labels pris et labels finis, jour par jour, jusqu’au jour où les tables ont été réunies ; un renouvellement n’est pas un mouvement.
-- EN: Labels taken and labels ended, day by day, up to the day on which the tables were put together; a renewal is no move.
-- Columns of label_moves:
--   cluster_id  -      Pôle | Cluster
--   day         -      Jour : le premier du label, ou le lendemain du dernier | Day: the first of the label, or the one after the last
--   step        count  Label pris (1) ou fini (-1) | Label taken (1) or ended (-1)
--   source_id   -      Sources du label | Sources of the label
--   confidence  -      Confiance dans le label | Confidence in the label
create view label_moves as
with moves as (
    select s.cluster_id, s.label_start as day, 1 as step, l.source_id, l.confidence
    from label_spells as s
    inner join cluster_labels as l on l.cluster_id = s.cluster_id and l.labelled = 1 and l.label_start = s.label_start
    union all
    select s.cluster_id, cast(s.label_end + interval 1 day as date) as day, -1 as step, l.source_id, l.confidence
    from label_spells as s
    inner join cluster_labels as l on l.cluster_id = s.cluster_id and l.labelled = 1 and l.label_end = s.label_end
)
select m.cluster_id, m.day, m.step, m.source_id, m.confidence
from moves as m
cross join build_info as b
where m.day <= b.created;
