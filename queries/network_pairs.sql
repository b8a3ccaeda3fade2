-- The known links of a phase between two clusters, by kind: organisations in common, documented agreements, European projects, departures by merger.
-- Leaves out: pairs whose organisations in common are all widespread (weight under 0.5); foreign partners and those of one European project alone; acts of a year when one of the two held no label; merger talks; European projects before 2014.
-- Parameters:
--   phase  integer  Phase, 1 to 5
--   lang   text     Language of the labels, fr or en
-- Columns:
--   name_a      text     -      Cluster
--   full_a      text     -      Full name
--   kind        text     -      Link
--   name_b      text     -      With
--   full_b      text     -      Full name of the other
--   n_items     integer  count  How many
--   items       text     -      Which
--   weight      number   points  Weight
--   _kind       text     code   Kind
--   _a          text     code   Cluster
--   _b          text     code   With
--   _apart      integer  count  Not drawn as a star
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
select
    a.short_name as name_a,
    a.name as full_a,
    case l.kind
        when 'shared_organisation' then case when $lang = 'en' then 'Organisations in common' else 'Organisations en commun' end
        when 'agreement' then case when $lang = 'en' then 'Documented agreement' else 'Accord documenté' end
        when 'eu_project' then case when $lang = 'en' then 'European project' else 'Projet européen' end
        else case when $lang = 'en' then 'Merged into' else 'Fondu dans' end
    end as kind,
    b.short_name as name_b,
    b.name as full_b,
    l.n_items,
    case when $lang = 'en' then l.items_en else l.items_fr end as items,
    l.weight,
    l.kind as _kind,
    l.cluster_a as _a,
    l.cluster_b as _b,
    l.n_apart as _apart,
    l.source_id,
    l.confidence
from network_links as l
inner join clusters as a on a.cluster_id = l.cluster_a
inner join clusters as b on b.cluster_id = l.cluster_b
where l.phase = $phase
order by l.weight desc, l.kind, strip_accents(lower(a.short_name)), l.cluster_a, strip_accents(lower(b.short_name)), l.cluster_b
