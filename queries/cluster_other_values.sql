-- The other values read on a cluster and why they are not drawn: another value of the same fact, or another scope.
-- Leaves out: the values shown elsewhere on the card.
-- Parameters:
--   cluster  text  Identifier of the cluster
--   lang     text  Language of the labels, fr or en
-- Columns:
--   indicator   text     -      Figure read
--   value       number   -      Value
--   unit        text     -      Unit
--   year        integer  year   Year
--   why         text     -      Why it is not drawn
--   sure        text     -      Confidence of the figure
--   note        text     -      Note
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
select
    case when $lang = 'en' then k.label_en else k.label_fr end as indicator,
    i.value::double as value,
    case when $lang = 'en' then u.label_en else u.label_fr end as unit,
    cast(i."year" as integer) as "year",
    case
        when i.scope <> 'comparable' then case when $lang = 'en' then c.label_en else c.label_fr end
        else case when $lang = 'en' then 'Other value of the same fact' else 'Autre valeur du même fait' end
    end as why,
    case when $lang = 'en' then s.label_en else s.label_fr end as sure,
    case when $lang = 'en' then i.note_en else i.note_fr end as note,
    i.source_id,
    i.confidence
from cluster_indicators as i
inner join code_lists as k on k.list = 'cluster_indicator' and k.code = i.indicator
inner join code_lists as u on u.list = 'unit' and u.code = i.unit
inner join code_lists as s on s.list = 'confidence' and s.code = i.confidence
left join code_lists as c on c.list = 'cluster_scope' and c.code = i.scope
where i.cluster_id = $cluster and (i.preferred = 0 or i.scope <> 'comparable')
order by k."order", i."year", i.value, i.source_id
