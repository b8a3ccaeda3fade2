-- FR: Pour chaque indicateur et chaque année, combien de pôles labellisés ont un chiffre ; les autres manquent, ils ne valent pas zéro.
-- EN: For each indicator and year, how many labelled clusters have a figure; the others are missing, they are not zero.
-- Columns of indicator_coverage:
--   indicator   -      Indicateur | Indicator
--   year        year   Année | Year
--   n_known     count  Pôles labellisés dans l’année avec un chiffre | Clusters labelled in the year with a figure
--   n_labelled  count  Pôles labellisés dans l’année | Clusters labelled in the year
create view indicator_coverage as
with years as (
    select distinct year
    from cluster_indicators
),
labelled as (
    select y.year, s.cluster_id
    from years as y
    inner join label_spells as s on year(s.label_start) <= y.year and (s.label_end is null or year(s.label_end) >= y.year)
    group by y.year, s.cluster_id
),
indicators as (
    select distinct indicator
    from cluster_indicators_comparable
)
select
    i.indicator,
    l.year,
    cast(count(c.cluster_id) as integer) as n_known,
    cast(count(l.cluster_id) as integer) as n_labelled
from indicators as i
cross join labelled as l
left join cluster_indicators_comparable as c on c.cluster_id = l.cluster_id and c.year = l.year and c.indicator = i.indicator
group by i.indicator, l.year;
