-- Refuse un nombre de pôles en fin de phase close que les labels ne donnent pas.
with counted as (
    select p.phase, p._line, p.end_date, p.n_clusters_end, count(l.cluster_id) as found
    from stage.phases as p
    left join stage.cluster_labels as l on l.labelled = 1 and l.label_start <= p.end_date and (l.label_end is null or l.label_end >= p.end_date)
    where p.end_date < date '2024-01-01'
    group by p.phase, p._line, p.end_date, p.n_clusters_end
)
select 'phases.csv' as file, _line as line, 'n_clusters_end vaut ' || n_clusters_end || ', les labels donnent ' || found || ' pôles le ' || end_date as rule
from counted
where found <> n_clusters_end
order by line
