-- The European projects in which a cluster takes part, in Horizon 2020 and Horizon Europe, by start.
-- Leaves out: the clusters' common network; what came before 2014. A project without an acronym in the tables bears its topic, else its programme and number.
-- Parameters:
--   cluster  text  Identifier of the cluster
--   lang     text  Language of the labels, fr or en
-- Columns:
--   project        text     -      Project
--   framework      text     -      Framework
--   programme      text     -      Programme
--   topic          text     -      Topic
--   role           text     -      Role
--   start_date     date     -      Start
--   end_date       date     -      End
--   amount_eur     number   EUR    Share received
--   project_eur    number   EUR    Whole project
--   n_participants integer  count  Partners
--   n_countries    integer  count  Countries
--   coordinator    text     -      Country of the coordinator
--   body           text     -      Who takes part
--   partners       text     -      Other clusters in it
--   _named         boolean  -      Has an acronym
--   _role          text     code   Role
--   _family        text     code   Family of themes
--   source_id      text     -      Sources
--   confidence     text     -      Confidence
with together as (
    select e.project_key, e.cluster_id, string_agg(distinct c.short_name, ', ' order by c.short_name) as partners
    from cluster_eu_projects as e
    inner join cluster_eu_projects as o on o.project_key = e.project_key and o.cluster_id <> e.cluster_id
    inner join clusters as c on c.cluster_id = o.cluster_id
    group by e.project_key, e.cluster_id
)
select
    coalesce(e.acronym, e.topic, concat_ws(' ', case when e.framework = 'H2020' then 'H2020' end, split_part(e.programme, ';', 1), '·', coalesce(e.project_id, e.project_rcn))) as project,
    case when $lang = 'en' then f.label_en else f.label_fr end as framework,
    e.programme,
    e.topic,
    case when $lang = 'en' then r.label_en else r.label_fr end as role,
    e.start_date,
    e.end_date,
    e.ec_contribution_eur::double as amount_eur,
    e.project_ec_contribution_eur::double as project_eur,
    cast(e.n_participants as integer) as n_participants,
    cast(e.n_countries as integer) as n_countries,
    e.coordinator_country as coordinator,
    case when $lang = 'en' then b.label_en else b.label_fr end as body,
    t.partners,
    e.acronym is not null as _named,
    e.role as _role,
    h.theme_group as _family,
    e.source_id,
    e.confidence
from cluster_eu_projects as e
inner join clusters as c on c.cluster_id = e.cluster_id
inner join themes as h on h.theme = c.theme
inner join code_lists as f on f.list = 'eu_framework' and f.code = e.framework
inner join code_lists as r on r.list = 'eu_role' and r.code = e.role
left join code_lists as b on b.list = 'eu_body' and b.code = e.body
left join together as t on t.project_key = e.project_key and t.cluster_id = e.cluster_id
where e.cluster_id = $cluster and e.body <> 'network'
order by e.start_date, e.end_date, e.participation_id
