-- The themes of the clusters, by name.
-- Leaves out: nothing.
-- Columns:
--   theme     text  code  Code
--   label_fr  text  -     Theme, in French
--   label_en  text  -     Theme, in English
select theme, label_fr, label_en
from themes
order by theme
