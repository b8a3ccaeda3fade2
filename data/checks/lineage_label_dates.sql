-- Refuse une filiation dont les dates de label (exit_label_end, entry_label_start) ne sont pas celles de cluster_labels.csv.
select 'cluster_lineage.csv' as file, e._line as line, 'exit_label_end (' || e.exit_label_end || ') n’est la fin d’aucun label de ' || e.from_cluster_id as rule
from stage.cluster_lineage as e
left join stage.cluster_labels as l on l.cluster_id = e.from_cluster_id and l.label_end = e.exit_label_end
where e.exit_label_end is not null and e.from_cluster_id is not null and l.cluster_id is null
union all
select 'cluster_lineage.csv' as file, e._line as line, 'entry_label_start (' || e.entry_label_start || ') n’est le début d’aucun label de ' || e.to_cluster_id as rule
from stage.cluster_lineage as e
left join stage.cluster_labels as l on l.cluster_id = e.to_cluster_id and l.label_start = e.entry_label_start
where e.entry_label_start is not null and e.to_cluster_id is not null and l.cluster_id is null
order by line
