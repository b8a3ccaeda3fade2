-- Refuse une source dite citée (used = 1) que rien ne cite, ou dite non citée (used = 0) qu’une ligne cite.
select 'sources.csv' as file, s._line as line,
    case s.used when 1 then 'source dite citée (used = 1) qu’aucune ligne ne cite' else 'source dite non citée (used = 0) qu’une ligne cite' end as rule
from stage.sources as s
left join (select distinct source_id from stage.cited_by_all) as c on c.source_id = s.source_id
where (s.used = 1 and c.source_id is null) or (s.used = 0 and c.source_id is not null)
order by line
