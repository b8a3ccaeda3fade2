-- FR: Un pôle dans une phase : son label pendant la phase, tenu ou non au premier et au dernier jour lu.
-- EN: A cluster in a phase: its label during the phase, held or not on the first and the last day read.
-- Columns of cluster_phase:
--   cluster_id   -      Pôle | Cluster
--   phase        phase  Phase | Phase
--   label_start  -      Début du label dans la phase | Start of the label in the phase
--   label_end    -      Fin du label dans la phase, vide si elle n’est pas connue | End of the label in the phase, empty where not known
--   held_start   -      Label le premier jour (1) | Label on the first day (1)
--   held_end     -      Label le dernier jour lu (1) | Label on the last day read (1)
--   category     -      Catégorie | Category
--   label_term   -      Durée du label | Term of the label
--   source_id    -      Sources | Sources
--   confidence   -      Confiance | Confidence
create table cluster_phase as
select
    l.cluster_id,
    l.phase,
    l.label_start,
    l.label_end,
    case when l.label_start <= p.start_date then 1 else 0 end as held_start,
    case when l.label_start <= p.read_day and (l.label_end is null or l.label_end >= p.read_day) then 1 else 0 end as held_end,
    l.category,
    l.label_term,
    l.source_id,
    l.confidence
from cluster_labels as l
inner join phase_years as p on p.phase = l.phase
where l.labelled = 1
order by l.cluster_id, l.phase;
