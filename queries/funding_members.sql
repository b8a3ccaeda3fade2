-- State money for each member, in the years when both are known, member companies and member establishments kept apart.
-- Leaves out: years without a State figure or without a national count of members; members of all kinds, counted otherwise; counts of low confidence.
-- Parameters:
--   euros  text  optional  constant: at the prices of the index's last year
-- Columns:
--   year           integer  year   Year
--   members        text     -      Members counted
--   state_eur_m    number   EUR_M  State money known in the year
--   n_members      integer  count  Members
--   per_member     number   -      State money for each member (thousand euros)
--   _prices        integer  year   Year of the prices, empty for current euros
--   source_id      text     -      Sources
--   confidence     text     -      Confidence
with state as (
    select
        y.year,
        coalesce(case when $euros = 'constant' then y.announced_constant_eur_m else y.announced_eur_m end, 0)
        + coalesce(case when $euros = 'constant' then y.committed_constant_eur_m else y.committed_eur_m end, 0)
        + coalesce(case when $euros = 'constant' then y.spent_constant_eur_m else y.spent_eur_m end, 0) as amount,
        y.source_id
    from funding_payer_years as y
    where y.payer_group = 'state' and y.is_known = 1
),
prices as (
    select max(last_year) as year
    from price_index
)
select
    n.year,
    n.indicator as members,
    s.amount as state_eur_m,
    cast(n.value as integer) as n_members,
    s.amount * 1000.0 / n.value as per_member,
    case when $euros = 'constant' then p.year end as _prices,
    s.source_id || ';' || n.source_id as source_id,
    n.confidence
from national_preferred as n
cross join prices as p
inner join state as s on s.year = n.year
where n.series in ('member_companies', 'member_establishments') and n.breakdown_dim is null and n.confidence <> 'low'
order by n.indicator, n.year
