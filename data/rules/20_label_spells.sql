-- FR: Périodes de label d’un pôle, celles qui se suivent d’une phase à l’autre réunies.
-- EN: Label periods of a cluster, those that follow on from one phase to the next brought together.
-- Columns of label_spells:
--   cluster_id     -      Pôle | Cluster
--   spell          count  Rang de la période | Rank of the period
--   label_start    -      Début | Start
--   label_end      -      Fin, vide si elle n’est pas connue | End, empty where it is not known
--   outcome_known  -      Fin connue (1), ou label conditionnel sans suite connue (0) | End known (1), or a conditional label with no known outcome (0)
--   first_phase    phase  Première phase | First phase
--   last_phase     phase  Dernière phase | Last phase
--   source_id      -      Sources | Sources
--   confidence     -      Confiance | Confidence
create view label_spells as
with followed as (
    select
        cluster_id, phase, label_start, label_end, source_id, confidence,
        lag(label_end) over (partition by cluster_id order by label_start) as before
    from cluster_labels
    where labelled = 1
),
numbered as (
    select
        cluster_id, phase, label_start, label_end, source_id, confidence,
        sum(case when before is null or cast(before + interval 1 day as date) < label_start then 1 else 0 end) over (partition by cluster_id order by label_start) as spell
    from followed
)
select
    cluster_id,
    cast(spell as integer) as spell,
    min(label_start) as label_start,
    case when max(case when label_end is null then 1 else 0 end) = 1 then null else max(label_end) end as label_end,
    1 - max(case when label_end is null then 1 else 0 end) as outcome_known,
    min(phase) as first_phase,
    max(phase) as last_phase,
    string_agg(source_id, ';' order by phase) as source_id,
    case max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from numbered
group by cluster_id, spell;
