-- Refuse une part au-dessus de 100 % ou négative ; une croissance, elle, peut les passer.
with shares as (
    select 'national_indicators.csv' as file, _line, indicator, value from stage.national_indicators where unit = 'pct'
    union all
    select 'regional_indicators.csv', _line, indicator, value from stage.regional_indicators where unit = 'pct'
    union all
    select 'cluster_indicators.csv', _line, indicator, value from stage.cluster_indicators where unit = 'pct'
)
select file, _line as line, 'part hors de 0 à 100 %, « ' || indicator || ' » vaut ' || value as rule
from shares
where (indicator like '%share%' or indicator like '%rate%') and value not between 0 and 100
order by file, line
