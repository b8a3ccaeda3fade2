-- Refuse une source qui n’est pas dans sources.csv ; une cellule en nomme plusieurs séparées par « ; ».
select c.file, c.line, 'source inconnue, « ' || c.source_id || ' » n’est pas dans sources.csv' as rule
from stage.cited as c
left join stage.sources as s on s.source_id = c.source_id
where s.source_id is null
order by c.file, c.line, rule
