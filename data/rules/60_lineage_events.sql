-- FR: Filiations, avec le jour du label qu’elles expliquent, qui peut venir des mois avant l’événement.
-- EN: Lineage, with the day of the label that it explains, which may come months before the event.
-- Columns of lineage_events:
--   event_id          -     Événement | Event
--   event             -     Genre | Kind
--   from_cluster_id   -     Pôle d’origine | From
--   to_cluster_id     -     Pôle d’arrivée | To
--   first_day         -     Jour de l’événement, ou au plus tôt | Day of the event, or at the earliest
--   last_day          -     Jour de l’événement, ou au plus tard | Day of the event, or at the latest
--   date_precision    -     Précision, vide si le jour est seulement encadré | Precision, empty where the day is only bounded
--   label_lost_on     -     Dernier jour du label perdu | Last day of the label lost
--   label_gained_on   -     Premier jour du label gagné | First day of the label gained
--   passes_the_label  -     Mène à l’héritier (1) : fusion, absorption, retour sous un autre pôle | Leads to the heir (1): merger, absorption, return under another cluster
--   state_decision    -     Décision de l’État (1) ou du pôle (0) | Decided by the State (1) or the cluster (0)
--   source_id         -     Sources | Sources
--   basis             -     Fondement | Basis
--   confidence        -     Confiance | Confidence
--   note_fr           -     Note, en français | Note, in French
--   note_en           -     Note, en anglais | Note, in English
create view lineage_events as
select
    event_id, event, from_cluster_id, to_cluster_id,
    coalesce(event_date, date_from) as first_day,
    coalesce(event_date, date_to) as last_day,
    date_precision,
    exit_label_end as label_lost_on,
    entry_label_start as label_gained_on,
    case when event in ('merged', 'absorbed', 'relabelled') and from_cluster_id <> to_cluster_id then 1 else 0 end as passes_the_label,
    case when event in ('created', 'delabelled', 'relabelled') then 1 else 0 end as state_decision,
    source_id, basis, confidence, note_fr, note_en
from cluster_lineage;
