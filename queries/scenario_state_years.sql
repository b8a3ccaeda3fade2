-- The State's operating grant since 2022, year by year: announced or voted, paid.
-- Leaves out: the years before. The 9 of 2025 were voted and not paid by November; 2026 is the bill.
-- Columns:
--   year             integer  year   Year
--   announced_eur_m  number   EUR_M  Announced or voted
--   paid_eur_m       number   EUR_M  Paid
--   in_base_set      integer  -      Counted in the sums
--   note_fr          text     -      Note in French
--   note_en          text     -      Note in English
--   source_id        text     -      Sources
--   confidence       text     -      Confidence
select cast(year as integer) as year, announced_eur_m::double as announced_eur_m, paid_eur_m::double as paid_eur_m, cast(in_base_set as integer) as in_base_set, note_fr, note_en, source_id, confidence
from operating_grant_by_year
where year >= 2022
order by year
