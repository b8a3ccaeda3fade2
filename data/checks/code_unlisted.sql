-- Refuse un code qui n’a pas de libellé dans code_lists.csv.
select c.file, c.line, '« ' || c.field || ' » : code sans libellé, « ' || c.code || ' » n’est pas dans la liste ' || c.list || ' de code_lists.csv' as rule
from stage.coded as c
left join stage.code_lists as l on l.list = c.list and l.code = c.code
where l.code is null
order by c.file, c.line, rule
