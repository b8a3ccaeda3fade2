-- Refuse un nombre officiel de pôles qu’aucun jour de son année ne donne, jusqu’en 2023 et s’il est sûr (2016 ne l’est pas) ; ensuite le compte des labels est un majorant.
with days as (
    select distinct make_date(year(day), month(day), day(day)) as day
    from (
        select label_start as day from stage.cluster_labels
        union all
        select cast(label_end + interval 1 day as date) from stage.cluster_labels where label_end is not null
        union all
        select make_date(n.year, 12, 31) from stage.national_indicators as n where n.indicator = 'clusters_labelled'
    ) as moves
    where day is not null
),
stocks as (
    select d.day, count(l.cluster_id) as found
    from days as d
    left join stage.cluster_labels as l on l.labelled = 1 and l.label_start <= d.day and (l.label_end is null or l.label_end >= d.day)
    group by d.day
)
select 'national_indicators.csv' as file, n._line as line, 'en ' || n.year || ', ' || cast(n.value as integer) || ' pôles selon l’État, nombre qu’aucun jour de l’année ne donne dans cluster_labels.csv' as rule
from stage.national_indicators as n
left join stocks as s on year(s.day) = n.year
where n.indicator = 'clusters_labelled' and n.breakdown_dim is null and n.preferred = 1 and (n.confidence = 'high' or n.year > 2023)
group by n._line, n.year, n.value
having sum(case when s.found = n.value or (n.year > 2023 and s.found >= n.value) then 1 else 0 end) = 0
order by line
