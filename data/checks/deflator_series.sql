-- Refuse un indice des prix qui a un trou, ou ne vaut pas 100 l’année de base.
with ordered as (
    select series, year, value, base_year, _line, lag(year) over (partition by series order by year) as before
    from stage.deflator
)
select 'deflator.csv' as file, _line as line, 'l’indice saute une année ou ne vaut pas 100 en ' || base_year as rule
from ordered
where before <> year - 1 or (year = base_year and value <> 100) or value <= 0
order by line
