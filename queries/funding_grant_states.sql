-- The State's grant for the running of the clusters, year by year, and how far each amount went: bill, announced or voted, voted and unpaid, paid.
-- Leaves out: the promise of 36 M€ for 2023-2026, of which the yearly amounts are a part; money of other payers. A year without a figure is missing, not zero.
-- Parameters:
--   euros  text  optional  current or constant (prices of the last year of the index)
--   lang   text            Language of the labels, fr or en
-- Columns:
--   year          integer  year   Year
--   phase         integer  phase  Phase
--   amount_eur_m  number   EUR_M  Amount
--   status        text     -      State of the money
--   in_base       boolean  -      Counted in the sums
--   bill_eur_m    number   EUR_M  In the bill before the vote
--   note          text     -      Note
--   _status       text     code   bill, announced, unpaid, paid or missing
--   _last_year    integer  year   Year of the prices
--   source_id     text     -      Sources
--   confidence    text     -      Confidence
with read_in as (
    select
        year_start as year,
        case when kind = 'spent' then 'paid' when note_fr like 'Projet de loi%' then 'bill' when note_fr like '%non versé%' then 'unpaid' else 'announced' end as state_of_it
    from funding_flows
    where instrument = 'operating_grant' and year_start = year_end
),
years as (
    select cast(y.year as integer) as year, min(p.phase) as phase
    from (select unnest(generate_series((select min(year) from operating_grant_by_year), (select max(year) from operating_grant_by_year))) as year) as y
    inner join phase_years as p on y.year between p.first_year and p.last_year
    group by y.year
),
prices as (
    select year, cast(case when $euros = 'constant' then to_last else 1 end as double) as factor
    from price_index
)
select
    y.year,
    cast(y.phase as integer) as phase,
    case when coalesce(g.paid_eur_m, g.announced_eur_m) = 0 then 0 else coalesce(g.paid_eur_m, g.announced_eur_m) * p.factor end as amount_eur_m,
    case r.state_of_it
        when 'paid' then case when $lang = 'en' then 'Paid' else 'Payé' end
        when 'bill' then case when $lang = 'en' then 'Budget bill' else 'Projet de loi' end
        when 'unpaid' then case when $lang = 'en' then 'Voted, unpaid' else 'Voté, non payé' end
        when 'announced' then case when $lang = 'en' then 'Announced or voted' else 'Annoncé ou voté' end
        else case when $lang = 'en' then 'No figure found' else 'Aucun montant trouvé' end
    end as status,
    g.in_base_set = 1 as in_base,
    case when g.bill_eur_m = 0 then 0 else g.bill_eur_m * p.factor end as bill_eur_m,
    case when $lang = 'en' then g.note_en else g.note_fr end as note,
    coalesce(r.state_of_it, 'missing') as _status,
    cast((select max(last_year) from price_index) as integer) as _last_year,
    g.source_id,
    g.confidence
from years as y
left join operating_grant_by_year as g on g.year = y.year
left join read_in as r on r.year = y.year
left join prices as p on p.year = y.year
order by y.year
