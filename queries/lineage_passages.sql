-- What became of each cluster from the opening of a phase to the opening of the next: stayed, merged, born of a merger, left, entered, got its label back.
-- Leaves out: what came and went between two openings; after March 2023, everything.
-- Parameters:
--   region  text  optional  Code of the seat's region; the whole of France without it
--   lang    text            Language of the labels, fr or en
-- Columns:
--   phase         integer  phase  Phase
--   first_day     date     -      Opening of the phase
--   next_day      date     -      Opening of the next
--   cluster       text     -      Cluster
--   fate          text     -      Fate
--   heir          text     -      Heir
--   family        text     -      Family of themes
--   cluster_id    text     code   Identifier
--   _fate         text     code   Fate
--   _family       text     code   Family of themes
--   _heir_family  text     code   Family of the heir
--   source_id     text     -      Sources
--   confidence    text     -      Confidence
with openings as (
    select phase, case phase when 4 then date '2019-02-05' when 5 then date '2023-03-27' else start_date end as day
    from phases
),
passages as (
    select a.phase, a.day as first_day, b.day as next_day
    from openings as a
    inner join openings as b on b.phase = a.phase + 1
),
held as (
    select
        o.phase, s.cluster_id, s.source_id, s.confidence
    from openings as o
    inner join label_spells as s on s.label_start <= o.day and (s.label_end is null or s.label_end >= o.day)
),
leads as (
    select from_cluster_id as cluster_id, to_cluster_id as heir_id, exit_label_end, source_id, confidence
    from cluster_lineage
    where event in ('merged', 'absorbed') and exit_label_end is not null
),
heirs as (
    select p.phase, l.cluster_id, coalesce(m.heir_id, l.heir_id) as heir_id, l.source_id, l.confidence
    from passages as p
    inner join leads as l on l.exit_label_end >= p.first_day and l.exit_label_end < p.next_day
    left join leads as m on m.cluster_id = l.heir_id and m.exit_label_end >= p.first_day and m.exit_label_end < p.next_day
),
before_after as (
    select
        p.phase, p.first_day, p.next_day, coalesce(a.cluster_id, b.cluster_id) as cluster_id, a.cluster_id is not null as was, b.cluster_id is not null as is_now,
        concat_ws(';', a.source_id, b.source_id) as source_id,
        case when a.confidence = 'low' or b.confidence = 'low' then 'low' when a.confidence = 'medium' or b.confidence = 'medium' then 'medium' else 'high' end as confidence
    from passages as p
    inner join clusters as c on 1 = 1
    left join held as a on a.phase = p.phase and a.cluster_id = c.cluster_id
    left join held as b on b.phase = p.phase + 1 and b.cluster_id = c.cluster_id
    where a.cluster_id is not null or b.cluster_id is not null
),
told as (
    select
        n.phase, n.first_day, n.next_day, n.cluster_id, h.heir_id,
        case
            when n.was and n.is_now then 'stayed'
            when n.was and h.heir_id is not null then 'merged'
            when n.was then 'left'
            when exists (select 1 from heirs as k where k.phase = n.phase and k.heir_id = n.cluster_id) and exists (select 1 from cluster_lineage as e where e.to_cluster_id = n.cluster_id and e.event = 'merged' and e.entry_label_start > n.first_day and e.entry_label_start <= n.next_day) then 'born'
            when exists (select 1 from label_spells as s where s.cluster_id = n.cluster_id and s.label_start < n.first_day) then 'back'
            else 'entered'
        end as fate,
        concat_ws(';', n.source_id, h.source_id) as source_id,
        case when n.confidence = 'low' or h.confidence = 'low' then 'low' when n.confidence = 'medium' or h.confidence = 'medium' then 'medium' else 'high' end as confidence
    from before_after as n
    left join heirs as h on h.phase = n.phase and h.cluster_id = n.cluster_id and not n.is_now
)
select
    t.phase, t.first_day, t.next_day, c.short_name as cluster,
    case t.fate
        when 'stayed' then case when $lang = 'en' then 'stayed' else 'resté' end
        when 'merged' then case when $lang = 'en' then 'merged into another' else 'fondu dans un autre' end
        when 'born' then case when $lang = 'en' then 'born of a merger' else 'né d’une fusion' end
        when 'left' then case when $lang = 'en' then 'left with no heir' else 'sorti sans héritier' end
        when 'back' then case when $lang = 'en' then 'got its label back' else 'label retrouvé' end
        else case when $lang = 'en' then 'entered' else 'entré' end
    end as fate,
    h.short_name as heir,
    case when $lang = 'en' then g.label_en else g.label_fr end as family,
    t.cluster_id,
    t.fate as _fate,
    m.theme_group as _family,
    n.theme_group as _heir_family,
    t.source_id,
    t.confidence
from told as t
inner join clusters as c on c.cluster_id = t.cluster_id
inner join themes as m on m.theme = c.theme
left join clusters as h on h.cluster_id = t.heir_id
left join themes as n on n.theme = h.theme
left join code_lists as g on g.list = 'theme_group' and g.code = m.theme_group
where $region is null or c.region_code = $region
order by t.phase, case t.fate when 'stayed' then 1 when 'merged' then 2 when 'born' then 3 when 'left' then 4 when 'entered' then 5 else 6 end, strip_accents(lower(c.short_name)), t.cluster_id
