-- When a cluster, its ancestors and its heirs held the label: one row a phase, with the term of the label and how the last one ended.
-- Leaves out: renames, which change no label; kin at more than two steps.
-- Parameters:
--   cluster  text  Identifier of the cluster
--   lang     text  Language of the labels, fr or en
-- Columns:
--   cluster_id   text     code   Identifier
--   short_name   text     -      Cluster
--   relation     text     -      Relation
--   phase        integer  phase  Phase
--   label_start  date     -      Label since
--   label_end    date     -      Label until
--   term         text     -      Term of the label
--   category     text     -      Category
--   fate         text     -      How it ended
--   note         text     -      Note
--   _relation    text     code   Relation
--   _step        integer  count  Steps from the cluster
--   _family      text     code   Family of themes
--   _fate        text     code   How it ended
--   _heir        text     -      Heir
--   _until       date     -      Last day drawn
--   source_id    text     -      Sources
--   confidence   text     -      Confidence
with kin as (
    select from_cluster_id as older, to_cluster_id as younger
    from lineage_events
    where passes_the_label = 1
    group by from_cluster_id, to_cluster_id
),
related as (
    select $cluster as cluster_id, 'self' as relation, 0 as step
    union all
    select older, 'ancestor', 1 from kin where younger = $cluster
    union all
    select younger, 'heir', 1 from kin where older = $cluster
    union all
    select k.older, 'ancestor', 2 from kin as k inner join kin as j on j.older = k.younger where j.younger = $cluster and k.older <> $cluster
    union all
    select k.younger, 'heir', 2 from kin as k inner join kin as j on j.younger = k.older where j.older = $cluster and k.younger <> $cluster
),
closest as (
    select cluster_id, case when count(distinct relation) > 1 then 'both' else min(relation) end as relation, min(step) as step
    from related
    group by cluster_id
),
rows_told as (
    select
        c.cluster_id,
        c.short_name,
        case k.relation
            when 'self' then case when $lang = 'en' then 'The cluster' else 'Le pôle' end
            when 'ancestor' then case when $lang = 'en' then 'Ancestor' else 'Ancêtre' end
            when 'heir' then case when $lang = 'en' then 'Heir' else 'Héritier' end
            else case when $lang = 'en' then 'Ancestor and heir' else 'Ancêtre et héritier' end
        end as relation,
        l.phase,
        l.label_start,
        l.label_end,
        case when $lang = 'en' then t.label_en else t.label_fr end as term,
        case when $lang = 'en' then g.label_en else g.label_fr end as category,
        case when f.fate is null then null else concat_ws(case when $lang = 'en' then ': ' else ' : ' end, case when $lang = 'en' then e.label_en else e.label_fr end, a.short_name) end as fate,
        case when $lang = 'en' then l.note_en else l.note_fr end as note,
        k.relation as _relation,
        cast(k.step as integer) as _step,
        h.theme_group as _family,
        f.fate as _fate,
        a.short_name as _heir,
        coalesce(l.label_end, p.end_date) as _until,
        l.source_id,
        l.confidence
    from closest as k
    inner join clusters as c on c.cluster_id = k.cluster_id
    inner join themes as h on h.theme = c.theme
    inner join cluster_labels as l on l.cluster_id = c.cluster_id and l.labelled = 1
    inner join phases as p on p.phase = l.phase
    left join code_lists as t on t.list = 'label_term' and t.code = l.label_term
    left join code_lists as g on g.list = 'label_category' and g.code = l.category
    left join label_fates as f on f.cluster_id = c.cluster_id and f.label_end = l.label_end
    left join clusters as a on a.cluster_id = f.heir_id
    left join code_lists as e on e.list = 'event' and e.code = f.fate
)
select *
from rows_told
order by case _relation when 'ancestor' then 1 when 'self' then 2 when 'both' then 3 else 4 end, _step desc, strip_accents(lower(short_name)), cluster_id, phase
