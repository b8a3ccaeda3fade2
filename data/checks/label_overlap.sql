-- Refuse deux périodes de label d’un même pôle qui se chevauchent.
select 'cluster_labels.csv' as file, b._line as line, 'le label de ' || b.cluster_id || ' chevauche celui de la ligne ' || a._line as rule
from stage.cluster_labels as a
inner join stage.cluster_labels as b on b.cluster_id = a.cluster_id and (b.label_start > a.label_start or (b.label_start = a.label_start and b._line > a._line))
where a.labelled = 1 and b.labelled = 1 and (a.label_end is null or a.label_end >= b.label_start)
order by line
