-- The clusters with a label in a phase or in the one before: those that stay, arrive or leave, and the cluster into which one that leaves was merged.
-- Leaves out: changes of name; dates within the phase.
-- Parameters:
--   phase  integer  Phase, 2 to 5
--   lang   text     Language of the labels, fr or en
-- Columns:
--   short_name  text    -     Cluster
--   status      text    -     Status
--   heir        text    -     Merged into
--   cluster_id  text    code  Identifier
--   _move       text    code  Move
--   _heir       text    code  Merged into
--   _family     text    code  Family of themes
--   _x          number  px    Place, to the right
--   _y          number  px    Place, down
--   source_id   text    -     Sources
--   confidence  text    -     Confidence
with held as (
    select
        cluster_id,
        max(case when phase = $phase then 1 else 0 end) as now,
        max(case when phase = $phase - 1 then 1 else 0 end) as before,
        string_agg(source_id, ';' order by phase) as source_id,
        case max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
    from cluster_labels
    where labelled = 1 and phase in ($phase - 1, $phase) and $phase > 1
    group by cluster_id
),
heirs as (
    select cluster_a as cluster_id, max(cluster_b) as heir
    from network_links
    where kind = 'merger' and phase in ($phase - 1, $phase)
    group by cluster_a
)
select
    c.short_name,
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
    p.x as _x,
    p.y as _y,
    h.source_id,
    h.confidence
from held as h
inner join clusters as c on c.cluster_id = h.cluster_id
inner join themes as t on t.theme = c.theme
inner join network_positions as p on p.cluster_id = h.cluster_id
left join heirs as e on e.cluster_id = h.cluster_id and h.now = 0
left join clusters as b on b.cluster_id = e.heir
order by strip_accents(lower(c.short_name)), h.cluster_id
