-- What happened to the clusters: labels given, mergers, new names, labels withdrawn or given back, with the day as far as it is known.
-- Leaves out: the 67 first labels of July 2005, which are no event of a lineage.
-- Parameters:
--   lang  text  Language of the labels, fr or en
-- Columns:
--   event_id         text     code  Identifier
--   day              date     -     Date
--   event            text     -     Event
--   from_cluster     text     -     From
--   to_cluster       text     -     To
--   note             text     -     What happened
--   _event           text     code  Event
--   _from            text     code  From
--   _to              text     code  To
--   _precision       text     code  Precision
--   _day_to          date     -     Last possible day
--   _label_lost_on   date     -     Last day of the label lost
--   _label_gained_on date     -     First day of the label gained
--   _old_name        text     -     Name before
--   _confidence      text     code  Confidence
--   source_id        text     -     Sources
--   confidence       text     -     Confidence
select
    e.event_id,
    coalesce(e.event_date, e.date_from) as day,
    case when $lang = 'en' then v.label_en else v.label_fr end as event,
    a.short_name as from_cluster,
    b.short_name as to_cluster,
    case when $lang = 'en' then e.note_en else e.note_fr end as note,
    e.event as _event,
    e.from_cluster_id as _from,
    e.to_cluster_id as _to,
    coalesce(e.date_precision, 'bounded') as _precision,
    coalesce(e.event_date, e.date_to) as _day_to,
    e.exit_label_end as _label_lost_on,
    e.entry_label_start as _label_gained_on,
    case when e.event = 'renamed' then split_part(e.note_en, ' becomes ', 1) end as _old_name,
    e.confidence as _confidence,
    e.source_id,
    e.confidence
from cluster_lineage as e
inner join code_lists as v on v.list = 'event' and v.code = e.event
left join clusters as a on a.cluster_id = e.from_cluster_id
left join clusters as b on b.cluster_id = e.to_cluster_id
order by coalesce(e.event_date, e.date_from), e.event_id
