-- Six measures of every cluster as they were known at the end of a phase: members, member companies, labelled projects, European projects and money, agreements and joint projects.
-- Leaves out: alternates and other scopes; European projects before 2014. A measure that no public page gives by then is empty.
-- Parameters:
--   phase    integer  Phase, 1 to 5
--   cluster  text     Identifier of the cluster that is compared
--   lang     text     Language of the labels, fr or en
-- Columns:
--   short_name    text     -     Cluster
--   measure       text     -     Measure
--   value         number   -     Value
--   year          integer  year  Year
--   sure          text     -     Confidence of the figure
--   _cluster_id   text     code  Identifier
--   _measure      text     code  Measure
--   _chosen       boolean  -     The cluster that is compared
--   _held         boolean  -     Holds the label on the last day of the phase
--   _theme        text     code  Theme
--   _theme_name   text     -     Theme
--   _family       text     code  Family of themes
--   _family_name  text     -     Family
--   _region_code  text     code  Region of the seat
--   _region       text     -     Region
--   _city         text     -     Seat
--   _specialty    text     -     Speciality
--   _entry        date     -     First day of the label
--   _last         date     -     Last day of the label
--   _phases       text     -     Phases with the label
--   _day          date     -     Day read
--   source_id     text     -     Sources
--   confidence    text     -     Confidence
with days as (
    select phase, least(end_date, (select max(created) from build_info)) as day
    from phases
    where phase = $phase
),
labels as (
    select
        l.cluster_id,
        min(l.label_start) as entry,
        case when bool_or(l.label_end is null) then null else max(l.label_end) end as last_day,
        string_agg(cast(l.phase as varchar), ', ' order by l.phase) as phases,
        bool_or(l.label_start <= d.day and (l.label_end is null or l.label_end >= d.day)) as held
    from cluster_labels as l
    cross join days as d
    where l.labelled = 1
    group by l.cluster_id
),
declared as (
    select
        i.cluster_id, i.indicator, i."year", i.value::double as value, i.source_id, i.confidence,
        row_number() over (partition by i.cluster_id, i.indicator order by i."year" desc, case i.confidence when 'high' then 1 when 'medium' then 2 else 3 end, i.source_id) as place
    from cluster_indicators as i
    inner join days as d on i."year" <= year(d.day)
    where i.preferred = 1 and i.scope = 'comparable' and i.indicator in ('members_total', 'members_companies', 'labelled_projects_cum')
),
europe as (
    select
        e.cluster_id,
        count(*)::double as n,
        sum(e.ec_contribution_eur)::double / 1000000 as amount,
        string_agg(distinct e.source_id, ';' order by e.source_id) as source_id,
        case max(case e.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
    from cluster_eu_projects as e
    inner join days as d on e.start_date <= d.day
    where e.body <> 'network'
    group by e.cluster_id
),
cordis as (
    select string_agg(distinct source_id, ';' order by source_id) as source_id from cluster_eu_projects
),
ends as (
    select cluster_a as cluster_id, "year", source_id from cluster_acts where family <> 'merger'
    union all
    select cluster_b, "year", source_id from cluster_acts where family <> 'merger'
),
ties as (
    select e.cluster_id, count(*)::double as n, string_agg(distinct e.source_id, ';' order by e.source_id) as source_id
    from ends as e
    inner join days as d on e."year" is null or e."year" <= year(d.day)
    group by e.cluster_id
),
measures as (
    select 'members_total' as measure, 1 as place union all
    select 'members_companies', 2 union all
    select 'labelled_projects_cum', 3 union all
    select 'eu_projects', 4 union all
    select 'eu_money', 5 union all
    select 'ties', 6
),
found as (
    select c.cluster_id, m.measure, m.place,
        case
            when m.measure = 'ties' then coalesce(t.n, 0)
            when m.measure = 'eu_projects' then case when year(y.day) >= 2014 then coalesce(u.n, 0) end
            when m.measure = 'eu_money' then case when year(y.day) >= 2014 then case when coalesce(u.n, 0) = 0 then 0 else u.amount end end
            else d.value
        end as value,
        case when m.measure in ('ties', 'eu_projects', 'eu_money') then null else d."year" end as "year",
        case
            when m.measure = 'ties' then t.source_id
            when m.measure in ('eu_projects', 'eu_money') then case when year(y.day) >= 2014 then coalesce(u.source_id, cordis.source_id) end
            else d.source_id
        end as source_id,
        case
            when m.measure = 'ties' then 'medium'
            when m.measure in ('eu_projects', 'eu_money') then case when year(y.day) >= 2014 then coalesce(u.confidence, 'high') end
            else d.confidence
        end as confidence
    from clusters as c
    cross join measures as m
    cross join days as y
    cross join cordis
    left join declared as d on d.cluster_id = c.cluster_id and d.indicator = m.measure and d.place = 1
    left join europe as u on u.cluster_id = c.cluster_id
    left join ties as t on t.cluster_id = c.cluster_id
)
select
    c.short_name,
    case f.measure
        when 'ties' then case when $lang = 'en' then 'Agreements and joint projects' else 'Accords et projets communs' end
        when 'eu_projects' then case when $lang = 'en' then 'European projects' else 'Projets européens' end || ', 2014-' || greatest(least(year(y.day), 2025), 2015)
        when 'eu_money' then case when $lang = 'en' then 'European money, €M' else 'Argent européen, M€' end || ', 2014-' || greatest(least(year(y.day), 2025), 2015)
        else case when $lang = 'en' then k.label_en else k.label_fr end
    end as measure,
    f.value,
    cast(f."year" as integer) as "year",
    case when $lang = 'en' then s.label_en else s.label_fr end as sure,
    c.cluster_id as _cluster_id,
    f.measure as _measure,
    c.cluster_id = $cluster as _chosen,
    l.held as _held,
    c.theme as _theme,
    case when $lang = 'en' then h.label_en else h.label_fr end as _theme_name,
    h.theme_group as _family,
    case when $lang = 'en' then g.label_en else g.label_fr end as _family_name,
    c.region_code as _region_code,
    r.name as _region,
    c.hq_city as _city,
    case when $lang = 'en' then c.specialty_en else c.specialty_fr end as _specialty,
    l.entry as _entry,
    l.last_day as _last,
    l.phases as _phases,
    y.day as _day,
    f.source_id,
    f.confidence
from found as f
inner join clusters as c on c.cluster_id = f.cluster_id
inner join labels as l on l.cluster_id = c.cluster_id
inner join themes as h on h.theme = c.theme
inner join regions as r on r.region_code = c.region_code
inner join code_lists as g on g.list = 'theme_group' and g.code = h.theme_group
cross join days as y
left join code_lists as k on k.list = 'cluster_indicator' and k.code = f.measure
left join code_lists as s on s.list = 'confidence' and s.code = f.confidence
order by f.place, strip_accents(lower(c.short_name)), c.cluster_id
