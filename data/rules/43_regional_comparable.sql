-- FR: Chiffres d’une région de 2016 entière : ni ceux d’un seul pôle, ni ceux d’une ancienne région.
-- EN: Figures of a whole region of 2016: neither those of a single cluster nor those of a former region.
-- Columns of regional_comparable:
--   year         year  Année | Year
--   region_code  -     Région | Region
--   indicator    -     Indicateur | Indicator
--   value        -     Valeur | Value
--   unit         -     Unité | Unit
--   source_id    -     Sources | Sources
--   basis        -     Fondement | Basis
--   confidence   -     Confiance | Confidence
--   note_fr      -     Note, en français | Note, in French
--   note_en      -     Note, en anglais | Note, in English
create view regional_comparable as
select year, region_code, indicator, value, unit, source_id, basis, confidence, note_fr, note_en
from regional_indicators
where cluster_id is null and perimeter = 'region_2016';
