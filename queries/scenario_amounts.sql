-- The amounts that the scenarios start from: running money, project money, European money, members.
-- Leaves out: what no table gives, such as the budget of the clusters, which rests on an assumption. The 15,994 members of 2023 come from a survey of 40 clusters and do not follow 18,500.
-- Columns:
--   key         text     code  Key
--   value       number   -     Value
--   unit        text     -     Unit
--   year        integer  year  Year
--   source_id   text     -     Sources
--   confidence  text     -     Confidence
with granted as (
    select announced_eur_m, year, source_id, confidence, row_number() over (order by year desc) as place
    from operating_grant_by_year
    where in_base_set = 1 and announced_eur_m is not null
),
told as (
    select case source_level when 'state' then 'project_state' else 'project_local' end as key, amount_eur_m, year_end, source_id, confidence
    from funding_flows
    where instrument = 'pspc_regions' and kind = 'committed' and in_base_set = 1
    union all
    select 'local_operating' as key, amount_eur_m, year_end, source_id, confidence
    from funding_flows
    where instrument = 'local_operating_support' and in_base_set = 1
),
europe as (
    select
        sum(e.ec_contribution_eur)::double / 1e6 / (max(year(p.end_date)) - max(year(p.start_date)) + 1) as amount,
        max(year(p.end_date)) as year,
        string_agg(distinct e.source_id, ';' order by e.source_id) as source_id
    from cluster_eu_projects as e
    inner join phases as p on p.phase = 4 and e.start_date between p.start_date and p.end_date
    where e.body = 'cluster'
)
select 'state_operating' as key, announced_eur_m::double as value, 'EUR_M' as unit, cast(year as integer) as year, source_id, confidence
from granted
where place = 1
union all
select key, amount_eur_m::double, 'EUR_M', cast(year_end as integer), source_id, confidence
from told
union all
select 'eu_year', amount, 'EUR_M', cast(year as integer), source_id, 'medium'
from europe
union all
select indicator, value::double, 'count', cast(year as integer), source_id, confidence
from national_indicators
where indicator = 'members_total' and preferred = 1 and scope = 'france' and year = 2022
union all
select indicator, value::double, 'count', cast(year as integer), source_id, confidence
from national_indicators
where indicator = 'members_total_change_phase4' and preferred = 1
order by key
