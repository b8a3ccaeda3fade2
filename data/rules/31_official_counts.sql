-- FR: Nombre de pôles selon l’État, le Parlement ou l’association, sans les variantes ni les décomptes par type.
-- EN: Clusters counted by the State, Parliament or the association, without alternates and counts by kind.
-- Columns of official_counts:
--   year        year   Année | Year
--   n_clusters  count  Pôles | Clusters
--   source_id   -      Sources | Sources
--   confidence  -      Confiance | Confidence
--   note_fr     -      Note, en français | Note, in French
--   note_en     -      Note, en anglais | Note, in English
create view official_counts as
select year, cast(value as integer) as n_clusters, source_id, confidence, note_fr, note_en
from national_indicators
where indicator = 'clusters_labelled' and breakdown_dim is null and preferred = 1;
