-- The clusters with a label in a phase or in an earlier one: those that stay, arrive or leave, and the cluster into which one that leaves was merged.
-- Leaves out: changes of name; dates within the phase; a cluster that came after the earlier phase and went before the later one.
-- Parameters:
--   phase  integer           Later phase, 2 to 5
--   since  integer optional  Earlier phase; the one before without it, or where it is not earlier
--   lang   text              Language of the labels, fr or en
-- Columns:
--   short_name  text    -     Cluster
--   name        text    -     Full name
--   status      text    -     Status
--   heir        text    -     Merged into
--   cluster_id  text    code  Identifier
--   _move       text    code  Move
--   _heir       text    code  Merged into
--   _family     text    code  Family of themes
--   _region_code text   code  Region of the seat
--   _x          number  px    Place, to the right
--   _y          number  px    Place, down
--   source_id   text    -     Sources
--   confidence  text    -     Confidence
with span as (
    select case when $since < $phase then cast($since as integer) else $phase - 1 end as phase_a
),
held as (
    select
        l.cluster_id,
        max(case when l.phase = $phase then 1 else 0 end) as now,
        max(case when l.phase = s.phase_a then 1 else 0 end) as before,
        string_agg(l.source_id, ';' order by l.phase) as source_id,
        case max(case l.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
    from span as s
    inner join cluster_labels as l on l.labelled = 1 and l.phase in (s.phase_a, $phase)
    where s.phase_a >= 1
    group by l.cluster_id
),
heirs as (
    select h.cluster_id, max(h.heir_id) as heir
    from span as s
    inner join network_heirs as h on h.phase_a = s.phase_a and h.phase_b = $phase
    group by h.cluster_id
)
select
    c.short_name,
    c.name,
    case
        when h.now = 1 and h.before = 1 then case when $lang = 'en' then 'Stays' else 'Reste' end
        when h.now = 1 then case when $lang = 'en' then 'Arrives' else 'Arrive' end
        else case when $lang = 'en' then 'Leaves' else 'Sort' end
    end as status,
    b.short_name as heir,
    h.cluster_id,
    case when h.now = 1 and h.before = 1 then 'stays' when h.now = 1 then 'arrives' else 'leaves' end as _move,
    b.cluster_id as _heir,
    t.theme_group as _family,
    c.region_code as _region_code,
    p.x as _x,
    p.y as _y,
    h.source_id,
    h.confidence
from held as h
inner join clusters as c on c.cluster_id = h.cluster_id
inner join themes as t on t.theme = c.theme
inner join network_positions as p on p.cluster_id = h.cluster_id
left join heirs as e on e.cluster_id = h.cluster_id
left join clusters as b on b.cluster_id = e.heir
order by strip_accents(lower(c.short_name)), h.cluster_id
