-- The organisations that public pages name with a cluster, by kind.
-- Leaves out: whoever no page names. It is a sample, never the list of members.
-- Parameters:
--   cluster  text  Identifier of the cluster
--   lang     text  Language of the labels, fr or en
-- Columns:
--   kind          text     -      Kind
--   n             integer  count  Organisations
--   names         text     -      Organisations named
--   first_year    integer  year   First year read
--   last_year     integer  year   Last year read
--   _n_all        integer  count  Organisations, all kinds
--   source_id     text     -      Sources
--   confidence    text     -      Confidence
with named as (
    select organisation_id, min(kind) as kind, min("year") as first_year, max("year") as last_year, string_agg(source_id, ';' order by source_id) as source_id,
        max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) as doubt
    from cluster_members
    where cluster_id = $cluster
    group by organisation_id
)
select
    case when $lang = 'en' then k.label_en else k.label_fr end as kind,
    cast(count(*) as integer) as n,
    string_agg(o.name, ', ' order by strip_accents(lower(o.name))) as names,
    cast(min(n.first_year) as integer) as first_year,
    cast(max(n.last_year) as integer) as last_year,
    cast(sum(count(*)) over () as integer) as _n_all,
    string_agg(n.source_id, ';' order by n.organisation_id) as source_id,
    case max(n.doubt) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from named as n
inner join organisations as o on o.organisation_id = n.organisation_id
inner join code_lists as k on k.list = 'member_kind' and k.code = n.kind
group by k."order", k.label_en, k.label_fr, n.kind
order by k."order"
