-- FR: Pôles labellisés au début et à la fin de chaque phase, entrés et sortis entre les deux, et au passage d’une phase à l’autre.
-- EN: Clusters with the label at the start and the end of each phase, entered and left in between, and from one phase to the next.
-- Columns of phase_stock:
--   phase            phase  Phase | Phase
--   start_day        -      Premier jour | First day
--   end_day          -      Dernier jour lu | Last day read
--   entered_at_start count  Entrés le premier jour | Entered on the first day
--   left_at_start    count  Sortis à la veille du premier jour | Left on the eve of the first day
--   n_start          count  Pôles le premier jour | Clusters on the first day
--   entered          count  Entrés ensuite | Entered afterwards
--   left_label       count  Sortis ensuite | Left afterwards
--   n_end            count  Pôles le dernier jour lu | Clusters on the last day read
--   is_upper_bound   -      Fin : majorant (1) ou compte (0) | End: upper bound (1) or count (0)
create table phase_stock as
select
    p.phase,
    p.start_date as start_day,
    p.read_day as end_day,
    cast(sum(case when d.day = p.start_date then d.entries else 0 end) as integer) as entered_at_start,
    cast(sum(case when d.day = p.start_date then d.exits else 0 end) as integer) as left_at_start,
    cast(sum(case when d.day <= p.start_date then d.entries - d.exits else 0 end) as integer) as n_start,
    cast(sum(case when d.day > p.start_date and d.day <= p.read_day then d.entries else 0 end) as integer) as entered,
    cast(sum(case when d.day > p.start_date and d.day <= p.read_day then d.exits else 0 end) as integer) as left_label,
    cast(sum(case when d.day <= p.read_day then d.entries - d.exits else 0 end) as integer) as n_end,
    case when p.read_day > date '2023-12-31' then 1 else 0 end as is_upper_bound
from phase_years as p
cross join stock_days as d
group by p.phase, p.start_date, p.read_day
order by p.phase;
