-- The clusters labelled on a day, with what the keys of the scenarios read about them: members, European money, rating, place, theme.
-- Leaves out: clusters without the label that day. Members are the latest comparable figure, of any year; a cluster without one has none here, the model estimates it and says so.
-- Parameters:
--   day  date  optional  Day of the label; 27 March 2023, the decision on phase 5, without it
-- Columns:
--   cluster_id          text     code   Identifier
--   short_name          text     -      Cluster
--   theme               text     code   Theme
--   theme_group         text     code   Family of themes
--   region_code         text     code   Region of the seat
--   secondary_regions   text     code   Other regions
--   lat                 number   -      Latitude
--   lon                 number   -      Longitude
--   members             number   count  Members
--   members_year        integer  year   Year of the members
--   eu_eur              number   EUR    European money of the cluster itself
--   eu_roles            integer  count  Roles in European projects
--   rating              integer  -      Rating of 2012, 3 the best
--   weight_digital      number   ratio  Digital
--   weight_energy       number   ratio  Energy
--   weight_environment  number   ratio  Environment
--   weight_health       number   ratio  Health
--   source_id           text     -      Sources
--   confidence          text     -      Confidence
with labelled as (
    select cluster_id, source_id, confidence
    from label_spells
    where label_start <= coalesce($day, date '2023-03-27') and (label_end is null or label_end >= coalesce($day, date '2023-03-27'))
),
ranked as (
    select cluster_id, year, value, source_id, row_number() over (partition by cluster_id order by year desc, value desc) as place
    from cluster_indicators_comparable
    where indicator = 'members_total'
),
others as (
    select cluster_id, string_agg(region_code, ';' order by region_code) as codes
    from cluster_regions
    where role = 'secondary'
    group by cluster_id
),
europe as (
    select cluster_id, sum(ec_contribution_eur) as amount, count(*) as n
    from cluster_eu_projects
    where body = 'cluster'
    group by cluster_id
)
select
    c.cluster_id,
    c.short_name,
    c.theme,
    t.theme_group,
    c.region_code,
    o.codes as secondary_regions,
    c.lat::double as lat,
    c.lon::double as lon,
    m.value::double as members,
    cast(m.year as integer) as members_year,
    e.amount::double as eu_eur,
    cast(coalesce(e.n, 0) as integer) as eu_roles,
    cast(case v.result when 'high_performing' then 3 when 'performing' then 2 when 'less_performing' then 1 end as integer) as rating,
    t.weight_digital::double as weight_digital,
    t.weight_energy::double as weight_energy,
    t.weight_environment::double as weight_environment,
    t.weight_health::double as weight_health,
    concat_ws(';', l.source_id, m.source_id, v.source_id) as source_id,
    l.confidence
from labelled as l
inner join clusters as c on c.cluster_id = l.cluster_id
inner join themes as t on t.theme = c.theme
left join others as o on o.cluster_id = c.cluster_id
left join ranked as m on m.cluster_id = c.cluster_id and m.place = 1
left join europe as e on e.cluster_id = c.cluster_id
left join cluster_evaluations as v on v.cluster_id = c.cluster_id and v.evaluation_year = 2012
order by c.cluster_id
