-- FR: Chiffres d’un pôle qui se comparent : préférés, de périmètre comparable, sans les emplois, que chaque source compte autrement.
-- EN: Figures of a cluster that may be compared: preferred, of comparable scope, without jobs, which each source counts in its own way.
-- Columns of cluster_indicators_comparable:
--   cluster_id     -     Pôle | Cluster
--   year           year  Année | Year
--   indicator      -     Indicateur | Indicator
--   value          -     Valeur | Value
--   unit           -     Unité | Unit
--   is_cumulated   -     Cumul depuis l’origine (1) : des points, jamais une ligne | Cumulated since the start (1): points, never a line
--   year_inferred  -     Année déduite (1) ou écrite (0) | Year inferred (1) or stated (0)
--   source_id      -     Sources | Sources
--   basis          -     Fondement | Basis
--   confidence     -     Confiance | Confidence
--   note_fr        -     Note, en français | Note, in French
--   note_en        -     Note, en anglais | Note, in English
create view cluster_indicators_comparable as
select
    cluster_id, year, indicator, value, unit,
    case when indicator like '%\_cum' escape '\' then 1 else 0 end as is_cumulated,
    case when year_basis = 'inferred' then 1 else 0 end as year_inferred,
    source_id, basis, confidence, note_fr, note_en
from cluster_indicators
where preferred = 1 and scope = 'comparable' and indicator <> 'employees_members';
