-- FR: Nombre de pôles labellisés, à chaque jour où il change ; un stock est une date, pas une phase. Après 2023, c’est un majorant.
-- EN: Clusters with the label, on each day when their number changes; a stock is a date, not a phase. After 2023 it is an upper bound.
-- Columns of stock_days:
--   day             -      Jour | Day
--   entries         count  Labels donnés | Labels given
--   exits           count  Labels finis la veille | Labels ended the day before
--   n_clusters      count  Pôles labellisés | Clusters with the label
--   is_upper_bound  -      Majorant (1) ou compte (0) | Upper bound (1) or count (0)
create view stock_days as
with days as (
    select day, sum(case when step > 0 then 1 else 0 end) as entries, sum(case when step < 0 then 1 else 0 end) as exits
    from label_moves
    group by day
)
select
    day,
    cast(entries as integer) as entries,
    cast(exits as integer) as exits,
    cast(sum(entries - exits) over (order by day) as integer) as n_clusters,
    case when day > date '2023-12-31' then 1 else 0 end as is_upper_bound
from days;
