-- What each of the 18 regions has in a phase: clusters on its last day, those gone since 2005, European projects and money of its clusters; with its population and GDP.
-- Leaves out: European money before 2014, which is not in the tables. Secondary regions are read for a part of the clusters only, and as they are today.
-- Parameters:
--   phase     integer  Phase, 1 to 5
--   counting  text  optional  How an inter-regional cluster counts: seat (whole, in the region of its seat), shared (in equal parts), whole (whole in each)
-- Columns:
--   region_code   text     code   Code
--   name          text     -      Region
--   n_clusters    number   count  Clusters
--   n_open        number   count  Labels of unknown outcome
--   n_before      number   count  Clusters at the end of the phase before
--   n_ever        number   count  Clusters since 2005
--   n_gone        number   count  Of which no longer labelled
--   n_elsewhere   integer  count  Clusters from elsewhere
--   eu_projects   number   count  European projects begun in the phase
--   eu_money      number   EUR_M  European money of these projects
--   population    integer  count  Inhabitants
--   gdp_eur_bn    number   -      GDP, billion euros
--   per_million   number   -      Clusters per million inhabitants
--   _day          date     -      Day read
--   _counting     text     code   Counting
--   source_id     text     -      Sources
--   confidence    text     -      Confidence
with days as (
    select
        phase,
        least(end_date, (select max(created) from build_info)) as day,
        start_date - interval 1 day as day_before
    from phases
    where phase = $phase
),
weights as (
    select
        s.cluster_id, s.region_code, s.role,
        case coalesce($counting, 'seat')
            when 'whole' then 1.0
            when 'shared' then 1.0 / count(*) over (partition by s.cluster_id)
            else case when s.role = 'seat' then 1.0 else 0.0 end
        end as weight
    from cluster_regions as s
),
stock as (
    select
        l.cluster_id,
        max(case when l.label_start <= d.day then 1 else 0 end) as ever,
        max(case when l.label_start <= d.day and (l.label_end is null or l.label_end >= d.day) then 1 else 0 end) as now_held,
        max(case when l.label_start <= d.day and l.label_end is null then 1 else 0 end) as open_end,
        max(case when l.label_start <= d.day_before and (l.label_end is null or l.label_end >= d.day_before) then 1 else 0 end) as before_held,
        string_agg(l.source_id, ';' order by l.phase) as source_id,
        max(case l.confidence when 'low' then 3 when 'medium' then 2 else 1 end) as doubt
    from cluster_labels as l
    cross join days as d
    where l.labelled = 1
    group by l.cluster_id
),
europe as (
    select cluster_id, count(*) as n, coalesce(sum(ec_contribution_eur), 0)::double / 1000000 as amount, string_agg(distinct source_id, ';' order by source_id) as source_id
    from cluster_eu_projects
    where phase = $phase and body <> 'network'
    group by cluster_id
),
summed as (
    select
        w.region_code,
        sum(w.weight * s.now_held)::double as n_clusters,
        sum(w.weight * s.open_end)::double as n_open,
        sum(w.weight * s.before_held)::double as n_before,
        sum(w.weight * s.ever)::double as n_ever,
        sum(w.weight * (s.ever - s.now_held))::double as n_gone,
        sum(case when w.role = 'secondary' then s.now_held else 0 end) as n_elsewhere,
        sum(w.weight * coalesce(e.n, 0))::double as eu_projects,
        sum(w.weight * coalesce(e.amount, 0))::double as eu_money,
        string_agg(case when w.weight > 0 then concat_ws(';', s.source_id, e.source_id) end, ';' order by w.cluster_id) as source_id,
        max(case when w.weight > 0 then s.doubt else 1 end) as doubt
    from weights as w
    inner join stock as s on s.cluster_id = w.cluster_id
    left join europe as e on e.cluster_id = w.cluster_id
    group by w.region_code
)
select
    r.region_code,
    r.name,
    coalesce(m.n_clusters, 0) as n_clusters,
    coalesce(m.n_open, 0) as n_open,
    case when $phase > 1 then coalesce(m.n_before, 0) end as n_before,
    coalesce(m.n_ever, 0) as n_ever,
    coalesce(m.n_gone, 0) as n_gone,
    cast(coalesce(m.n_elsewhere, 0) as integer) as n_elsewhere,
    case when $phase >= 3 then coalesce(m.eu_projects, 0) end as eu_projects,
    case when $phase >= 3 then coalesce(m.eu_money, 0) end as eu_money,
    cast(r.population as integer) as population,
    r.gdp_eur_bn::double as gdp_eur_bn,
    coalesce(m.n_clusters, 0) * 1000000 / r.population::double as per_million,
    d.day as _day,
    coalesce($counting, 'seat') as _counting,
    concat_ws(';', r.source_id, m.source_id) as source_id,
    case greatest(coalesce(m.doubt, 1), case when coalesce($counting, 'seat') = 'seat' then 1 else 2 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from regions as r
cross join days as d
left join summed as m on m.region_code = r.region_code
order by n_clusters desc, strip_accents(r.name), r.region_code
