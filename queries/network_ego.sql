-- The known links of one cluster in a phase, neighbour by neighbour and kind by kind, and the phases in which each is known.
-- Leaves out: what network_pairs leaves out. A link by organisations in common has no date: its phases are those in which both clusters hold the label.
-- Parameters:
--   cluster  text     Identifier of the cluster
--   phase    integer  Phase, 1 to 5
--   lang     text     Language of the labels, fr or en
-- Columns:
--   short_name  text     -      Cluster
--   name        text     -      Full name
--   region      text     -      Region
--   kind        text     -      Link
--   n_items     integer  count  How many
--   items       text     -      Which
--   weight      number   points  Weight
--   phases      text     -      Phases
--   elsewhere   text     -      Acts and projects of other phases
--   _kind       text     code   Kind
--   _cluster    text     code   Cluster
--   _away       boolean  -      A departure from the chosen cluster
--   _family     text     code   Family of themes
--   _region_code  text    code   Region of the seat
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
with own as (
    select
        l.phase, l.kind, case when l.cluster_a = $cluster then l.cluster_b else l.cluster_a end as other, l.cluster_a = $cluster as away,
        l.n_items, l.items_fr, l.items_en, l.weight, l.source_id, l.confidence
    from network_links as l
    where l.cluster_a = $cluster or l.cluster_b = $cluster
),
known as (
    select kind, other, away or kind <> 'merger' as way, string_agg(distinct cast(phase as varchar), ', ' order by cast(phase as varchar)) as phases
    from own
    group by kind, other, away or kind <> 'merger'
),
elsewhere as (
    select a.phase, a.kind, a.other,
        string_agg(concat('phase ', b.phase, case when $lang = 'en' then ': ' else ' : ' end, case when $lang = 'en' then b.items_en else b.items_fr end), case when $lang = 'en' then '; ' else ' ; ' end order by b.phase) as told
    from own as a
    inner join own as b on b.other = a.other and b.kind = a.kind and b.phase <> a.phase
    where a.phase = $phase and a.kind in ('agreement', 'eu_project')
    group by a.phase, a.kind, a.other
),
heavy as (
    select other, sum(weight) as weight
    from own
    where phase = $phase
    group by other
)
select
    c.short_name,
    c.name,
    r.name as region,
    case o.kind
        when 'shared_organisation' then case when $lang = 'en' then 'Organisations in common' else 'Organisations en commun' end
        when 'agreement' then case when $lang = 'en' then 'Documented agreement' else 'Accord documenté' end
        when 'eu_project' then case when $lang = 'en' then 'European project' else 'Projet européen' end
        when 'merger' then
            case
                when o.away then case when $lang = 'en' then 'The chosen cluster joined it' else 'Le pôle choisi l’a rejoint' end
                else case when $lang = 'en' then 'Came into the chosen cluster' else 'A rejoint le pôle choisi' end
            end
    end as kind,
    o.n_items,
    case when $lang = 'en' then o.items_en else o.items_fr end as items,
    o.weight,
    k.phases,
    e.told as elsewhere,
    o.kind as _kind,
    o.other as _cluster,
    o.away as _away,
    t.theme_group as _family,
    c.region_code as _region_code,
    o.source_id,
    o.confidence
from own as o
inner join known as k on k.kind = o.kind and k.other = o.other and k.way = (o.away or o.kind <> 'merger')
left join elsewhere as e on e.kind = o.kind and e.other = o.other
inner join heavy as h on h.other = o.other
inner join clusters as c on c.cluster_id = o.other
inner join themes as t on t.theme = c.theme
inner join regions as r on r.region_code = c.region_code
where o.phase = $phase
order by h.weight desc, o.other, o.weight desc, o.kind
