-- Refuse des phases qui ne se suivent pas jour après jour.
with ordered as (
    select phase, start_date, end_date, _line, lag(end_date) over (order by phase) as before
    from stage.phases
)
select 'phases.csv' as file, _line as line, 'la phase ' || phase || ' finit avant de commencer ou ne suit pas la précédente d’un jour' as rule
from ordered
where end_date < start_date or before + interval 1 day <> start_date
order by line
