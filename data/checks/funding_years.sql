-- Refuse un montant dont les années sont à l’envers, ou dit à cheval sur des phases sans l’être.
select 'funding_flows.csv' as file, f._line as line,
    case when f.year_end < f.year_start then 'year_end est avant year_start' else 'dit à cheval sur des phases (spans_phases = 1), mais dans les années d’une seule' end as rule
from stage.funding_flows as f
left join stage.phases as p on f.year_start >= year(p.start_date) and f.year_end <= year(p.end_date)
where f.year_end < f.year_start or (f.spans_phases = 1 and p.phase is not null)
group by f._line, f.year_end, f.year_start
order by line
