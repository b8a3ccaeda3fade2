-- What happened to a cluster, its ancestors and its heirs, in order of time, first labels included.
-- Leaves out: renewals of a label from one phase to the next, which stand on the lines.
-- Parameters:
--   cluster  text  Identifier of the cluster
--   lang     text  Language of the labels, fr or en
-- Columns:
--   day              date  -     Date
--   event            text  -     Event
--   from_cluster     text  -     From
--   to_cluster       text  -     To
--   note             text  -     What happened
--   sure             text  -     Confidence
--   _precision       text  code  Precision
--   _day_to          date  -     Last possible day
--   source_id        text  -     Sources
--   confidence       text  -     Confidence
with related as (
    select b.cluster_id
    from lineage_bonds as a
    inner join lineage_bonds as b on b.bond = a.bond
    where a.cluster_id = $cluster
),
happened as (
    select
        e.event_id, coalesce(e.event_date, e.date_from) as day, e.event, e.from_cluster_id, e.to_cluster_id,
        case when $lang = 'en' then e.note_en else e.note_fr end as note,
        coalesce(e.date_precision, 'bounded') as day_precision, coalesce(e.event_date, e.date_to) as day_to, e.source_id, e.confidence
    from cluster_lineage as e
    where e.from_cluster_id in (select cluster_id from related) or e.to_cluster_id in (select cluster_id from related)
    union all
    select
        'first-' || l.cluster_id, l.label_start, 'created', null, l.cluster_id,
        case when $lang = 'en' then coalesce(l.note_en, 'First labels') else coalesce(l.note_fr, 'Premiers labels') end,
        l.start_precision, l.label_start, l.source_id, l.confidence
    from cluster_labels as l
    where l.labelled = 1 and l.label_start = date '2005-07-12' and l.cluster_id in (select cluster_id from related)
)
select
    h.day,
    case when $lang = 'en' then v.label_en else v.label_fr end as event,
    a.short_name as from_cluster,
    b.short_name as to_cluster,
    h.note,
    case when $lang = 'en' then k.label_en else k.label_fr end as sure,
    h.day_precision as _precision,
    h.day_to as _day_to,
    h.source_id,
    h.confidence
from happened as h
inner join code_lists as v on v.list = 'event' and v.code = h.event
left join code_lists as k on k.list = 'confidence' and k.code = h.confidence
left join clusters as a on a.cluster_id = h.from_cluster_id
left join clusters as b on b.cluster_id = h.to_cluster_id
order by h.day, h.event_id
