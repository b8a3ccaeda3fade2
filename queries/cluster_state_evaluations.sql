-- How the State evaluated a cluster and its direct ancestors, in 2008 and 2012.
-- Leaves out: 57 of the 71 results of 2008, of which only the group counts are public.
-- Parameters:
--   cluster  text  Identifier of the cluster
--   lang     text  Language of the labels, fr or en
-- Columns:
--   short_name  text     -     Cluster
--   year        integer  year  Year of the evaluation
--   result      text     -     Result
--   _cluster_id text     code  Identifier
--   _ancestor   boolean  -     Ancestor
--   source_id   text     -     Sources
--   confidence  text     -     Confidence
with related as (
    select $cluster as cluster_id, false as ancestor
    union all
    select distinct from_cluster_id, true
    from cluster_lineage
    where event in ('merged', 'absorbed') and to_cluster_id = $cluster and from_cluster_id <> to_cluster_id
)
select
    c.short_name,
    cast(e.evaluation_year as integer) as "year",
    case when $lang = 'en' then k.label_en else k.label_fr end as result,
    e.cluster_id as _cluster_id,
    r.ancestor as _ancestor,
    e.source_id,
    e.confidence
from related as r
inner join clusters as c on c.cluster_id = r.cluster_id
inner join cluster_evaluations as e on e.cluster_id = r.cluster_id
inner join code_lists as k on k.list = 'evaluation_result' and k.code = e.result
order by _ancestor, _cluster_id, "year"
