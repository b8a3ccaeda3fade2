-- Refuse un projet européen dont le début n’est pas dans sa phase, ou qui finit avant de commencer.
select 'cluster_eu_projects.csv' as file, e._line as line, 'le début (' || e.start_date || ') n’est pas dans la phase ' || e.phase || ', ou la fin le précède' as rule
from stage.cluster_eu_projects as e
inner join stage.phases as p on p.phase = e.phase
where e.start_date not between p.start_date and p.end_date or e.end_date < e.start_date
order by line
