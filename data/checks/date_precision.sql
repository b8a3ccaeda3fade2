-- Refuse une date d’annonce ou d’entrée dite au mois ou à l’année près qui n’en est pas le premier jour.
with dated as (
    select 'milestones.csv' as file, _line, date as day, date_precision from stage.milestones
    union all
    select 'fui_calls.csv', _line, announced_date, date_precision from stage.fui_calls
    union all
    select 'fui_projects_sample.csv', _line, announced_date, date_precision from stage.fui_projects_sample
    union all
    select 'cluster_labels.csv', _line, label_start, start_precision from stage.cluster_labels
)
select file, _line as line, 'la date ' || day || ' est dite « ' || date_precision || ' » et n’en est pas le premier jour' as rule
from dated
where (date_precision = 'month' and day(day) <> 1) or (date_precision = 'year' and (day(day) <> 1 or month(day) <> 1))
order by file, line
