-- Refuse deux valeurs préférées pour un même fait, ou une valeur préférée d’un périmètre qui ne se compare pas.
with cluster_ranked as (
    select cluster_id, year, indicator, scope, _line, row_number() over (partition by cluster_id, year, indicator order by _line) as place
    from stage.cluster_indicators
    where preferred = 1
),
national_ranked as (
    select year, indicator, _line, row_number() over (partition by year, indicator, breakdown_dim, breakdown_value order by _line) as place
    from stage.national_indicators
    where preferred = 1
)
select 'cluster_indicators.csv' as file, _line as line, 'deuxième valeur préférée de « ' || indicator || ' » pour ' || cluster_id || ' en ' || year as rule
from cluster_ranked
where place > 1
union all
select 'cluster_indicators.csv', _line, 'valeur préférée d’un périmètre qui ne se compare pas (« ' || scope || ' »)'
from cluster_ranked
where scope <> 'comparable'
union all
select 'national_indicators.csv', _line, 'deuxième valeur préférée de « ' || indicator || ' » en ' || year
from national_ranked
where place > 1
order by file, line
