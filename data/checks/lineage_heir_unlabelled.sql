-- Refuse une fusion ou une absorption dont l’héritier n’a plus, ou pas, de label après elle.
select 'cluster_lineage.csv' as file, e._line as line, 'l’héritier ' || e.to_cluster_id || ' n’a pas de label à cette date ou après' as rule
from stage.cluster_lineage as e
left join stage.cluster_labels as l
    on l.cluster_id = e.to_cluster_id and l.labelled = 1 and (l.label_end is null or l.label_end >= coalesce(e.event_date, e.date_to))
where e.event in ('merged', 'absorbed') and e.to_cluster_id is not null
group by e._line, e.to_cluster_id
having count(l.cluster_id) = 0
order by line
