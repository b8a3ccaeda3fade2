-- Four figures of a cluster: its latest number of members, its labelled projects to date, its European projects and the European money that it received.
-- Leaves out: alternates and other scopes; European projects before 2014. A figure that no public page gives has no row.
-- Parameters:
--   cluster  text  Identifier of the cluster
-- Columns:
--   indicator     text     code   Indicator
--   year          integer  year   Year
--   value         number   -      Value
--   n_known       integer  count  Amounts known
--   n             integer  count  Rows read
--   n_coordinated integer  count  As coordinator
--   source_id     text     -      Sources
--   confidence    text     -      Confidence
with latest as (
    select
        indicator, "year", value, source_id, confidence,
        row_number() over (partition by indicator order by "year" desc, case confidence when 'high' then 1 when 'medium' then 2 else 3 end, source_id) as place,
        count(*) over (partition by indicator) as n
    from cluster_indicators
    where cluster_id = $cluster and preferred = 1 and scope = 'comparable' and indicator in ('members_total', 'labelled_projects_cum')
),
europe as (
    select
        count(*) as n,
        sum(ec_contribution_eur) as amount,
        count(ec_contribution_eur) as n_known,
        sum(case when role = 'coordinator' then 1 else 0 end) as n_coordinated,
        string_agg(distinct source_id, ';' order by source_id) as source_id,
        case max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
    from cluster_eu_projects
    where cluster_id = $cluster and body <> 'network'
),
cordis as (
    select string_agg(distinct source_id, ';' order by source_id) as source_id from cluster_eu_projects
)
select indicator, cast("year" as integer) as "year", value::double as value, cast(n as integer) as n_known, cast(n as integer) as n, cast(0 as integer) as n_coordinated, source_id, confidence
from latest
where place = 1
union all
select 'eu_projects', 2025, n::double, cast(n_known as integer), cast(n as integer), cast(coalesce(n_coordinated, 0) as integer), coalesce(europe.source_id, cordis.source_id), confidence
from europe
cross join cordis
union all
select 'eu_money', 2025, amount::double / 1000000, cast(n_known as integer), cast(n as integer), cast(coalesce(n_coordinated, 0) as integer), europe.source_id, confidence
from europe
where n_known > 0
order by indicator
