-- Every label that each cluster has held, phase by phase, with what it was given for and how it ended: the lanes of the genealogy.
-- Leaves out: nothing of France; for a region or a cluster, those that share no lineage with it.
-- Parameters:
--   region   text  optional  Code of the seat's region; the whole of France without it
--   cluster  text  optional  Identifier of a cluster: it and those of its lineage alone, whatever the region
--   lang     text            Language of the labels, fr or en
-- Columns:
--   cluster_id      text     code   Identifier
--   cluster         text     -      Cluster
--   family          text     -      Family of themes
--   region          text     -      Region
--   phase           integer  phase  Phase
--   label_start     date     -      Label since
--   label_end       date     -      Label until
--   term            text     -      Term of the label
--   fate            text     -      How it ended
--   heirs           text     -      Clusters of today
--   _family         text     code   Family of themes
--   _term           text     code   Term of the label
--   _basis          text     code   Basis
--   _bond           text     code   First cluster of the lineage
--   _heirs          text     code   Clusters of today
--   _here           boolean  -      Seat in the region
--   _firm_from      date     -      Day until which the label is provisional
--   _until          date     -      Last day drawn
--   _today          date     -      Day on which the tables were put together
--   source_id       text     -      Sources
--   confidence      text     -      Confidence
with wanted as (
    select b.bond
    from lineage_bonds as b
    inner join clusters as c on c.cluster_id = b.cluster_id
    where case when $cluster is not null then c.cluster_id = $cluster else $region is null or c.region_code = $region end
    group by b.bond
),
nearest as (
    select cluster_id, other_id, distance, min(distance) over (partition by cluster_id) as least
    from cluster_successors
    where relation = 'heir'
),
living as (
    select n.cluster_id, string_agg(n.other_id, ';' order by n.other_id) as codes, string_agg(c.short_name, ', ' order by n.other_id) as names
    from nearest as n
    inner join clusters as c on c.cluster_id = n.other_id
    where n.distance = n.least
    group by n.cluster_id
)
select
    c.cluster_id,
    case when length(c.short_name) <= 4 and length(c.name) <= 24 then regexp_replace(c.name, '^Pôle (des )?', '') else c.short_name end as cluster,
    case when $lang = 'en' then g.label_en else g.label_fr end as family,
    r.name as region,
    l.phase,
    l.label_start,
    l.label_end,
    case when $lang = 'en' then t.label_en else t.label_fr end as term,
    case when f.fate is null then null else concat_ws(case when $lang = 'en' then ': ' else ' : ' end, case when $lang = 'en' then v.label_en else v.label_fr end, e.short_name) end as fate,
    h.names as heirs,
    m.theme_group as _family,
    l.label_term as _term,
    l.basis as _basis,
    b.bond as _bond,
    h.codes as _heirs,
    $cluster is not null or $region is null or c.region_code = $region as _here,
    q.provisional_until as _firm_from,
    coalesce(l.label_end, p.end_date) as _until,
    i.created as _today,
    concat_ws(';', l.source_id, f.source_id) as source_id,
    l.confidence
from cluster_labels as l
inner join clusters as c on c.cluster_id = l.cluster_id
inner join themes as m on m.theme = c.theme
inner join regions as r on r.region_code = c.region_code
inner join phases as p on p.phase = l.phase
inner join lineage_bonds as b on b.cluster_id = c.cluster_id
inner join wanted as w on w.bond = b.bond
cross join build_info as i
left join living as h on h.cluster_id = c.cluster_id
left join label_provisional as q on q.cluster_id = l.cluster_id and q.phase = l.phase
left join label_fates as f on f.cluster_id = c.cluster_id and f.label_end = l.label_end
left join clusters as e on e.cluster_id = f.heir_id
left join code_lists as g on g.list = 'theme_group' and g.code = m.theme_group
left join code_lists as t on t.list = 'label_term' and t.code = l.label_term
left join code_lists as v on v.list = 'event' and v.code = f.fate
where l.labelled = 1
order by strip_accents(lower(c.short_name)), c.cluster_id, l.phase
