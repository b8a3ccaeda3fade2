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
    from cluster_acts as l
    inner join code_lists as k on k.list = 'link_kind' and k.code = l.kind
    where $cluster in (l.cluster_a, l.cluster_b)
    union all
    select
        case when p.cluster_a = $cluster then p.cluster_b else p.cluster_a end,
        concat_ws(case when $lang = 'en' then ': ' else ' : ' end, case when $lang = 'en' then 'European project' else 'Projet européen' end, p.acronyms),
        year(p.first_start), 'europe', p.source_id, p.confidence
    from cluster_eu_pairs as p
    where $cluster in (p.cluster_a, p.cluster_b)
),
grouped as (
    select
        other, kind, "year", max(family) as family, count(*) as n, string_agg(source_id, ';' order by source_id) as source_id,
        case max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
    from ties
    group by other, kind, "year"
)
select
    coalesce(c.short_name, x.name) as partner,
    cast(sum(t.n) as integer) as n,
    string_agg(t.kind || case when t."year" is null then '' else ' (' || cast(t."year" as integer) || ')' end || case when t.n > 1 then ' × ' || t.n else '' end, ' ; ' order by t."year", t.kind) as what,
    cast(min(t."year") as integer) as first_year,
    cast(max(t."year") as integer) as last_year,
    c.cluster_id is not null as is_cluster,
    t.other as _id,
    cast(sum(case when t.family = 'merger' then t.n else 0 end) as integer) as _n_merger,
    string_agg(t.source_id, ';' order by t."year", t.kind) as source_id,
    case max(case t.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from grouped as t
left join clusters as c on c.cluster_id = t.other
left join external_partners as x on x.partner_id = t.other
group by t.other, c.short_name, x.name, c.cluster_id
order by n desc, strip_accents(lower(partner)), _id
