-- The ties of a cluster with other clusters and partners: documented agreements, joint projects, mergers, European projects together.
-- Leaves out: what no public page documents; ties by organisations in common, which rest on a sample.
-- Parameters:
--   cluster  text  Identifier of the cluster
--   lang     text  Language of the labels, fr or en
-- Columns:
--   partner     text     -      Partner
--   n           integer  count  Ties
--   what        text     -      What
--   first_year  integer  year   First year
--   last_year   integer  year   Last year
--   is_cluster  boolean  -      A cluster
--   _id         text     code   Identifier of the partner
--   _n_merger   integer  count  Mergers and merger talks
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
with ties as (
    select
        case when l.cluster_a = $cluster then l.cluster_b else l.cluster_a end as other,
        case when $lang = 'en' then k.label_en else k.label_fr end as kind,
        l."year" as "year", l.family, l.source_id, l.confidence
    from cluster_links as l
    inner join code_lists as k on k.list = 'link_kind' and k.code = l.kind
    where $cluster in (l.cluster_a, l.cluster_b)
    union all
    select
        case when p.cluster_a = $cluster then p.cluster_b else p.cluster_a end,
        case when $lang = 'en' then 'European project: ' || coalesce(p.acronyms, p.n_projects || ' together') else 'Projet européen : ' || coalesce(p.acronyms, p.n_projects || ' en commun') end,
        year(p.first_start), 'europe', p.source_id, p.confidence
    from cluster_eu_pairs as p
    where $cluster in (p.cluster_a, p.cluster_b)
)
select
    coalesce(c.short_name, x.name) as partner,
    cast(count(*) as integer) as n,
    string_agg(case when t."year" is null then t.kind else t.kind || ' (' || cast(t."year" as integer) || ')' end, ' ; ' order by t."year", t.kind) as what,
    cast(min(t."year") as integer) as first_year,
    cast(max(t."year") as integer) as last_year,
    c.cluster_id is not null as is_cluster,
    t.other as _id,
    cast(sum(case when t.family = 'merger' then 1 else 0 end) as integer) as _n_merger,
    string_agg(t.source_id, ';' order by t."year", t.kind) as source_id,
    case max(case t.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from ties as t
left join clusters as c on c.cluster_id = t.other
left join external_partners as x on x.partner_id = t.other
group by t.other, c.short_name, x.name, c.cluster_id
order by n desc, strip_accents(lower(coalesce(c.short_name, x.name))), t.other
