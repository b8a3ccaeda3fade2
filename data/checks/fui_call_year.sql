-- Refuse un appel du FUI annoncé une autre année que la sienne, ou un projet annoncé une autre année que son appel.
select 'fui_calls.csv' as file, _line as line, 'l’annonce (' || announced_date || ') n’est pas de l’année ' || year as rule
from stage.fui_calls
where year(announced_date) <> year
union all
select 'fui_projects_sample.csv', s._line, 'l’annonce (' || s.announced_date || ') n’est pas de l’année de l’appel ' || c.call
from stage.fui_projects_sample as s
inner join stage.fui_calls as c on c.call = s.fui_call
where year(s.announced_date) <> c.year
order by file, line
