-- Refuse une paire écrite à l’envers ou avec elle-même : chacune n’est là qu’une fois.
select 'cluster_eu_pairs.csv' as file, _line as line, 'cluster_a doit venir avant cluster_b' as rule
from stage.cluster_eu_pairs
where cluster_a >= cluster_b
union all
select 'region_eu_pairs.csv', _line, 'region_a doit venir avant region_b'
from stage.region_eu_pairs
where region_a >= region_b
order by file, line
