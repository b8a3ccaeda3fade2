-- Refuse un événement sans date ni encadrement, ou dont l’encadrement est à l’envers.
select 'cluster_lineage.csv' as file, _line as line, 'l’événement n’a ni date ni encadrement (date_from, date_to), ou l’encadrement est à l’envers' as rule
from stage.cluster_lineage
where (event_date is null and (date_from is null or date_to is null)) or date_from > date_to
order by line
