-- FR: Dotation de fonctionnement de l’État, année par année : projet de budget, annoncé ou voté, payé, tenus à part. Une année absente manque, elle ne vaut pas zéro.
-- EN: The State's operating grant, year by year: budget bill, announced or voted, paid, kept apart. A year that is not there is missing, not zero.
-- Columns of operating_grant_by_year:
--   year             year   Année | Year
--   bill_eur_m       EUR_M  Projet de budget | Budget bill
--   announced_eur_m  EUR_M  Annoncé ou voté | Announced or voted
--   paid_eur_m       EUR_M  Payé | Paid
--   in_base_set      -      Compté dans la base (1) ou non (0) | Counted in the base set (1) or not (0)
--   source_id        -      Sources | Sources
--   confidence       -      Confiance | Confidence
--   note_fr          -      Note, en français | Note, in French
--   note_en          -      Note, en anglais | Note, in English
create view operating_grant_by_year as
with said as (
    select year_start as year, kind, amount_eur_m, in_base_set, source_id, confidence, note_fr, note_en
    from funding_flows
    where instrument = 'operating_grant' and year_start = year_end
    union all
    select year, 'bill' as kind, value as amount_eur_m, 0 as in_base_set, source_id, confidence, note_fr, note_en
    from national_indicators
    where indicator = 'state_operating_grant_bill_eur_m' and preferred = 1
)
select
    year,
    max(case when kind = 'bill' then amount_eur_m end) as bill_eur_m,
    max(case when kind = 'announced' then amount_eur_m end) as announced_eur_m,
    max(case when kind = 'spent' then amount_eur_m end) as paid_eur_m,
    max(in_base_set) as in_base_set,
    string_agg(source_id, ';' order by kind, source_id) as source_id,
    case max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence,
    string_agg(note_fr, ' ; ' order by kind, note_fr) as note_fr,
    string_agg(note_en, '; ' order by kind, note_en) as note_en
from said
group by year;
