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
with kin as (
    select from_cluster_id as one, to_cluster_id as other
    from cluster_lineage
    where event in ('merged', 'absorbed', 'relabelled') and from_cluster_id <> to_cluster_id
    union
    select to_cluster_id, from_cluster_id
    from cluster_lineage
    where event in ('merged', 'absorbed', 'relabelled') and from_cluster_id <> to_cluster_id
    union
    select cluster_id, cluster_id from clusters
),
near as (
    select a.one, b.other
    from kin as a
    inner join kin as b on b.one = a.other
    group by a.one, b.other
),
bonds as (
    select a.one as cluster_id, min(b.other) as bond
    from near as a
    inner join near as b on b.one = a.other
    group by a.one
),
wanted as (
    select b.bond
    from bonds as b
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
),
fates as (
    select
        e.from_cluster_id as cluster_id, e.exit_label_end as label_end, e.event, c.short_name as heir, e.source_id,
        row_number() over (partition by e.from_cluster_id, e.exit_label_end order by e.event_date, e.event_id) as place
    from cluster_lineage as e
    left join clusters as c on c.cluster_id = e.to_cluster_id
    where e.exit_label_end is not null
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
    case when f.event is null then null else concat_ws(case when $lang = 'en' then ': ' else ' : ' end, case when $lang = 'en' then v.label_en else v.label_fr end, f.heir) end as fate,
    h.names as heirs,
    m.theme_group as _family,
    l.label_term as _term,
    l.basis as _basis,
    b.bond as _bond,
    h.codes as _heirs,
    $cluster is not null or $region is null or c.region_code = $region as _here,
    case
        when l.label_term in ('trial_then_renewed', 'trial_then_withdrawn') then date '2010-05-11'
        when l.label_term in ('one_year_extendable', 'one_year_then_extended') then cast(l.label_start + interval 1 year as date)
        when l.label_term = 'two_years_extendable' then cast(l.label_start + interval 2 year as date)
    end as _firm_from,
    coalesce(l.label_end, p.end_date) as _until,
    i.created as _today,
    concat_ws(';', l.source_id, f.source_id) as source_id,
    l.confidence
from cluster_labels as l
inner join clusters as c on c.cluster_id = l.cluster_id
inner join themes as m on m.theme = c.theme
inner join regions as r on r.region_code = c.region_code
inner join phases as p on p.phase = l.phase
inner join bonds as b on b.cluster_id = c.cluster_id
inner join wanted as w on w.bond = b.bond
cross join build_info as i
left join living as h on h.cluster_id = c.cluster_id
left join fates as f on f.cluster_id = c.cluster_id and f.label_end = l.label_end and f.place = 1
left join code_lists as g on g.list = 'theme_group' and g.code = m.theme_group
left join code_lists as t on t.list = 'label_term' and t.code = l.label_term
left join code_lists as v on v.list = 'event' and v.code = f.event
where l.labelled = 1
order by strip_accents(lower(c.short_name)), c.cluster_id, l.phase
