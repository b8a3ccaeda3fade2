-- FR: Indice des prix à la consommation, et ce par quoi multiplier un montant de l’année pour l’avoir aux prix de la dernière.
-- EN: Consumer price index, and what to multiply an amount of the year by to have it at the prices of the last one.
-- Columns of price_index:
--   year        year   Année | Year
--   value       index  Indice, 100 en 2015 | Index, 100 in 2015
--   to_last     ratio  Multiplicateur vers la dernière année | Multiplier to the last year
--   last_year   year   Dernière année | Last year
--   is_computed  -     Calculé à partir de taux ou d’indices arrondis (1), ou lu tel quel (0) | Computed from rounded rates or indices (1), or read as it is (0)
--   source_id   -      Sources | Sources
--   confidence  -      Confiance | Confidence
--   note_fr     -      Note, en français | Note, in French
--   note_en     -      Note, en anglais | Note, in English
create view price_index as
with last_one as (
    select year, value, row_number() over (order by year desc) as place
    from deflator
    where series = 'cpi_all_households'
)
select
    d.year,
    d.value,
    l.value / d.value as to_last,
    l.year as last_year,
    case when d.basis = 'derived' then 1 else 0 end as is_computed,
    d.source_id, d.confidence, d.note_fr, d.note_en
from deflator as d
inner join last_one as l on l.place = 1
where d.series = 'cpi_all_households';
