-- The State's operating grant year by year since 2014, and what each figure is: bill, announced or voted, paid, voted and unpaid.
-- Leaves out: years before 2014, of which no amount was found; the promise of 36 million over 2023-2026, which these years already hold.
-- Parameters:
--   euros  text  optional  constant: at the prices of the index's last year
--   lang   text            Language of the labels, fr or en
-- Columns:
--   year           integer  year   Year
--   phase          integer  phase  Phase
--   amount_eur_m   number   EUR_M  Operating grant
--   what           text     -      What the figure is
--   note           text     -      Note
--   _what          text     code   bill, announced, paid, unpaid or missing
--   _prices        integer  year   Year of the prices, empty for current euros
--   source_id      text     -      Sources
--   confidence     text     -      Confidence
with known as (
    select
        g.*,
        case
            when g.paid_eur_m is not null then 'paid'
            when g.note_en like 'Budget bill%' or g.note_en like '2026 budget bill%' then 'bill'
            when g.in_base_set = 0 then 'unpaid'
            else 'announced'
        end as state_of_it
    from operating_grant_by_year as g
),
labels as (
    select 'paid' as code, 'Payé' as label_fr, 'Paid' as label_en
    union all
    select 'bill', 'Projet de loi de finances', 'Budget bill'
    union all
    select 'unpaid', 'Voté, non payé', 'Voted, not paid'
    union all
    select 'announced', 'Annoncé ou voté', 'Announced or voted'
    union all
    select 'missing', 'Aucun chiffre trouvé', 'No figure found'
),
years as (
    select
        cast(y.year as integer) as year, h.phase,
        coalesce(k.paid_eur_m, k.announced_eur_m) as amount,
        coalesce(k.state_of_it, 'missing') as state_of_it,
        k.note_fr, k.note_en, k.source_id, k.confidence
    from (select unnest(generate_series(2014, 2026)) as year) as y
    inner join phase_years as h on y.year between h.first_year and h.last_year
    left join known as k on k.year = y.year
)
select
    y.year,
    y.phase,
    case when $euros = 'constant' and y.amount > 0 then y.amount * i.to_last else y.amount end as amount_eur_m,
    case when $lang = 'en' then l.label_en else l.label_fr end as what,
    case when $lang = 'en' then y.note_en else y.note_fr end as note,
    y.state_of_it as _what,
    case when $euros = 'constant' then p.last_year end as _prices,
    y.source_id,
    y.confidence
from years as y
inner join labels as l on l.code = y.state_of_it
inner join price_index as p on p.year = p.last_year
left join price_index as i on i.year = y.year
order by y.year
