-- How many members a cluster and its direct ancestors declared, year by year and kind by kind.
-- Leaves out: alternates, and figures whose scope is not that of the others.
-- Parameters:
--   cluster  text  Identifier of the cluster
--   lang     text  Language of the labels, fr or en
-- Columns:
--   short_name  text     -      Cluster
--   kind        text     -      Kind
--   year        integer  year   Year
--   value       integer  count  Members
--   sure        text     -      Confidence of the figure
--   inferred    boolean  -      Year inferred
--   note        text     -      Note
--   _cluster_id text     code   Identifier
--   _indicator  text     code   Indicator
--   _ancestor   boolean  -      Ancestor
--   _family     text     code   Family of themes
--   _order      integer  -      Place of the kind
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
with related as (
    select $cluster as cluster_id, false as ancestor
    union all
    select distinct from_cluster_id, true
    from cluster_lineage
    where event in ('merged', 'absorbed') and to_cluster_id = $cluster and from_cluster_id <> to_cluster_id
)
select
    c.short_name,
    case when $lang = 'en' then k.label_en else k.label_fr end as kind,
    cast(i."year" as integer) as "year",
    cast(i.value as integer) as value,
    case when $lang = 'en' then s.label_en else s.label_fr end as sure,
    i.year_basis = 'inferred' as inferred,
    case when $lang = 'en' then i.note_en else i.note_fr end as note,
    i.cluster_id as _cluster_id,
    i.indicator as _indicator,
    r.ancestor as _ancestor,
    h.theme_group as _family,
    cast(k."order" as integer) as _order,
    i.source_id,
    i.confidence
from related as r
inner join clusters as c on c.cluster_id = r.cluster_id
inner join themes as h on h.theme = c.theme
inner join cluster_indicators as i on i.cluster_id = r.cluster_id and i.preferred = 1 and i.scope = 'comparable' and i.indicator like 'members\_%' escape '\'
inner join code_lists as k on k.list = 'cluster_indicator' and k.code = i.indicator
inner join code_lists as s on s.list = 'confidence' and s.code = i.confidence
order by _ancestor, _cluster_id, _order, "year", value, source_id
