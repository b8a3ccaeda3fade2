-- Refuse un label qui finit avant de commencer.
select 'cluster_labels.csv' as file, _line as line, 'le label finit (' || label_end || ') avant de commencer (' || label_start || ')' as rule
from stage.cluster_labels
where label_end < label_start
order by line
