-- Refuse un label dont le début ou la fin n’est pas dans les dates de sa phase.
select 'cluster_labels.csv' as file, l._line as line,
    'date hors de sa phase, le label de ' || l.cluster_id || ' va du ' || coalesce(l.label_start::varchar, '…') || ' au ' || coalesce(l.label_end::varchar, '…')
    || ', la phase ' || p.phase || ' du ' || p.start_date || ' au ' || p.end_date as rule
from stage.cluster_labels as l
inner join stage.phases as p on p.phase = l.phase
where l.label_start not between p.start_date and p.end_date or l.label_end not between p.start_date and p.end_date
order by line
