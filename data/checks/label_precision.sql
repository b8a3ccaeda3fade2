-- Refuse une fin de label sans précision, ou une précision sans fin.
select 'cluster_labels.csv' as file, _line as line, 'label_end et end_precision vont ensemble, l’un manque' as rule
from stage.cluster_labels
where (label_end is null) <> (end_precision is null)
order by line
