-- Refuse des labels dont le nombre, à une date où l’État a compté, n’est pas le sien.
with official (day, n) as (
    values
        (date '2005-07-12', 67), (date '2006-03-31', 66), (date '2007-07-31', 71), (date '2010-06-01', 71), (date '2013-01-01', 71), (date '2015-09-30', 70),
        (date '2018-06-30', 66), (date '2019-02-28', 56), (date '2021-06-30', 54), (date '2022-12-31', 54), (date '2023-03-31', 55)
),
counted as (
    select o.day, o.n, count(l.cluster_id) as found
    from official as o
    left join stage.cluster_labels as l on l.labelled = 1 and l.label_start <= o.day and (l.label_end is null or l.label_end >= o.day)
    group by o.day, o.n
)
select 'cluster_labels.csv' as file, 0 as line, 'le ' || day || ', les labels donnent ' || found || ' pôles, le nombre officiel est ' || n as rule
from counted
where found <> n
order by day
