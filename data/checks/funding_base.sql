-- Refuse dans la base (in_base_set = 1) ce qui ne s’additionne pas : à cheval sur des phases, appels, enveloppes, crédits votés, doublons, hors des années de sa phase.
with base as (
    select f.*, row_number() over (partition by f.year_start, f.year_end, f.source_level, f.instrument, f.kind, f.region_code order by f._line) as place
    from stage.funding_flows as f
    where f.in_base_set = 1
)
select 'funding_flows.csv' as file, b._line as line,
    case
        when b.spans_phases = 1 then 'dans la base (in_base_set = 1) et à cheval sur plusieurs phases'
        when b.instrument in ('fui_calls', 'fui_cofunding', 'fui_envelope', 'fui_voted', 'phase_envelope', 'all_public', 'all_funders')
            then 'dans la base (in_base_set = 1) alors que « ' || b.instrument || ' » recouvre d’autres lignes'
        when b.place > 1 then 'dans la base (in_base_set = 1) deux fois pour le même instrument et les mêmes années'
        else 'dans la base (in_base_set = 1) et hors des années de la phase ' || b.phase
    end as rule
from base as b
left join stage.phases as p on p.phase = b.phase
where b.spans_phases = 1
    or b.instrument in ('fui_calls', 'fui_cofunding', 'fui_envelope', 'fui_voted', 'phase_envelope', 'all_public', 'all_funders')
    or b.place > 1
    or b.year_start < year(p.start_date) or b.year_end > year(p.end_date)
order by line
