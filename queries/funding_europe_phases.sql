-- European money of the clusters' own bodies by phase in which the projects begin, programme and role.
-- Leaves out: what the clusters' members obtain, host bodies and the network of clusters; participations without an amount.
-- Parameters:
--   lang  text  Language of the labels, fr or en
-- Columns:
--   phase           integer  phase  Phase
--   programme       text     -      Programme
--   role            text     -      Role
--   amount_eur_m    number   EUR_M  European money
--   n_projects      integer  count  Projects
--   per_year_eur_m  number   EUR_M  A year with projects in the tables
--   n_years_known   integer  count  Years with projects in the tables
--   _programme      text     code   Code of the programme
--   _role           text     code   coordinator or participant
--   source_id       text     -      Sources
--   confidence      text     -      Confidence
with taken as (
    select
        phase, framework, project_key, ec_contribution_eur, source_id, confidence,
        case when role = 'coordinator' then 'coordinator' else 'participant' end as role
    from cluster_eu_projects
    where body = 'cluster' and ec_contribution_eur > 0
),
years as (
    select phase, cast(count(distinct year(start_date)) as integer) as n
    from cluster_eu_projects
    where body = 'cluster'
    group by phase
)
select
    t.phase,
    case when $lang = 'en' then f.label_en else f.label_fr end as programme,
    case when $lang = 'en' then r.label_en else r.label_fr end as role,
    sum(t.ec_contribution_eur) / 1e6 as amount_eur_m,
    cast(count(distinct t.project_key) as integer) as n_projects,
    sum(t.ec_contribution_eur) / 1e6 / max(y.n) as per_year_eur_m,
    max(y.n) as n_years_known,
    t.framework as _programme,
    t.role as _role,
    string_agg(distinct t.source_id, ';' order by t.source_id) as source_id,
    case max(case t.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from taken as t
inner join years as y on y.phase = t.phase
inner join code_lists as f on f.list = 'eu_framework' and f.code = t.framework
inner join code_lists as r on r.list = 'eu_role' and r.code = t.role
group by t.phase, t.framework, f.label_fr, f.label_en, t.role, r.label_fr, r.label_en
order by t.phase, case t.framework when 'H2020' then 1 else 2 end, t.role
